import { expect, test } from '@jest/globals';
import { rulesBroken, talk } from './support/conversation.ts';

const PATH = '/voiceos/conversations?limit=5';
const LIMITED = { on: 'listConversations', nth: 1, status: 429, headers: { 'Retry-After': '2' } };

test('a client that asks again at once breaks the rule, one that waits keeps it', async () => {
  const hasty = await talk({ scenario: { faults: [LIMITED] } });
  expect((await hasty.get(PATH)).status).toBe(429);
  hasty.pass(500);
  await hasty.get(PATH);
  expect(hasty.broken()).toEqual({ 'retry-after': 1 });
  expect(rulesBroken(hasty.mock)[0]).toMatchObject({
    ...{ operation: 'listConversations', in: 'header', pointer: 'Retry-After' },
    message:
      'listConversations was sent again before the time was over that Retry-After asked for (429, 2s).',
  });

  const patient = await talk({ scenario: { faults: [LIMITED] } });
  await patient.get(PATH);
  patient.pass(2000);
  await patient.get(PATH);
  expect(patient.broken()).toEqual({});
});

test('each early try counts, and a 503 asks like a 429', async () => {
  const faults = [{ ...LIMITED, nth: [1, 2, 3], status: 503 }];
  const client = await talk({ scenario: { faults } });
  for (let tries = 0; tries < 4; tries += 1) await client.get(PATH);
  expect(client.broken()).toEqual({ 'retry-after': 3 });
});

test('other requests, and the same one with another credential, need not wait', async () => {
  const client = await talk({ scenario: { faults: [LIMITED] } });
  await client.get(PATH);
  await client.get('/voiceos/conversations?limit=6');
  await client.get('/elevenlabs/v1/convai/conversations');
  await client.get(PATH, { authorization: 'Bearer another' });
  expect(client.broken()).toEqual({});
});

test('an answer that is held up has its time counted from when it is there', async () => {
  const faults = [{ ...LIMITED, latency: '20ms' }];
  const client = await talk({ scenario: { faults } });
  await client.get(PATH);
  client.pass(2019 - 20);
  await client.get(PATH);
  expect(client.broken()).toEqual({ 'retry-after': 1 });
});

test.each(['frozen', 'stepping', 'running:0.5'])(
  'a clock that is %s does not tell whether a client waits',
  async (clock) => {
    const client = await talk({ clock, scenario: { faults: [LIMITED] } });
    await client.get(PATH);
    await client.get(PATH);
    expect(client.broken()).toEqual({});
  },
);

test('a clock that was moved meanwhile does not tell either', async () => {
  const client = await talk({ scenario: { faults: [LIMITED] } });
  await client.get(PATH);
  await client.mock.clock.advance('1s');
  await client.get(PATH);
  expect(client.broken()).toEqual({});
});

test('the rule can be switched off', async () => {
  const client = await talk({ scenario: { faults: [LIMITED] }, rules: ['retry-after=off'] });
  await client.get(PATH);
  await client.get(PATH);
  expect(client.broken()).toEqual({});
});
