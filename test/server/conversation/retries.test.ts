import { expect, test } from '@jest/globals';
import { CALL, CREATE, talk } from './support/conversation.ts';

const RULES = { retries: true, retryAfter: false };

test('a create that succeeded and is sent again is told', async () => {
  const client = await talk({ rules: RULES });
  await client.post(CREATE, CALL);
  client.pass(3000);
  await client.post(CREATE, CALL);
  expect(client.broken()).toEqual({ 'retry-unsafe': 1 });
});

test('another body, another time or an idempotency key makes it another request', async () => {
  const client = await talk({ rules: RULES });
  const key = { 'idempotency-key': 'a' };
  await client.post(CREATE, CALL);
  await client.post(CREATE, { ...CALL, to_number: '+14155550124' });
  client.pass(10_001);
  await client.post(CREATE, CALL, key);
  await client.post(CREATE, CALL, key);
  expect(client.broken()).toEqual({});
});

test.each([408, 409, 425, 429, 500, 503])('what was answered %s may be sent again', async (status) => {
  const client = await talk({ rules: RULES });
  client.mock.faults.add({ on: 'createPhoneCall', times: 1, status });
  expect((await client.post(CREATE, CALL)).status).toBe(status);
  await client.post(CREATE, CALL);
  expect(client.broken()).toEqual({});
});

test('a create whose answer was lost may be sent again', async () => {
  const client = await talk({ rules: RULES });
  client.mock.faults.add({ on: 'createPhoneCall', times: 1, emptyReply: true });
  await expect(client.post(CREATE, CALL)).rejects.toThrow();
  await client.post(CREATE, CALL);
  expect(client.broken()).toEqual({});
});

test('what was refused for good is not sent again as it is', async () => {
  const client = await talk({ rules: RULES });
  const wrong = { ...CALL, to_number: 7 };
  expect((await client.post(CREATE, wrong)).status).toBe(422);
  await client.post(CREATE, wrong);
  await client.post(CREATE, CALL);
  expect(client.broken()).toEqual({ 'retry-useless': 1 });
});

test('reads may be repeated, also of what is not there yet, but not with a wrong parameter', async () => {
  const client = await talk({ rules: RULES });
  for (const path of ['/voiceos/conversations', '/voiceos/conversations/conv_00000000000000000000']) {
    await client.get(path);
    await client.get(path);
  }
  expect(client.broken()).toEqual({});
  await client.get('/voiceos/conversations?limit=many');
  await client.get('/voiceos/conversations?limit=many');
  expect(client.broken()).toEqual({ 'retry-useless': 1 });
});

test('unless it is said, nothing is held to be a retry', async () => {
  const client = await talk();
  await client.post(CREATE, CALL);
  await client.post(CREATE, CALL);
  expect(client.broken()).toEqual({});
});
