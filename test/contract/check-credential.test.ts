import { expect, test } from '@jest/globals';
import { checkOf, contractOf, requestOf } from './support/contracts.ts';

const SCHEMES = `
security: [{ key: [] }, { bearer: [] }]
paths:
  /both: { get: { responses: {} } }
  /basic: { get: { security: [{ basic: [] }], responses: {} } }
  /places: { get: { security: [{ inQuery: [] }, { inCookie: [] }], responses: {} } }
  /two: { get: { security: [{ key: [], bearer: [] }], responses: {} } }
  /open: { get: { security: [], responses: {} } }
  /optional: { get: { security: [{ bearer: [] }, {}], responses: {} } }
  /certificate: { get: { security: [{ tls: [] }], responses: {} } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-API-Key, x-source: docs }
    bearer: { type: http, scheme: bearer }
    basic: { type: http, scheme: basic }
    inQuery: { type: apiKey, in: query, name: key }
    inCookie: { type: apiKey, in: cookie, name: sid }
    tls: { type: mutualTLS }
`;
const contract = contractOf(SCHEMES);

function isTaken(path: string, headers: Record<string, string>, query = ''): boolean {
  return checkOf(contract, requestOf('GET', path, { headers, query })).kind === 'valid';
}

test.each([
  ['/both', { 'x-api-key': 'k' }],
  ['/both', { authorization: 'Bearer k' }],
  ['/both', { authorization: 'bearer k' }],
  ['/basic', { authorization: `Basic ${btoa('user:pass:word')}` }],
  ['/places', { cookie: 'a=b; sid=1' }],
  ['/two', { 'x-api-key': 'k', authorization: 'Bearer k' }],
  ['/open', {}],
  ['/optional', {}],
  ['/optional', { authorization: 'Basic xx' }],
  ['/certificate', {}],
])('%s takes %j', (path, headers) => {
  expect(isTaken(path, headers)).toBe(true);
});

test.each([
  ['/both', {}],
  ['/both', { 'x-api-key': '' }],
  ['/both', { authorization: 'Bearer' }],
  ['/both', { authorization: 'Bearer  ' }],
  ['/both', { authorization: 'Basic dTpw' }],
  ['/both', { authorization: 'k' }],
  ['/both', { 'xi-api-key': 'k' }],
  ['/basic', { authorization: 'Basic nonsense' }],
  ['/places', { cookie: 'notsid=1' }],
  ['/two', { 'x-api-key': 'k' }],
])('%s does not take %j', (path, headers: Record<string, string>) => {
  expect(isTaken(path, headers)).toBe(false);
});

test('a key in the query is a credential and no undeclared parameter', () => {
  const check = checkOf(contract, requestOf('GET', '/places', { query: 'key=k' }));
  expect(check).toMatchObject({ kind: 'valid', notes: [] });
  expect(isTaken('/places', {}, 'key=')).toBe(false);
});

test('the finding names the forms that are taken, and not what was sent', () => {
  const check = checkOf(
    contract,
    requestOf('GET', '/both', { headers: { authorization: 'Basic c2VjcmV0' } }),
  );
  expect(check).toMatchObject({
    kind: 'ask',
    findings: [
      {
        code: 'credential',
        in: 'credential',
        always: true,
        basis: 'docs',
        rule: '/components/securitySchemes/key',
        message:
          'The request carries an Authorization of scheme Basic; wanted is "X-API-Key: …", or "Authorization: Bearer …".',
      },
    ],
  });
  expect(JSON.stringify(check.kind === 'ask' && check.findings)).not.toContain('c2VjcmV0');
});
