import { afterAll, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { createControlApi } from '../../../src/server/control/api.ts';
import { createTestMock } from './support/mock.ts';

const mock = createTestMock();
const api = createControlApi(mock.server, { token: 'opens', allowHosts: ['127.0.0.1'] });
afterAll(() => mock.server.close());

/** Samples by name and labels. */
async function scrape(of = api): Promise<Readonly<Record<string, number>>> {
  const { status, text, headers } = await supertest(of).get('/metrics').set('Authorization', 'Bearer opens');
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

const requests = (operation: string, status: number, provider = 'voiceos'): string =>
  `ringback_requests_total{provider="${provider}",operation="${operation}",status="${status}"}`;

test('metrics count what was answered, by provider, operation and status, also of sandboxes that have left', async () => {
  const sandbox = mock.fresh();
  for (let count = 0; count < 3; count += 1) await mock.ask(sandbox, '/voiceos/conversations?limit=2');
  await mock.ask(sandbox, '/voiceos/conversations?limit=many');
  await mock.ask(sandbox, '/voiceos/nothing');
  await mock.ask(sandbox, '/nowhere/at-all');
  const before = await scrape();
  expect(before).toMatchObject({
    [requests('listConversations', 200)]: 3,
    [requests('listConversations', 422)]: 1,
    [requests('', 404)]: 1,
    [requests('', 404, '')]: 1,
    'ringback_violations_total{provider="voiceos",level="violation",kind="request"}': 1,
    'ringback_violations_total{provider="voiceos",level="violation",kind="unmatched"}': 1,
    'ringback_deliveries{state="failed"}': 0,
    ringback_sandboxes: 1,
  });
  mock.server.sandboxes.drop(sandbox.name);
  await mock.ask(mock.fresh(), '/voiceos/conversations?limit=2');
  expect(await scrape()).toMatchObject({
    [requests('listConversations', 200)]: 4,
    'ringback_violations_total{provider="voiceos",level="violation",kind="request"}': 1,
    ringback_sandboxes: 1,
  });
});

test('metrics count who was turned away before there was a sandbox', async () => {
  const count = async (status: number): Promise<number> => (await scrape())[requests('', status, '')] ?? 0;
  const [bad, many] = [await count(400), await count(429)];
  const ask = (path: string) =>
    mock.server.answer({
      ...{ method: 'GET', target: path, headers: { authorization: 'Bearer any' } },
      body: { kind: 'bytes', bytes: new Uint8Array() },
    });
  expect((await ask('/~No_Name/voiceos/conversations')).status).toBe(400);
  expect(await count(400)).toBe(bad + 1);
  const { open } = mock.server.sandboxes;
  mock.server.sandboxes.open = () => undefined;
  expect((await ask('/~one-too-many/voiceos/conversations')).status).toBe(429);
  mock.server.sandboxes.open = open;
  expect(await count(429)).toBe(many + 1);
});

test('metrics tell how the process fares, its event loop included, and which program it is', async () => {
  const samples = Object.keys(await scrape());
  expect(samples).toEqual(
    expect.arrayContaining(['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes']),
  );
  expect(samples).toContainEqual(expect.stringMatching(/^ringback_info\{version="\d+\.\d+\.\d+"\}$/));
});

test('a second server of the process has its own counts, beside the same process', async () => {
  const other = createTestMock();
  await other.ask(other.fresh(), '/voiceos/conversations?limit=2');
  const samples = await scrape(createControlApi(other.server, { token: 'opens', allowHosts: ['127.0.0.1'] }));
  expect(samples).toMatchObject({
    [requests('listConversations', 200)]: 1,
    process_resident_memory_bytes: expect.any(Number),
  });
  await other.server.close();
});

test('the token of one sandbox does not open the metrics of all', async () => {
  const made = await supertest(api)
    .post('/sandboxes')
    .set('Authorization', 'Bearer opens')
    .send({ name: 'one' });
  const { status } = await supertest(api).get('/metrics').set('Authorization', `Bearer ${made.body.token}`);
  expect(status).toBe(403);
});
