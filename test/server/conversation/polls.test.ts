import { expect, test } from '@jest/globals';
import { place, rulesBroken, talk } from './support/conversation.ts';

test('a resource may be polled so many times: each poll past that counts', async () => {
  const client = await talk({ rules: { polls: 3 } });
  const path = await place(client);
  for (let polls = 0; polls < 3; polls += 1) await client.get(path);
  expect(client.broken()).toEqual({});

  await client.get(path);
  await client.get(path);
  expect(client.broken()).toEqual({ 'poll-count': 2 });
  expect(rulesBroken(client.mock)[0]).toMatchObject({
    ...{ kind: 'rule', level: 'violation', blame: 'client', basis: 'decided' },
    ...{ provider: 'voiceos', operation: 'getConversation', in: 'path', pointer: 'id' },
    message: 'getConversation asked for the same resource more than 3 times.',
  });
});

test('polls are counted by resource, by client and by operation', async () => {
  const client = await talk({ rules: { polls: 1 } });
  const [one, other] = [await place(client, '+14155550101'), await place(client, '+14155550102')];
  await client.get(one);
  await client.get(other);
  await client.get(one, { authorization: 'Bearer another' });
  await client.get(`${one}/recording`);
  expect(client.broken()).toEqual({});
});

test('neither a look at another time nor a HEAD is a poll, and nor is what a fault refuses', async () => {
  const client = await talk({ rules: { polls: 1 } });
  const path = await place(client);
  await client.get(path, { 'ringback-now': '2026-01-02T00:00:00Z' });
  await client.mock.fetch(path, { method: 'HEAD', headers: { authorization: 'Bearer any' } });
  client.mock.faults.add({ on: 'getConversation', times: 2, status: 503 });
  for (let polls = 0; polls < 3; polls += 1) await client.get(path);
  expect(client.broken()).toEqual({});
});

test('polls that come too fast are told by a running clock', async () => {
  const client = await talk({ rules: { polls: '1s' } });
  const path = await place(client);
  await client.get(path);
  client.pass(1000);
  await client.get(path);
  expect(client.broken()).toEqual({});

  client.pass(200);
  await client.get(path);
  expect(client.broken()).toEqual({ 'poll-rate': 1 });
});

test.each(['frozen', 'stepping'])('a %s clock measures no time between polls', async (clock) => {
  const client = await talk({ clock, rules: { polls: { most: 3, every: '10s' } } });
  const path = await place(client);
  for (let polls = 0; polls < 4; polls += 1) await client.get(path);
  expect(client.broken()).toEqual({ 'poll-count': 1 });
});

test('a clock that was moved between two polls measures nothing', async () => {
  const client = await talk({ rules: { polls: '10s' } });
  const path = await place(client);
  await client.get(path);
  client.mock.clock.jump('1s');
  await client.get(path);
  expect(client.broken()).toEqual({});
});

test('polling goes on past the end only for a last look', async () => {
  const client = await talk({ rules: { stopsWhenOver: true } });
  const path = await place(client);
  for (let second = 0; second <= 45; second += 5) {
    await client.get(path);
    client.pass(5000);
  }
  await client.get(path);
  expect(client.broken()).toEqual({});

  await client.get(path);
  await client.get(path);
  expect(client.broken()).toEqual({ 'poll-after-end': 2 });
});

test('what was never seen unfinished may be read as often as one likes', async () => {
  const client = await talk({ rules: { stopsWhenOver: 0 } });
  const path = await place(client);
  client.pass(60_000);
  for (let reads = 0; reads < 5; reads += 1) await client.get(path);
  expect(client.broken()).toEqual({});
});

test('a call that has ended and has no costs yet is not finished', async () => {
  const client = await talk({ rules: { stopsWhenOver: 0 } });
  const path = await place(client);
  await client.get(path);
  client.pass(40_000);
  for (let polls = 0; polls < 3; polls += 1) await client.get(path);
  expect(client.broken()).toEqual({});
});

test('a reset and a rewind begin the count anew, and what was broken stays on record', async () => {
  const client = await talk({ clock: 'frozen', rules: { polls: 1 } });
  client.mock.clock.jump('1m');
  const path = await place(client);
  await client.get(path);
  await client.get(path);
  client.mock.clock.jump('1m');
  await client.get(path);
  expect(client.broken()).toEqual({ 'poll-count': 2 });

  client.mock.clock.rewind('30s');
  await client.get(path);
  expect(client.broken()).toEqual({ 'poll-count': 2 });
  client.mock.reset();
  client.mock.clock.jump('1m');
  await client.get(await place(client));
  expect(client.broken()).toEqual({ 'poll-count': 2 });
});

test('a flag comes before the scenario, and the scenario before the default', async () => {
  const conversation = { polls: 1, stopsWhenOver: true };
  const byScenario = await talk({ scenario: { conversation } });
  const byFlag = await talk({ scenario: { conversation }, rules: ['polls=2', 'stops-when-over=off'] });
  for (const client of [byScenario, byFlag]) {
    const path = await place(client);
    await client.get(path);
    await client.get(path);
  }
  expect(byScenario.broken()).toEqual({ 'poll-count': 1 });
  expect(byFlag.broken()).toEqual({});
});

test('a sandbox that loads another scenario goes by its rules', async () => {
  const client = await talk();
  client.mock.load({ ringback: 'scenario/1', name: 'impatient', conversation: { polls: 1 } });
  const path = await place(client);
  await client.get(path);
  await client.get(path);
  expect(client.broken()).toEqual({ 'poll-count': 1 });
});

test('no rule refuses anything, in strict mode neither, and the journal names the breach', async () => {
  const client = await talk({ mode: 'strict', rules: { polls: 1 } });
  const path = await place(client);
  await client.get(path);
  const second = await client.get(path);
  expect(second.status).toBe(200);
  const [entry] = client.mock.journal.list({ limit: 1 }).entries;
  expect(entry?.violations).toEqual(rulesBroken(client.mock).map(({ id }) => id));
});
