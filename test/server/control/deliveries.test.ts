import { afterAll, expect, test } from '@jest/globals';
import supertest, { type Response } from 'supertest';
import { createControlApi } from '../../../src/server/control/api.ts';
import { createTestMock } from './support/mock.ts';

const TOKEN = 'token-of-this-test';
const mock = createTestMock();
const { server } = mock;
const api = createControlApi(server, { token: TOKEN });
const contract = server.controlContract();
afterAll(() => server.close());

/** Asks the control API and holds its answer to the spec. */
async function ask(method: 'get' | 'post' | 'delete', path: string, body?: object): Promise<Response> {
  const request = supertest(api)[method](path).set('Authorization', `Bearer ${TOKEN}`);
  const response = await (body ? request.send(body) : request);
  const match = contract.match(method.toUpperCase(), path.split('?', 1)[0] ?? '');
  if (match.kind !== 'operation')
    throw new Error(`Failed to find "${path}": it is no operation. Mend the test.`);
  const answered = response.status === 204 ? undefined : response.body;
  expect(contract.checkResponse(match.operation, response.status, answered)).toEqual([]);
  return response;
}

const SCENARIO = {
  ringback: 'scenario/1',
  name: 'told',
  webhooks: [
    { url: '/_ringback/inbox/all', events: ['call.*'] },
    { url: 'http://127.0.0.1:1/gone?token=hidden', events: ['call.queued'] },
  ],
};
const CALL = { provider: 'voiceos', from: '+14155550100', to: '+14155550123' };

test('deliveries, one delivery, an inbox and a settled clock are answered as the spec says', async () => {
  expect((await ask('post', '/scenarios/load?sandbox=told', SCENARIO)).status).toBe(200);
  expect((await ask('post', '/calls?sandbox=told', CALL)).status).toBe(201);
  expect((await ask('post', '/clock/settle?sandbox=told')).body).toMatchObject({ mode: 'frozen' });
  const { body: page } = await ask('get', '/deliveries?sandbox=told&state=pending');
  expect(page.deliveries).toEqual([
    expect.objectContaining({
      subscription: 1,
      url: 'http://127.0.0.1:1/gone?token=redacted',
      event: 'call.queued',
    }),
  ]);
  const [{ id, attempts }] = page.deliveries;
  expect(attempts[0]).toMatchObject({ error: 'unreachable', ms: expect.any(Number) });
  const { body: canonical } = await ask('get', `/deliveries/${id}?sandbox=told&canonical=true`);
  expect([canonical.url, canonical.attempts[0].ms, canonical.attempts[0].reason]).toEqual([
    ...['/gone?token=redacted', undefined, null],
  ]);
  const { body: again } = await ask('post', `/deliveries/${id}/redeliver?sandbox=told`);
  expect(again.attempts.map(({ cause }: { cause: string }) => cause)).toEqual(['schedule', 'hand']);
  const { body: inbox } = await ask('get', '/inbox/all?sandbox=told');
  expect(inbox.entries).toEqual([expect.objectContaining({ delivery: expect.stringMatching(/^msg_/) })]);
  expect((await ask('delete', '/inbox/all?sandbox=told')).status).toBe(204);
  expect((await ask('get', '/inbox/all?sandbox=told')).body.entries).toEqual([]);
});

test('an advance lists its deliveries among what fired', async () => {
  await ask('post', '/scenarios/load?sandbox=fired', {
    ...SCENARIO,
    webhooks: SCENARIO.webhooks.slice(0, 1),
  });
  await ask('post', '/calls?sandbox=fired', CALL);
  const { body } = await ask('post', '/clock/advance?sandbox=fired', { until: 'idle' });
  const events = body.fired.filter(({ delivery }: { delivery?: string }) => !delivery);
  const deliveries = body.fired.filter(({ delivery }: { delivery?: string }) => delivery);
  expect(events.length).toBeGreaterThan(2);
  expect(deliveries.map(({ at, kind }: { at: string; kind: string }) => [at, kind])).toEqual(
    events.map(({ at, kind }: { at: string; kind: string }) => [at, kind]),
  );
});

test.each([
  ['get', '/deliveries/msg_nobody', 404, 'RINGBACK_DELIVERY_UNKNOWN'],
  ['post', '/deliveries/msg_nobody/redeliver', 404, 'RINGBACK_DELIVERY_UNKNOWN'],
  ['get', '/deliveries?state=lost', 422, 'RINGBACK_CONTROL_PARAMETER'],
  ['get', '/deliveries?cursor=garbage', 422, 'RINGBACK_LIST_CURSOR'],
  ['get', '/inbox/not%20a%20name', 422, 'RINGBACK_CONTROL_PARAMETER'],
] as const)('%s %s is refused with %i %s', async (method, path, status, code) => {
  const response = await ask(method, path);
  expect([response.status, response.body.code]).toEqual([status, code]);
});

test('a scenario with an event that there is not is refused, with the one that was meant', async () => {
  const webhooks = [{ url: 'http://localhost/', events: ['call.endd'] }];
  const response = await ask('post', '/scenarios/load', { ...SCENARIO, webhooks });
  expect([response.status, response.body.code]).toEqual([422, 'RINGBACK_SCENARIO_INVALID']);
  expect(response.body.detail).toContain('did you mean "call.ended"?');
});
