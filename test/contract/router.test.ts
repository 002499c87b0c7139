import { expect, test } from '@jest/globals';
import { SpecError } from '../../src/contract/spec/spec-error.ts';
import { contractOf } from './support/contracts.ts';

const ORDERS = `
servers:
  - url: https://shop.example/api/v1
  - url: https://{region}.shop.example/
    variables: { region: { default: eu } }
paths:
  /orders:
    get: { operationId: listOrders, responses: {} }
    post: { operationId: createOrder, responses: {} }
  /orders/{id}:
    get: { operationId: getOrder, responses: {} }
    delete: { operationId: deleteOrder, responses: {} }
  /orders/recent:
    get: { operationId: listRecent, responses: {} }
  /orders/{id}/lines/{line-no}:
    get: { operationId: getLine, responses: {} }
  /orders/{id}:cancel:
    post: { operationId: cancelOrder, responses: {} }
  /reports/{from}-{to}.{kind}:
    get: { operationId: getReport, responses: {} }
`;
const contract = contractOf(ORDERS);

function routed(method: string, path: string): unknown {
  const match = contract.match(method, path);
  return match.kind === 'operation' ? [match.operation.id, match.path] : match;
}

test('a path leads to its operation, with its parameters decoded', () => {
  expect(routed('GET', '/orders')).toEqual(['listOrders', {}]);
  expect(routed('GET', '/orders/a%20b%2Fc%25')).toEqual(['getOrder', { id: 'a b/c%' }]);
  expect(routed('GET', '/orders/caf%C3%A9/lines/7')).toEqual(['getLine', { id: 'café', 'line-no': '7' }]);
});

test('literal segments win over templated ones', () => {
  expect(routed('GET', '/orders/recent')).toEqual(['listRecent', {}]);
  expect(routed('DELETE', '/orders/recent')).toEqual(['deleteOrder', { id: 'recent' }]);
});

test('templates may share a segment with each other and with text', () => {
  expect(routed('POST', '/orders/7:cancel')).toEqual(['cancelOrder', { id: '7' }]);
  expect(routed('GET', '/reports/2024-2025.csv')).toEqual([
    'getReport',
    { from: '2024', to: '2025', kind: 'csv' },
  ]);
});

test('an empty segment fills no template, and a trailing slash is another path', () => {
  expect(routed('GET', '/orders/')).toEqual({ kind: 'no-path' });
  expect(routed('GET', '/orders/7/')).toEqual({ kind: 'no-path' });
  expect(routed('GET', '//orders')).toEqual({ kind: 'no-path' });
  expect(routed('GET', '/Orders')).toEqual({ kind: 'no-path' });
});

test('percent-encoding that cannot be decoded is no path, and throws nothing', () => {
  for (const id of ['%', '%zz', '%FF', '%C3', '%E0%A4%A']) {
    expect(routed('GET', `/orders/${id}`)).toEqual({ kind: 'no-path' });
  }
});

test('a wrong method is told exactly the right ones', () => {
  expect(routed('PUT', '/orders')).toEqual({ kind: 'no-method', allow: ['GET', 'POST', 'HEAD', 'OPTIONS'] });
  expect(routed('PATCH', '/orders/7')).toEqual({
    kind: 'no-method',
    allow: ['GET', 'DELETE', 'HEAD', 'OPTIONS'],
  });
  expect(routed('OPTIONS', '/orders/7:cancel')).toMatchObject({ kind: 'no-method' });
  expect(routed('BREW', '/orders')).toMatchObject({ kind: 'no-method' });
});

test('HEAD leads where GET leads', () => {
  expect(routed('HEAD', '/orders/7')).toEqual(['getOrder', { id: '7' }]);
});

test('the base path of a server may be there or be left out', () => {
  expect(contract.basePaths).toEqual(['/api/v1']);
  expect(contract.hosts).toEqual(['shop.example', 'eu.shop.example']);
  expect(routed('GET', '/api/v1/orders')).toEqual(['listOrders', {}]);
  expect(routed('PUT', '/api/v1/orders')).toMatchObject({ kind: 'no-method' });
  expect(routed('GET', '/api/v2/orders')).toEqual({ kind: 'no-path' });
});

test('long ids are routed', () => {
  const id = 'x'.repeat(10_000);
  expect(routed('GET', `/orders/${id}`)).toEqual(['getOrder', { id }]);
});

test('two paths that cannot be told apart stop the start', () => {
  const twice = `paths: { '/a/{x}': { get: { responses: {} } }, '/a/{y}': { get: { responses: {} } } }`;
  expect(() => contractOf(twice)).toThrow(SpecError);
  expect(() => contractOf(twice)).toThrow(/Failed to route "GET \/a\/\{y\}"/);
});

test('an operation without an operationId is named by method and path', () => {
  expect(contractOf("paths: { '/a/{x}': { get: { responses: {} } } }").operations[0]?.id).toBe('GET /a/{x}');
});
