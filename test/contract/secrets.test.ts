import { expect, test } from '@jest/globals';
import { checkOf, contractOf, requestOf } from './support/contracts.ts';

const contract = contractOf(`
security: [{ key: [] }]
paths:
  /login/{code}:
    post:
      operationId: login
      security: [{ bearer: [] }, { inQuery: [] }]
      parameters:
        - { name: code, in: path, required: true, x-secret: true, schema: { type: string } }
        - { name: X-Pin, in: header, schema: { type: string, format: password, maxLength: 4 } }
        - { name: page, in: query, schema: { type: integer } }
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Login' } } } }
      responses: {}
  /open: { get: { operationId: open, responses: {} } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-API-Key }
    bearer: { type: http, scheme: bearer }
    inQuery: { type: apiKey, in: query, name: access }
  schemas:
    Login:
      type: object
      properties:
        user: { type: string }
        phrase: { type: string, writeOnly: true, minLength: 12 }
        backup: { $ref: '#/components/schemas/Login' }
        answers: { type: array, items: { type: object, properties: { reply: { x-secret: true } } } }
`);

test('credentials and what is marked are secret, in their operation', () => {
  const [login, open] = contract.operations;
  expect(contract.secrets(login)).toEqual({
    headers: ['Authorization', 'X-Pin'],
    query: ['access'],
    path: ['code'],
    members: ['phrase', 'reply'],
  });
  expect(contract.secrets(open)).toEqual({ headers: ['X-API-Key'], query: [], path: [], members: [] });
});

test('where no operation matched, everything that is secret anywhere is', () => {
  expect(contract.secrets(undefined).headers).toEqual(['Authorization', 'X-API-Key', 'X-Pin']);
});

test('a finding does not repeat what is marked as secret', () => {
  const headers = { authorization: 'Bearer x', 'x-pin': '314159' };
  const check = checkOf(
    contract,
    requestOf('POST', '/login/1', { headers, body: { phrase: 'open sesame' } }),
  );
  expect(check).toMatchObject({
    kind: 'ask',
    findings: [
      { pointer: '/phrase', message: 'phrase is (hidden); wanted is at least 12 characters.' },
      { pointer: 'X-Pin', message: 'X-Pin is (hidden); wanted is at most 4 characters.' },
    ],
  });
});
