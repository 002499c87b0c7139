import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from '@jest/globals';
import supertest, { type Response, type Test } from 'supertest';
import { createControlApi } from '../../../src/server/control/api.ts';
import { ROUTES } from '../../../src/server/control/routes.ts';
import { openSandbox } from '../../../src/server/control/sandboxes.ts';
import type { Sandbox } from '../../../src/server/sandbox.ts';
import { createTestMock, START } from './support/mock.ts';

const TOKEN = 'canary-admin-token-5f0c';
const mock = createTestMock();
const { server } = mock;
const errors: unknown[] = [];
const api = createControlApi(server, {
  token: TOKEN,
  allowHosts: ['ringback.test', 'fixed.test:9999'],
  onError: (error) => errors.push(error),
});
const contract = server.controlContract();
afterAll(() => server.close());

/** What must be true of every answer, whatever it says. */
function check(response: Response): Response {
  const { method, url } = response.request;
  const type = response.headers['content-type'];
  expect(response.headers).toMatchObject({
    'cache-control': 'no-store',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'x-content-type-options': 'nosniff',
  });
  expect(response.headers).not.toHaveProperty('x-powered-by');
  expect(JSON.stringify([response.headers, response.text ?? ''])).not.toContain(TOKEN);
  if (response.status >= 400) {
    expect(type).toBe('application/problem+json');
    expect(response.body).toMatchObject({
      type: 'about:blank',
      status: response.status,
      title: expect.any(String),
    });
    expect(response.body.detail).toMatch(/^Failed to .*[.?!]$/s);
    expect(response.body.code).toMatch(/^RINGBACK_/);
    expect(response.text).not.toMatch(/\n {4}at |node_modules|\.ts:/);
  }
  const match = contract.match(method, new URL(url).pathname);
  if (match.kind === 'operation' && method !== 'HEAD') {
    const body = response.status === 204 ? undefined : response.body;
    expect(contract.checkResponse(match.operation, response.status, body)).toEqual([]);
  }
  return response;
}

async function ask(request: Test): Promise<Response> {
  return check(await request.set('Authorization', `Bearer ${TOKEN}`));
}

const get = (path: string): Test => supertest(api).get(path);
const post = (path: string, body?: object): Test => supertest(api).post(path).send(body);

/** The API on a port of its own, for what supertest would not send. */
async function onPort(run: (port: number, listener: Server) => Promise<void>): Promise<void> {
  const listener = createServer(api).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  // A TCP server's address is never a path or null.
  await run((listener.address() as AddressInfo).port, listener);
  await new Promise((resolve) => listener.close(resolve));
}

function fresh(): { readonly sandbox: Sandbox; at(path: string): string } {
  const sandbox = mock.fresh();
  return { sandbox, at: (path) => `${path}?sandbox=${sandbox.name}` };
}

const CALL = { provider: 'voiceos', from: '+14155550100', to: '+14155550123' };

test('every operation of the spec has a route, and every route is in the spec', () => {
  const open = ['getHealth', 'getReady'];
  const declared = contract.operations.map(({ id }) => id).filter((id) => !open.includes(id));
  expect(Object.keys(ROUTES).sort()).toEqual([...declared].sort());
  for (const { id, responses } of contract.operations) {
    const success = responses.map(({ status }) => status).find((status) => status.startsWith('2'));
    if (!open.includes(id)) expect([id, success]).toEqual([id, String(ROUTES[id]?.status)]);
  }
});

test('every operation but health and readiness says what happens without a token, and to an unknown host', () => {
  for (const { id, responses } of contract.operations) {
    if (id === 'getHealth' || id === 'getReady') continue;
    const statuses = responses.map(({ status }) => status);
    expect([id, statuses]).toEqual([id, expect.arrayContaining(['400', '401', '403', '421', '422'])]);
  }
});

test('health and readiness need no host, no origin and no token', async () => {
  const foreign = { Host: 'evil.test', Origin: 'https://evil.test' };
  expect(check(await get('/health').set(foreign)).body).toEqual({ status: 'ok' });
  expect(check(await get('/ready?x=1').set(foreign)).body).toEqual({
    status: 'ready',
    providers: ['voiceos', 'voiceable', 'elevenlabs', 'ovia'],
  });
  expect((await supertest(api).head('/health')).status).toBe(200);
});

test.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]'])('the host %s with the port is its own', (name) =>
  onPort(async (port) => {
    const asked = (host: string): Test =>
      supertest(`http://127.0.0.1:${port}`)
        .get('/clock')
        .set({ Authorization: `Bearer ${TOKEN}`, Host: host });
    expect((await asked(`${name}:${port}`)).status).toBe(200);
    expect((await asked(`${name}:${port + 1}`)).status).toBe(421);
  }),
);

test.each([
  'evil.test',
  'localhost',
  '127.0.0.1.evil.test:80',
  'localhost.evil.test',
  'fixed.test',
  'fixed.test:9998',
  'not-ringback.test',
  'x.fixed.test:9999',
  '',
])('the host %j is none of its own, also with the token', async (host) => {
  const { status, body } = await ask(get('/clock').set('Host', host));
  expect([status, body.code]).toEqual([421, 'RINGBACK_CONTROL_HOST']);
});

test.each(['ringback.test', 'ringback.test:1', 'RINGBACK.test:4011', 'fixed.test:9999'])(
  'the host %s is allowed, as it was asked for',
  async (host) => {
    expect((await ask(get('/clock').set('Host', host))).status).toBe(200);
  },
);

test('the host is looked at before the origin, the origin before the token, the token before the path', async () => {
  const all = get('/nowhere').set({ Host: 'evil.test', Origin: 'https://evil.test' });
  expect(check(await all).status).toBe(421);
  const origin = get('/nowhere').set({ Host: 'ringback.test', Origin: 'https://evil.test' });
  expect(check(await origin).body.code).toBe('RINGBACK_CONTROL_ORIGIN');
  expect(check(await get('/nowhere')).body.code).toBe('RINGBACK_CONTROL_TOKEN');
  expect((await ask(get('/nowhere'))).body.code).toBe('RINGBACK_CONTROL_PATH');
});

test.each([
  'https://evil.test',
  'null',
  'http://localhost:4011',
  'http://127.0.0.1',
  'http://ringback.test.evil.test',
])('the origin %s is refused, also with the token', async (origin) => {
  const { status, body } = await ask(get('/clock').set({ Host: 'ringback.test', Origin: origin }));
  expect([status, body.code]).toEqual([403, 'RINGBACK_CONTROL_ORIGIN']);
});

test('its own origin is let in', async () => {
  const own = get('/clock').set({ Host: 'ringback.test', Origin: 'http://ringback.test' });
  expect((await ask(own)).status).toBe(200);
});

test.each([
  ['none', undefined],
  ['an empty one', 'Bearer '],
  ['a wrong one', 'Bearer wrong'],
  ['one that begins like it', `Bearer ${TOKEN.slice(0, -1)}`],
  ['one that goes on', `Bearer ${TOKEN}x`],
  ['another scheme', `Basic ${Buffer.from(`a:${TOKEN}`).toString('base64')}`],
  ['a bare one', TOKEN],
  ['two', `Bearer ${TOKEN} ${TOKEN}`],
])('a request with %s for a token is a 401 that names the scheme', async (_what, authorization) => {
  const request =
    authorization === undefined ? get('/clock') : get('/clock').set('Authorization', authorization);
  const response = check(await request);
  expect([response.status, response.headers['www-authenticate']]).toEqual([401, 'Bearer']);
});

test('a token in the address opens nothing', async () => {
  expect(check(await get(`/clock?token=${encodeURIComponent('another-token')}`)).status).toBe(401);
});

test('a control API without a token is not put together', () => {
  expect(() => createControlApi(server, { token: '' })).toThrow(/token is empty/);
});

test('the token of a sandbox opens that one alone, and nothing once the sandbox is gone', async () => {
  const { status, body } = await ask(post('/sandboxes', { name: 'worker-1', ttl: '10m' }));
  expect([status, body.name]).toEqual([201, 'worker-1']);
  const own = (request: Test): Promise<Response> =>
    request.set('Authorization', `Bearer ${body.token}`).then((response) => check(response));
  expect((await own(get('/clock?sandbox=worker-1'))).status).toBe(200);
  expect((await own(get('/scenarios'))).status).toBe(200);
  for (const path of ['/clock', '/clock?sandbox=worker-2', '/sandboxes', '/sandboxes?sandbox=worker-1']) {
    expect([path, (await own(get(path))).body.code]).toEqual([path, 'RINGBACK_CONTROL_SCOPE']);
  }
  expect((await own(post('/sandboxes?sandbox=worker-1', { name: 'worker-2' }))).status).toBe(403);
  expect(JSON.stringify((await ask(get('/sandboxes'))).body)).not.toContain(body.token);
  const forged = get('/clock?sandbox=worker-1').set('Authorization', `Bearer rbt_worker-1_${'A'.repeat(32)}`);
  expect(check(await forged).status).toBe(401);
  expect((await own(supertest(api).delete('/sandboxes?sandbox=worker-1'))).status).toBe(204);
  expect((await own(get('/clock?sandbox=worker-1'))).status).toBe(401);
});

test('the clock is shown, advanced, jumped, rewound, frozen, run and stepped', async () => {
  const { at } = fresh();
  expect((await ask(get(at('/clock')))).body).toEqual({ mode: 'frozen', now: START, start: START });
  await ask(post(at('/calls'), CALL));
  const advanced = await ask(post(at('/clock/advance'), { by: '1m' }));
  expect(advanced.body).toMatchObject({
    from: START,
    now: '2026-01-01T09:01:00.000Z',
    firedCount: expect.any(Number),
  });
  expect(advanced.body.fired[0]).toEqual({
    at: expect.any(String),
    kind: 'call.ringing',
    resource: expect.stringMatching(/^call_/),
  });
  expect((await ask(post(at('/clock/advance'), { until: 'idle' }))).status).toBe(200);
  expect((await ask(post(at('/clock/jump'), { to: '2026-01-01T12:00:00Z' }))).body.now).toBe(
    '2026-01-01T12:00:00.000Z',
  );
  expect((await ask(post(at('/clock/rewind'), { to: START }))).body).toMatchObject({
    now: START,
    discarded: 0,
  });
  expect((await ask(post(at('/clock/freeze')))).body.mode).toBe('frozen');
  expect((await ask(post(at('/clock/freeze'), { at: '2026-01-01T10:00:00Z' }))).body.now).toBe(
    '2026-01-01T10:00:00.000Z',
  );
  expect((await ask(post(at('/clock/run'), { rate: 60 }))).body).toMatchObject({ mode: 'running', rate: 60 });
  expect((await ask(post(at('/clock/step'), { by: 'next' }))).body).toMatchObject({
    mode: 'stepping',
    step: 'next',
  });
});

test('a second request to move the clock while an advance is at work is a conflict', async () => {
  const { sandbox, at } = fresh();
  sandbox.hold();
  for (const [path, body] of [
    ['/clock/advance', { by: '1s' }],
    ['/clock/jump', { by: '1s' }],
    ['/clock/rewind', { by: '1s' }],
    ['/clock/freeze', {}],
    ['/clock/run', { rate: 1 }],
    ['/clock/step', { by: '1s' }],
  ] as const) {
    expect([path, (await ask(post(at(path), body))).status]).toEqual([path, 409]);
  }
  expect((await ask(get(at('/clock')))).status).toBe(200);
});

test('calls are listed, made, looked at and acted on', async () => {
  const { at } = fresh();
  const made = await ask(post(at('/calls'), { ...CALL, direction: 'inbound', agentId: 'agent_booking' }));
  expect(made.status).toBe(201);
  const { id, ids } = made.body;
  expect((await ask(get(`${at('/calls')}&state=queued&provider=voiceos&limit=5`))).body.calls).toEqual([
    made.body,
  ]);
  expect((await ask(get(at(`/calls/${ids.voiceos}`)))).body).toEqual(made.body);
  expect((await ask(post(at(`/calls/${id}/answer`), {}))).body.state).toBe('answered');
  expect((await ask(post(at(`/calls/${id}/say`), { text: 'Hello?' }))).body.transcript).toHaveLength(1);
  expect((await ask(post(at(`/calls/${id}/fail`)))).body.code).toBe('RINGBACK_CALL_STATE');
  expect((await ask(post(at(`/calls/${id}/hang-up`), { by: 'user' }))).body.state).toBe('ended');
  const again = await ask(post(at(`/calls/${id}/hang-up`)));
  expect([again.status, again.body.code]).toEqual([409, 'RINGBACK_CALL_STATE']);
  expect((await ask(get(at('/calls/call_0000000000000000')))).status).toBe(404);
  const failing = await ask(post(at('/calls'), CALL));
  expect((await ask(post(at(`/calls/${failing.body.id}/fail`), { reason: 'no route' }))).body.outcome).toBe(
    'failed',
  );
  await ask(post(at('/clock/advance'), { until: 'idle' }));
  expect((await ask(get(at(`/calls/${id}`)))).body.costs).toMatchObject({ total: expect.any(Number) });
  const page = await ask(get(`${at('/resources')}&kind=call&state=analysed&limit=3`));
  expect(page.body).toMatchObject({
    resources: expect.any(Array),
    hasMore: true,
    cursor: expect.any(String),
  });
  expect(
    (await ask(get(`${at('/resources')}&kind=call&state=analysed&cursor=${page.body.cursor}`))).status,
  ).toBe(200);
});

test('scenarios are listed and loaded, by name, as JSON and as YAML; a reset goes back', async () => {
  const { at } = fresh();
  expect((await ask(get('/scenarios'))).body.scenarios).toContainEqual(
    expect.objectContaining({ name: 'default' }),
  );
  expect((await ask(post(at('/scenarios/default/load')))).body).toMatchObject({
    scenario: 'default',
    seed: 42,
  });
  const scenario = { ringback: 'scenario/1', name: 'small', data: [{ calls: 3, over: '1h' }] };
  expect((await ask(post(at('/scenarios/load'), scenario))).body.scenario).toBe('small');
  for (const type of ['application/yaml', 'application/yaml; charset=utf-8']) {
    const yaml = 'ringback: scenario/1\nname: tiny\ndata: [{ calls: 1, over: 1h }]\n';
    const loaded = await ask(supertest(api).post(at('/scenarios/load')).set('Content-Type', type).send(yaml));
    expect([loaded.status, loaded.body.scenario]).toEqual([200, 'tiny']);
  }
  expect((await ask(get(at('/calls')))).body.calls).toHaveLength(1);
  expect((await ask(post(at('/reset')))).body).toMatchObject({ scenario: 'tiny', clock: { now: START } });
  expect((await ask(post(at('/scenarios/nowhere/load')))).body.code).toBe('RINGBACK_SCENARIO_UNKNOWN');
  const wrong = await ask(post(at('/scenarios/load'), { ...scenario, data: [{ calls: 'many' }] }));
  expect([wrong.status, wrong.body.issues]).toEqual([
    422,
    [expect.objectContaining({ pointer: '/data/0/calls' })],
  ]);
});

test('a scenario that was sent names no variable but those that are meant for webhooks', async () => {
  const { at } = fresh();
  const naming = (env: string) => ({
    ...{ ringback: 'scenario/1', name: 'hooked' },
    webhooks: [{ url: 'http://127.0.0.1:9/hooks', sign: { header: 'X-Hook' }, secret: { env } }],
  });
  for (const env of ['HOOK_SECRET', 'RINGBACK_SECRET_1']) {
    expect([env, (await ask(post(at('/scenarios/load'), naming(env)))).status]).toEqual([env, 200]);
  }
  const snapshot = (await ask(get(at('/snapshot')))).body;
  for (const env of ['PATH', 'AWS_SECRET_ACCESS_KEY', 'HOOK_SECRET_NOT']) {
    const sent = [
      post(at('/scenarios/load'), naming(env)),
      supertest(api)
        .post(at('/scenarios/load'))
        .set('Content-Type', 'application/yaml')
        .send(JSON.stringify(naming(env))),
      supertest(api)
        .put(at('/snapshot'))
        .send({ ...snapshot, scenario: naming(env) }),
    ];
    for (const request of sent) {
      const { status, body } = await ask(request);
      expect([env, status, body.code]).toEqual([env, 422, 'RINGBACK_SCENARIO_SECRET']);
    }
  }
});

test('the journal, its entries and the violations are read, and the journal is emptied', async () => {
  const { sandbox, at } = fresh();
  await mock.ask(sandbox, '/voiceos/conversations?limit=1');
  await mock.ask(sandbox, '/voiceos/conversations?index=first');
  const { body } = await ask(get(at('/journal')));
  expect(body).toMatchObject({ dropped: 0, cursor: null, hasMore: false });
  expect(body.entries.map(({ id, status }: { id: string; status: number }) => [id, status])).toEqual([
    ['2', 422],
    ['1', 200],
  ]);
  const entry = await ask(get(`${at('/journal/2')}&canonical=true`));
  expect(entry.body).toMatchObject({
    operation: 'listConversations',
    path: '/voiceos/conversations?index=first',
  });
  expect((await ask(get(`${at('/journal')}&limit=1`))).body).toMatchObject({ hasMore: true });
  const violations = await ask(get(at('/violations')));
  expect(violations.body.violations[0]).toMatchObject({
    id: entry.body.violations[0],
    requestId: '2',
    in: 'query',
  });
  expect((await ask(supertest(api).delete(at('/journal')))).status).toBe(204);
  expect((await ask(get(at('/journal')))).body.entries).toEqual([]);
  expect((await ask(get(at('/journal/2')))).body.code).toBe('RINGBACK_JOURNAL_UNKNOWN');
  expect((await ask(get(at('/violations')))).body.violations).toHaveLength(1);
});

test('a read of a sandbox that there is not makes it', async () => {
  expect((await ask(get('/clock?sandbox=made-by-a-look'))).status).toBe(200);
  expect((await ask(get('/sandboxes'))).body.sandboxes).toContainEqual(
    expect.objectContaining({ name: 'made-by-a-look', scenario: 'default' }),
  );
});

test('without ?sandbox= it is the default one', async () => {
  await ask(post('/clock/jump', { by: '1s' }));
  expect((await ask(get('/clock?sandbox=default'))).body.now).toBe('2026-01-01T09:00:01.000Z');
});

test.each([
  ['GET', '/clock?sandbox=Not-A-Name', undefined, 400, 'RINGBACK_SANDBOX_NAME'],
  ['POST', '/sandboxes', { name: 'Not a name' }, 422, 'RINGBACK_CONTROL_BODY'],
  ['POST', '/clock/advance', { by: '-5s' }, 422, 'RINGBACK_CLOCK_DURATION'],
  ['POST', '/clock/advance', {}, 422, 'RINGBACK_CLOCK_MOVE'],
  ['POST', '/clock/advance', { by: '1s', until: 'idle' }, 422, 'RINGBACK_CLOCK_MOVE'],
  ['POST', '/clock/advance', { by: 5 }, 422, 'RINGBACK_CONTROL_BODY'],
  ['POST', '/clock/advance', { By: '5s' }, 422, 'RINGBACK_CONTROL_BODY'],
  ['POST', '/clock/advance', ['5s'], 422, 'RINGBACK_CONTROL_BODY'],
  ['POST', '/clock/jump', { to: '2020-01-01T00:00:00Z' }, 422, 'RINGBACK_CLOCK_BACKWARDS'],
  ['POST', '/clock/rewind', { by: '1s', x: 1 }, 422, 'RINGBACK_CONTROL_BODY'],
  ['POST', '/clock/run', { rate: 0 }, 422, 'RINGBACK_CONTROL_BODY'],
  ['POST', '/clock/run', {}, 422, 'RINGBACK_CONTROL_BODY'],
  ['POST', '/calls', { ...CALL, from: '555' }, 422, 'RINGBACK_CONTROL_BODY'],
  ['POST', '/calls', { ...CALL, provider: 'twilio' }, 422, 'RINGBACK_PROVIDER_UNKNOWN'],
  ['POST', '/calls/vip/say', { role: 'user', text: 'Hello?' }, 422, 'RINGBACK_CONTROL_BODY'],
  ['GET', '/calls?limit=1001', undefined, 422, 'RINGBACK_CONTROL_PARAMETER'],
  ['GET', '/calls?limit=ten', undefined, 422, 'RINGBACK_CONTROL_PARAMETER'],
  ['GET', '/calls?limit=1&limit=2', undefined, 422, 'RINGBACK_CONTROL_PARAMETER'],
  ['GET', '/calls?state=done', undefined, 422, 'RINGBACK_CONTROL_PARAMETER'],
  ['GET', '/calls?stat=answered', undefined, 422, 'RINGBACK_CONTROL_PARAMETER'],
  ['GET', '/calls?cursor=abc', undefined, 422, 'RINGBACK_LIST_CURSOR'],
  ['GET', '/journal?cursor=abc', undefined, 422, 'RINGBACK_LIST_CURSOR'],
  ['GET', '/journal/1?canonical=perhaps', undefined, 422, 'RINGBACK_CONTROL_PARAMETER'],
  ['GET', '/clock?sandbox=a&sandbox=b', undefined, 422, 'RINGBACK_CONTROL_PARAMETER'],
  ['DELETE', '/sandboxes', undefined, 422, 'RINGBACK_CONTROL_PARAMETER'],
  ['DELETE', '/sandboxes?sandbox=nobody', undefined, 404, 'RINGBACK_SANDBOX_UNKNOWN'],
  ['GET', '/nowhere', undefined, 404, 'RINGBACK_CONTROL_PATH'],
  ['GET', '/clock/', undefined, 404, 'RINGBACK_CONTROL_PATH'],
  ['GET', '/CLOCK', undefined, 404, 'RINGBACK_CONTROL_PATH'],
  ['GET', '/calls/%zz', undefined, 404, 'RINGBACK_CONTROL_PATH'],
  ['GET', '/__proto__', undefined, 404, 'RINGBACK_CONTROL_PATH'],
] as const)('%s %s %j is a %i, %s', async (method, path, body, status, code) => {
  const request =
    method === 'GET' ? get(path) : method === 'DELETE' ? supertest(api).delete(path) : post(path, body);
  const response = await ask(request);
  expect([response.status, response.body.code]).toEqual([status, code]);
});

test('a refusal names each mistake once, and what to do about the first', async () => {
  const { body } = await ask(post('/clock/step?stepp=1', { by: 5, By: '5s' }));
  expect(body.issues.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/By', '/by', 'stepp']);
  expect(body.detail).toBe('Failed to accept the body: By is not known here. Leave By out. Did you mean by?');
  const malformed = supertest(api).post('/clock/jump').set('Content-Type', 'application/json').send('{');
  expect((await ask(malformed)).body.detail).toMatch(/^Failed to read the body: it is not JSON.*\. Send/);
});

test('a client that goes away while it sends is nobody to answer, and no error of ours', () =>
  onPort(async (port, listener) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const head = `POST /clock/jump HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${TOKEN}\r\n`;
    socket.write(`${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"by":`);
    await once(listener, 'request');
    socket.destroy();
    await new Promise((resolve) => listener.close(resolve));
    expect(errors).toEqual([]);
  }));

test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'POST'])(
  '%s is no method of /clock, and the answer says which are',
  async (method) => {
    const response = await ask(supertest(api)[method.toLowerCase() as 'put']('/clock'));
    expect([response.status, response.body.code, response.headers.allow]).toEqual([
      405,
      'RINGBACK_CONTROL_METHOD',
      'GET, HEAD',
    ]);
  },
);

test('HEAD is answered as GET, less the body', async () => {
  const head = await ask(supertest(api).head('/clock'));
  const { text } = await ask(get('/clock'));
  expect([head.status, head.text, head.headers['content-length']]).toEqual([
    200,
    undefined,
    String(text.length),
  ]);
});

test.each([
  ['no type', undefined, 415],
  ['an empty type', '', 415],
  ['a form', 'application/x-www-form-urlencoded', 415],
  ['a text', 'text/plain', 415],
  ['YAML where no scenario goes', 'application/yaml', 415],
  ['JSON', 'application/json; charset=utf-8', 200],
])('a body of %s is accepted or not', (_what, type, status) =>
  onPort(async (port) => {
    // Unlike other clients, fetch sends bytes without a type where none is asked for.
    const response = await fetch(`http://127.0.0.1:${port}${fresh().at('/clock/jump')}`, {
      method: 'POST',
      headers: {
        ...{ Authorization: `Bearer ${TOKEN}`, Connection: 'close' },
        ...(type !== undefined && { 'Content-Type': type }),
      },
      body: new TextEncoder().encode('{"by":"1s"}'),
    });
    expect(response.status).toBe(status);
  }),
);

test.each([
  '{"by":',
  'nonsense',
  '{"by":"1s"}}',
  `${'['.repeat(100)}${']'.repeat(100)}`,
  Buffer.from([0x22, 0xff, 0x22]),
])('a body that cannot be read is a 400: %s', async (body) => {
  const request = supertest(api)
    .post('/clock/jump')
    .set('Content-Type', 'application/json')
    .serialize((sent) => sent);
  const response = await ask(request.send(body));
  expect([response.status, response.body.code]).toEqual([400, 'RINGBACK_CONTROL_MALFORMED']);
});

test('a body over 1 MiB is a 413, also when it only becomes so by inflation', async () => {
  const large = JSON.stringify({ by: 'x'.repeat(1024 * 1024) });
  const plain = supertest(api).post('/clock/jump').set('Content-Type', 'application/json').send(large);
  const zipped = supertest(api)
    .post('/clock/jump')
    .set({ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
    .serialize((sent) => sent)
    .send(gzipSync(large));
  for (const request of [plain, zipped]) {
    const response = await ask(request);
    expect([response.status, response.body.code]).toEqual([413, 'RINGBACK_CONTROL_TOO_LARGE']);
  }
});

test('a gzipped body is read, and one that is not what it says is refused', async () => {
  const { at } = fresh();
  const send = (bytes: Buffer): Promise<Response> =>
    ask(
      supertest(api)
        .post(at('/clock/jump'))
        .set({ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
        .serialize((sent) => sent)
        .send(bytes),
    );
  expect((await send(gzipSync('{"by":"1s"}'))).status).toBe(200);
  const refused = await send(Buffer.from('{"by":"1s"}'));
  expect([refused.status, refused.body.code]).toEqual([415, 'RINGBACK_CONTROL_ENCODING']);
});

test('where there is no room for another sandbox, the answer is a 429', async () => {
  const full = createTestMock();
  const crowded = createControlApi(
    { ...full.server, sandboxes: { ...full.server.sandboxes, open: () => undefined } },
    { token: TOKEN },
  );
  const response = check(await supertest(crowded).get('/clock').set('Authorization', `Bearer ${TOKEN}`));
  expect([response.status, response.body.code]).toEqual([429, 'RINGBACK_SANDBOX_LIMIT']);
  await full.server.close();
});

test('an error of ours is a 500 that says nothing of it to the client, and everything to the server', async () => {
  const broken = createControlApi(
    {
      ...server,
      controlContract: () => {
        throw new Error('canary: a secret path /home/me');
      },
    },
    { token: TOKEN, onError: (error) => errors.push(error) },
  );
  const response = await ask(supertest(broken).get('/clock'));
  expect([response.status, response.body.code]).toEqual([500, 'RINGBACK_CONTROL_INTERNAL']);
  expect(response.text).not.toContain('canary');
  expect(errors.splice(0)).toEqual([expect.objectContaining({ message: expect.stringContaining('canary') })]);
});

test('control requests move no clock', async () => {
  const { sandbox, at } = fresh();
  await ask(post(at('/clock/step'), { by: '1s' }));
  await ask(get(at('/calls')));
  await ask(post(at('/calls'), CALL));
  expect(openSandbox(server, sandbox.name).now).toBe(Date.parse(START));
  expect(errors).toEqual([]);
});
