import { expect, test } from '@jest/globals';
import type { Operation } from '../../src/contract/contract.ts';
import { checkOf, contractOf, requestOf } from './support/contracts.ts';
import { refusalStatus } from './support/refusal-status.ts';

const contract = contractOf(`
paths:
  /a:
    get:
      operationId: getA
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } }
        '204': { description: none }
        4XX: { description: bad, content: { application/problem+json: { schema: { required: [detail] } } } }
        default: { description: other, content: { text/plain: { schema: { type: string } } } }
  /b: { get: { operationId: getB, responses: { '200': { description: ok }, '400': { description: bad } } } }
  /c: { get: { operationId: getC, responses: { '400': { description: bad }, '422': { description: bad } } } }
components: { schemas: { A: { type: object, x-source: sdk, properties: { size: { type: integer } } } } }
`);

function operation(id: string): Operation {
  const found = contract.operations.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

test('a response is held to the schema of its status', () => {
  const getA = operation('getA');
  expect(contract.checkResponse(getA, 200, { size: 1 })).toEqual([]);
  expect(contract.checkResponse(getA, 200, { size: 'x' })).toMatchObject([
    { in: 'response', pointer: '/size', code: 'type', blame: 'mock', basis: 'sdk', always: false },
  ]);
});

test('a range and the default stand in for statuses that are not named', () => {
  const getA = operation('getA');
  expect(contract.checkResponse(getA, 404, {})).toMatchObject([{ code: 'required', pointer: '/detail' }]);
  expect(contract.checkResponse(getA, 404, { detail: 'x' })).toEqual([]);
  expect(contract.checkResponse(getA, 500, { anything: 1 })).toEqual([]);
  expect(contract.checkResponse(getA, 204, undefined)).toEqual([]);
});

test('a status that is not declared is a finding against the mock', () => {
  expect(contract.checkResponse(operation('getB'), 404, {})).toMatchObject([
    { code: 'status', blame: 'mock' },
  ]);
});

test('the operation of another contract is a misuse', () => {
  const other = contractOf('paths: { /a: { get: { responses: {} } } }').operations[0];
  expect(() => contract.checkResponse({ ...operation('getA') }, 200, {})).toThrow(
    /it is of another contract/,
  );
  expect(other && (() => contract.checkResponse(other, 200, {}))).toThrow(/it is of another contract/);
});

test('a refusal takes the status that the operation declares for it', () => {
  const findings = contractOf(
    'security: [{ k: [] }]\npaths: { /a: { get: { responses: {} } } }\ncomponents: { securitySchemes: { k: { type: http, scheme: bearer } } }',
  );
  const check = checkOf(findings, requestOf('GET', '/a'));
  const credential = check.kind === 'ask' ? check.findings : [];
  expect(refusalStatus(operation('getB'), credential)).toBe(401);
  const type = credential.map((one) => ({ ...one, code: 'type' }));
  expect(refusalStatus(operation('getB'), type)).toBe(400);
  expect(refusalStatus(operation('getA'), type)).toBe(422);
  expect(refusalStatus(operation('getC'), type)).toBe(422);
  const media = credential.map((one) => ({ ...one, code: 'content-type' }));
  expect(refusalStatus(operation('getB'), media)).toBe(400);
  expect(refusalStatus(operation('getA'), media)).toBe(415);
});
