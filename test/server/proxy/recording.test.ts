import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { checkFiles, createMock, driftText } from '../../../src/index.ts';
import { createProxyBench } from './support/proxies.ts';

const bench = createProxyBench();
afterAll(() => bench.close());

const folder = mkdtempSync(join(tmpdir(), 'ringback-recording-'));
const HEADERS = { authorization: 'Bearer any' };

test('a recording passes the check, and a mock with it answers the same requests the same', async () => {
  const mock = createMock({ providers: ['voiceos'], clock: 'stepping:5s' });
  const { url } = await mock.listen();
  const file = join(folder, 'Monday Calls.yaml');
  const proxy = await bench.proxy({ upstream: url, record: file });
  const first = await fetch(`${proxy.url}/conversations?limit=3`, { headers: HEADERS });
  const { items } = (await first.json()) as { items: readonly { id: string }[] };
  const paths = [
    '/conversations?limit=3',
    '/conversations',
    '/conversations?limit=3&index=2',
    ...items.map(({ id }) => `/conversations/${id}`),
    '/conversations/nowhere',
  ];
  const made = await fetch(`${proxy.url}/conversations/create_phone_call`, {
    method: 'POST',
    headers: { ...HEADERS, 'content-type': 'application/json' },
    body: JSON.stringify({
      from_number: '+14155550100',
      to_number: '+14155550123',
      agent_id: 'agent_support',
    }),
  });
  const { id } = (await made.json()) as { id: string };
  // A call that lives answers differently each time.
  const asked = [...paths, ...Array.from({ length: 6 }, () => `/conversations/${id}`)];
  const seen: (readonly [number, string])[] = [];
  for (const path of asked) {
    const answer = await fetch(proxy.url + path, { headers: HEADERS });
    seen.push([answer.status, await answer.text()]);
  }
  const { recording } = await proxy.close();
  await mock.close();
  expect(recording).toMatchObject({ file, skipped: 0, failure: null });
  expect(checkFiles([file])).toEqual([expect.objectContaining({ kind: 'scenario', issues: [] })]);

  const replay = createMock({ scenario: file, providers: ['voiceos'] });
  await replay.fetch('/voiceos/conversations?limit=3', { headers: HEADERS }).then((answer) => answer.text());
  for (const [index, path] of asked.entries()) {
    const answer = await replay.fetch(`/voiceos${path}`, { headers: HEADERS });
    const [status, text] = seen[index] ?? [0, ''];
    expect({ path, status: answer.status, body: await answer.json() }).toEqual({
      path,
      status,
      body: JSON.parse(text),
    });
  }
  await replay.close();
});

test('canary secrets in every place are found nowhere: not in report, text, recording or progress', async () => {
  let made = 0;
  const canaries: string[] = [];
  const canary = (): string => {
    made += 1;
    const text = `canary-${String(made).padStart(4, '0')}-zq`;
    canaries.push(text);
    return text;
  };
  const keyLike = ['sk', 'live', 'C4naryC4naryC4nary0123456789'].join('_');
  canaries.push(keyLike);
  const vendor = await bench.vendor((request, response) => {
    response.setHeader('Set-Cookie', [`session=${canary()}; Path=/`, `other=${canary()}`]);
    response.setHeader('X-Auth-Token', canary());
    response.setHeader('Content-Type', 'application/json');
    const sent = request.headers.authorization ?? '';
    response.end(
      JSON.stringify({
        items: [{ id: 7, api_key: canary(), headers: { 'X-Any': canary() }, echo: sent, note: keyLike }],
        index: canary().length,
        has_more: sent,
        client_secret: canary(),
        hook: `https://me:${canary()}@a.test/?token=${canary()}`,
        [keyLike]: 1,
      }),
    );
  });
  const file = join(folder, 'canaries.yaml');
  const proxy = await bench.proxy({ upstream: vendor.url, record: file });
  for (const path of ['/conversations', '/nowhere/at-all', `/conversations/${keyLike}`]) {
    await fetch(`${proxy.url}${path}?api_key=${canary()}&limit=${canary()}&cursor=${keyLike}`, {
      headers: {
        authorization: `Bearer ${canary()}`,
        cookie: `a=${canary()}`,
        'x-api-key': canary(),
        'proxy-authorization': `Basic ${canary()}`,
        referer: `https://a.test/?access_token=${canary()}`,
      },
    }).then((answer) => answer.text());
  }
  await fetch(`${proxy.url}/conversations/create_phone_call`, {
    method: 'POST',
    headers: { authorization: `Bearer ${canary()}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      from_number: 1,
      password: canary(),
      agent_config: { api_key: [canary()], webhooks: keyLike },
    }),
  }).then((answer) => answer.text());
  const { report, contractReport } = await proxy.close();
  expect(report.drift.length).toBeGreaterThan(5);
  expect(contractReport.violations.some(({ first }) => first?.curl.includes("-d '"))).toBe(true);
  expect(report.violations.length).toBeGreaterThan(2);
  const written = [
    ...[JSON.stringify(report), JSON.stringify(contractReport)],
    ...[driftText(report), readFileSync(file, 'utf8')],
  ];
  // A secret parameter is known by its name; `limit` is none, and what stood there is shown.
  const shown = report.violations.filter(({ pointer }) => pointer === 'limit').map(({ sent }) => sent);
  for (const secret of canaries.filter((one) => !shown.some((text) => text?.includes(one)))) {
    const places = written.map((text) => text.includes(secret));
    const isLimit = written.some((text) => text.includes(`limit=${secret}`));
    if (!isLimit) expect({ secret, places }).toEqual({ secret, places: [false, false, false, false] });
  }
});
