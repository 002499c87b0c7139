import { afterAll, expect, test } from '@jest/globals';
import { advanceClock } from '../../../src/server/control/advance.ts';
import { createCall } from '../../../src/server/control/calls.ts';
import { getInbox } from '../../../src/server/control/inbox.ts';
import { openSandbox } from '../../../src/server/control/sandboxes.ts';
import { loadScenarioDocument } from '../../../src/server/control/scenarios.ts';
import { joinPieces } from '../../../src/server/pieces.ts';
import type { ShareChoice } from '../../../src/server/share-choice.ts';
import { createTestMock, type TestMock } from '../control/support/mock.ts';

const mocks: TestMock[] = [];
afterAll(async () => {
  for (const { server } of mocks) await server.close();
});

function share(choice: ShareChoice): TestMock {
  const mock = createTestMock(choice);
  mocks.push(mock);
  return mock;
}

/** The recordings that Ovia's list links to, asked for as a client asks. */
async function recordings(
  { server }: TestMock,
  target = '/ovia/api/v1/calls',
  headers: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const { status, body } = await server.answer({
    ...{ method: 'GET', target, headers: { authorization: 'Bearer any', host: 'inner:4010', ...headers } },
    body: { kind: 'bytes', bytes: new Uint8Array() },
  });
  const text = Buffer.from(joinPieces(body)).toString('utf8');
  expect({ status, text: status === 200 ? '' : text }).toEqual({ status: 200, text: '' });
  const links = [...text.matchAll(/"recording_url":"([^"]*)\/recordings\/[0-9a-f-]+\.mp3"/g)];
  expect(links.length).toBeGreaterThan(1);
  return [...new Set(links.map(([, base = '']) => base))];
}

test('links are the vendor’s own, whatever a client says of itself', async () => {
  const mock = share({});
  expect(await recordings(mock)).toEqual(['https://api.useovia.com']);
  const claims = {
    'x-forwarded-host': 'evil.test',
    forwarded: 'host=evil.test',
    'x-forwarded-prefix': '//evil',
  };
  expect(await recordings(mock, undefined, claims)).toEqual(['https://api.useovia.com']);
});

test('with a public URL links lead to the provider and the sandbox there, in lists and in single answers', async () => {
  const mock = share({ publicUrl: 'https://mock.test:8443/eu/' });
  expect(await recordings(mock)).toEqual(['https://mock.test:8443/eu/ovia']);
  expect(await recordings(mock, '/~team-a/ovia/api/v1/calls')).toEqual([
    'https://mock.test:8443/eu/~team-a/ovia',
  ]);
  // Bytes are kept by what they link to: the first ones again.
  expect(await recordings(mock)).toEqual(['https://mock.test:8443/eu/ovia']);
  const sandbox = mock.fresh();
  const { text } = await mock.ask(sandbox, '/voiceos/conversations?limit=50');
  const { items } = JSON.parse(text);
  const answers: readonly string[] = await Promise.all(
    items.map(
      async ({ id }: { id: string }) =>
        (await mock.ask(sandbox, `/voiceos/conversations/${id}/recording`)).text,
    ),
  );
  const urls = answers
    .filter((answer) => answer.includes('recording_url'))
    .map((answer) => JSON.parse(answer).recording_url);
  expect(urls.length).toBeGreaterThan(0);
  for (const url of urls)
    expect(url).toMatch(new RegExp(`^https://mock.test:8443/eu/~${sandbox.name}/voiceos/recordings/`));
});

test('with a public URL a webhook’s payload links there too', async () => {
  const { server } = share({ publicUrl: 'https://mock.test' });
  const sandbox = openSandbox(server, 'told');
  loadScenarioDocument(server, sandbox, {
    ...{ ringback: 'scenario/1', name: 'told', lifecycle: [{ outcome: 'answered' }] },
    webhooks: [{ url: '/_ringback/inbox/ovia', provider: 'ovia' }],
  });
  createCall(server, sandbox, { provider: 'ovia', from: '+14155550100', to: '+14155550123' });
  await advanceClock(sandbox, { until: 'idle' });
  const bodies = getInbox(sandbox, 'ovia').entries.map(({ body }) => JSON.stringify(body));
  const links = bodies.flatMap((body) => body.match(/https:[^"\\\\]*\.mp3/g) ?? []);
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(link).toMatch(/^https:\/\/mock\.test\/~told\/ovia\/recordings\//);
});

test('a trusted proxy says where links lead, request by request', async () => {
  const mock = share({ trustProxy: true, sandboxHosts: ['*.mocks.corp'] });
  const by = (headers: Readonly<Record<string, string>>, target?: string) =>
    recordings(mock, target, headers);
  expect(await by({})).toEqual(['https://api.useovia.com']);
  expect(await by({ forwarded: 'host=mock.test;proto=https' })).toEqual(['https://mock.test/ovia']);
  expect(await by({ 'x-forwarded-host': 'other.test', 'x-forwarded-prefix': '/p' })).toEqual([
    'http://other.test/p/ovia',
  ]);
  // The host names the sandbox already, or another one, or the provider.
  const team = { host: 'team-a.mocks.corp', 'x-forwarded-proto': 'https' };
  expect(await by(team)).toEqual(['https://team-a.mocks.corp/ovia']);
  expect(await by(team, '/~team-b/ovia/api/v1/calls')).toEqual(['https://team-a.mocks.corp/~team-b/ovia']);
  const vendor = { 'x-forwarded-host': 'api.useovia.com', 'x-forwarded-proto': 'https' };
  expect(await by(vendor)).toEqual(['https://api.useovia.com']);
  expect(await by(vendor, '/~team-b/ovia/api/v1/calls')).toEqual(['https://api.useovia.com/~team-b']);
});

test('what a trusted proxy says and nobody can read is refused before a sandbox is made', async () => {
  const { server } = share({ trustProxy: true });
  const { status, body } = await server.answer({
    ...{ method: 'GET', target: '/~unmade/ovia/api/v1/calls', headers: { 'x-forwarded-host': 'a.test/b' } },
    body: { kind: 'bytes', bytes: new Uint8Array() },
  });
  expect([status, JSON.parse(Buffer.from(joinPieces(body)).toString())]).toEqual([
    400,
    expect.objectContaining({ code: 'RINGBACK_ADDRESS_FORWARDED' }),
  ]);
  expect(server.sandboxes.find('unmade')).toBeUndefined();
});

test.each([
  'mock.test',
  'ftp://mock.test',
  'https://u:p@mock.test',
  'https://mock.test/?a',
  'https://mock.test/#a',
  '//x',
])('the public URL %j is none', (publicUrl) => {
  expect(() => createTestMock({ publicUrl })).toThrow(
    expect.objectContaining({ code: 'RINGBACK_SERVE_PUBLIC_URL' }),
  );
});

test.each([
  'mocks.corp',
  '*',
  '*.',
  '**.corp',
  '*.mocks.corp:8443',
  '*.mo cks.corp',
  'a.*.corp',
  '*.-a.corp',
])('the pattern %j names no sandboxes', (host) => {
  expect(() => createTestMock({ sandboxHosts: [host] })).toThrow(
    expect.objectContaining({ code: 'RINGBACK_SERVE_SANDBOX_HOST' }),
  );
});

test('a hundred patterns name sandboxes, and one more is not passed over in silence', () => {
  const sandboxHosts = Array.from({ length: 101 }, (_, at) => `*.mocks-${at}.corp`);
  expect(() => createTestMock({ sandboxHosts: sandboxHosts.slice(1) })).not.toThrow();
  expect(() => createTestMock({ sandboxHosts })).toThrow(
    expect.objectContaining({ code: 'RINGBACK_SERVE_SANDBOX_HOST' }),
  );
});

test.each(['soon', '0s', '-1s', '1'])('sandboxes cannot stay for %j', (sandboxIdle) => {
  expect(() => createTestMock({ sandboxIdle })).toThrow(
    expect.objectContaining({ code: 'RINGBACK_SERVE_SANDBOX_IDLE' }),
  );
});
