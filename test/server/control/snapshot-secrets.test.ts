import { afterAll, afterEach, expect, test } from '@jest/globals';
import { addRule } from '../../../src/server/control/rules.ts';
import { loadScenarioDocument } from '../../../src/server/control/scenarios.ts';
import { getSnapshot, putSnapshot } from '../../../src/server/control/snapshot.ts';
import type { NamedSnapshot } from '../../../src/server/snapshot-secrets.ts';
import { createTestMock } from './support/mock.ts';

const here = createTestMock();
const elsewhere = createTestMock();
afterAll(() => Promise.all([here.server.close(), elsewhere.server.close()]));

const names = Array.from({ length: 9 }, (_, index) => `RINGBACK_SECRET_${index + 1}`);
const forget = (): void => {
  for (const name of names) delete process.env[name];
};
forget();
afterEach(forget);

const CREATE = '/voiceos/conversations/create_phone_call';
const wire = (snapshot: NamedSnapshot): unknown => JSON.parse(JSON.stringify(snapshot));

test('what only sounds like a secret stays, and is answered as it was', async () => {
  const one = here.fresh();
  const faults = [
    {
      ...{ on: 'listCalls', status: 429, body: { code: 'token_limit' } },
      headers: { 'Retry-After': '7', 'X-RateLimit-Remaining-Tokens': '12', 'X-Trace': 'abc' },
    },
  ];
  const webhooks = [{ url: 'http://127.0.0.1:9/', headers: { 'X-Tenant': 'acme', 'X-Source': 'ringback' } }];
  const scenario = { ringback: 'scenario/1', name: 'sounding', faults, webhooks };
  loadScenarioDocument(here.server, one, scenario);
  const reply = { status: 200, headers: { 'X-Served-By': 'cache-7' }, body: { calls: [] }, break: true };
  addRule(here.server, one, 'replies', { on: 'listCalls', provider: 'ovia', nth: 2, ...reply });
  const parameters = {
    type: 'object',
    properties: { token: { type: 'string', description: 'The code.' }, password: { enum: ['a', 'b'] } },
    required: ['token', 'password'],
    dependentRequired: { token: ['password'] },
  };
  const tool = { type: 'function', function: { name: 'sign_in', description: 'Signs in.', parameters } };
  const webhook = { events: ['conversation:ended'], url: 'http://127.0.0.1:9/own', method: 'POST' };
  const body = {
    ...{ from_number: '+14155550100', to_number: '+14155550123' },
    agent_config: {
      language_model: { provider: 'openai', tools: [tool] },
      webhooks: [{ ...webhook, headers: { 'X-Tenant': 'acme' } }],
    },
  };
  const { status, text } = await here.ask(one, CREATE, { method: 'POST', body });
  expect(status).toBe(200);

  const snapshot = getSnapshot(one);
  expect(snapshot.secrets).toEqual([]);
  expect(snapshot.scenario).toEqual(scenario);
  const other = elsewhere.fresh();
  putSnapshot(elsewhere.server, other, wire(snapshot));
  const { id } = JSON.parse(text);
  const reads = [`/voiceos/conversations/${id}`, '/ovia/api/v1/calls'];
  for (const read of reads) {
    expect(await elsewhere.ask(other, read)).toEqual(await here.ask(one, read));
  }
  expect(getSnapshot(other).changes).toEqual(getSnapshot(one).changes);
});

test('secrets are taken out where they stand, and come back where their values are known', async () => {
  const one = here.fresh();
  const ofWebhook = {
    'X-Custom': 'Bearer of-a-webhook',
    'X-Key': 'key-of-a-webhook',
    'X-Plain': 'sk_live_0123456789',
  };
  const ofFault = { 'Set-Cookie': 'session=of-a-fault', 'X-Api-Key': 'key-of-a-fault' };
  const ofAgent = { Authorization: 'of-an-agent', 'X-Forwarded': 'Basic b2YtYW4tYWdlbnQ=' };
  loadScenarioDocument(here.server, one, {
    ...{ ringback: 'scenario/1', name: 'secrets' },
    webhooks: [{ url: 'http://127.0.0.1:9/', headers: ofWebhook, secret: 'signs-a-webhook' }],
    faults: [
      { on: 'listCalls', match: { 'header.authorization': ['Bearer one'] }, status: 500 },
      { on: 'listCalls', status: 503, headers: ofFault },
    ],
  });
  const webhooks = [
    {
      ...{ events: ['conversation:ended'], url: 'http://127.0.0.1:9/own', method: 'POST' },
      headers: ofAgent,
    },
  ];
  const body = { from_number: '+14155550100', to_number: '+14155550123', agent_config: { webhooks } };
  await here.ask(one, CREATE, { method: 'POST', body });
  const before = JSON.stringify(one.world.ledger.changes);

  const snapshot = getSnapshot(one);
  const text = JSON.stringify(snapshot);
  // In the order in which they are met.
  const values = [
    ...['signs-a-webhook', ...Object.values(ofWebhook), 'Bearer one'],
    ...[...Object.values(ofFault), ...Object.values(ofAgent)],
  ];
  for (const value of values) expect(text).not.toContain(value);
  expect(snapshot.secrets).toEqual(names.slice(0, values.length));

  for (const [index, value] of values.entries()) process.env[names[index] ?? ''] = value;
  const other = elsewhere.fresh();
  putSnapshot(elsewhere.server, other, wire(snapshot));
  expect(JSON.stringify(other.world.ledger.changes)).toBe(before);
  const { setting } = other.world.ledger.template;
  expect(setting.scenario.webhooks[0]?.headers).toEqual(ofWebhook);
  expect(setting.scenario.faults[1]).toMatchObject({ failure: { headers: ofFault } });
  expect(wire(getSnapshot(other))).toEqual(wire(snapshot));
});

test('a value that is no credential goes into no header whose name does not say that it is one', () => {
  process.env.RINGBACK_SECRET_1 = 'of-another-tenant';
  const one = here.fresh();
  const written = `$\{${names[0]}}`;
  loadScenarioDocument(here.server, one, {
    ...{ ringback: 'scenario/1', name: 'asking' },
    webhooks: [{ url: 'http://127.0.0.1:9/', headers: { 'X-Tenant': written } }],
    replies: [{ on: 'listCalls', provider: 'ovia', status: 200, body: [], headers: { 'X-Tenant': written } }],
  });
  putSnapshot(here.server, one, wire(getSnapshot(one)));
  const { webhooks, replies } = one.world.ledger.template.setting.scenario;
  expect(webhooks[0]?.headers).toEqual({ 'X-Tenant': written });
  expect(JSON.stringify(replies)).toContain(written);
});
