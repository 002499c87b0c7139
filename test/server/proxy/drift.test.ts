import { afterAll, expect, test } from '@jest/globals';
import { createMock, type ProviderName } from '../../../src/index.ts';
import { readSpec } from '../../contract/support/contracts.ts';
import { createRandom, createRequestMaker } from '../../contract/support/random-requests.ts';
import { createProxyBench } from './support/proxies.ts';

const bench = createProxyBench();
afterAll(() => bench.close());

const LISTS: Readonly<Record<ProviderName, readonly [path: string, query: string, header: string]>> = {
  voiceos: ['/conversations', '?limit=6', 'authorization'],
  voiceable: ['/conversations', '?page_size=6', 'x-api-key'],
  elevenlabs: ['/v1/convai/conversations', '?page_size=6', 'xi-api-key'],
  ovia: ['/api/v1/calls', '', 'authorization'],
};
/** The ids of what the hostile mock lists; its first answer is whole. */
async function firstIds(provider: ProviderName): Promise<readonly string[]> {
  const mock = createMock({ scenario: 'hostile-api', providers: [provider] });
  const [path, query, header] = LISTS[provider];
  const answer = await mock.fetch(`/${provider}${path}${query}`, { headers: { [header]: 'Bearer any' } });
  const text = await answer.text();
  await mock.close();
  return [...text.matchAll(/"(?:id|conversation_id)":"([^"]+)"/g)].map(([, id]) => id ?? '').slice(0, 6);
}
/** Lists of a megabyte are checked twice and broken once, on machines that do other things too. */
const SLOW_MS = 120_000;
const PROVIDERS = Object.keys(LISTS) as ProviderName[];

/** What a broken answer says of itself, as the proxy is to tell it. */
interface Planted {
  readonly kind: string;
  readonly pointer: string;
}

function placeOf(pointer: string): string {
  return decodeURI(pointer).replaceAll(/\/\d+(?=\/|$)/g, '/*');
}

test.each(PROVIDERS)(
  'in front of a hostile %s each planted drift is found, and nothing else',
  async (provider) => {
    const mock = createMock({ scenario: 'hostile-api', providers: [provider] });
    const { url } = await mock.listen();
    const proxy = await bench.proxy({ provider, upstream: url });
    const [path, query, header] = LISTS[provider];
    const ids = await firstIds(provider);
    const planted: Planted[] = [];
    let lost = 0;
    for (let count = 0; count < 200; count += 1) {
      const one =
        count % (provider === 'ovia' ? 12 : 4) > 0 && ids.length > 0 ? `/${ids[count % ids.length]}` : '';
      const answer = await fetch(proxy.url + path + (one || query), { headers: { [header]: 'Bearer any' } });
      const text = await answer.text();
      if (answer.status === 502) {
        lost += 1;
        continue;
      }
      expect(answer.status).toBe(200);
      const breach = answer.headers.get('ringback-breach');
      if (breach && breach !== 'none') {
        const [kind = '', pointer = ''] = breach.split(' ');
        // A free-form object may hold anything.
        if (!/(?<!agent_config)\/metadata\/ringback_extra$/.test(pointer))
          planted.push({ kind, pointer: placeOf(pointer) });
      }
      if (answer.headers.get('content-type') === 'text/html')
        planted.push({ kind: 'content-type', pointer: '' });
      else if (!isJson(text)) planted.push({ kind: 'malformed-body', pointer: '' });
    }
    const report = await proxy.report();
    await mock.close();
    expect(planted.length).toBeGreaterThan(25);
    const found = new Set(report.drift.map(({ pointer }) => pointer));
    expect([...found].sort()).toEqual([...new Set(planted.map(({ pointer }) => pointer))].sort());
    for (const [kind, codes] of Object.entries(CODES)) {
      for (const [pointer, count] of countPlaces(planted.filter((one) => one.kind === kind))) {
        const told = report.drift.filter((drift) => drift.pointer === pointer && codes.includes(drift.code));
        expect({ kind, pointer, count: told.reduce((sum, drift) => sum + drift.count, 0) }).toEqual({
          kind,
          pointer,
          count,
        });
      }
    }
    expect(report.failures.reduce((sum, { count }) => sum + count, 0)).toBe(lost);
    expect(report.violations).toEqual([]);
  },
  SLOW_MS,
);

/** What each way of breaking an answer is called by who finds it. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  'missing-required': ['required'],
  'extra-field': ['undeclared', 'type'],
  'content-type': ['content-type'],
  'malformed-body': ['malformed-body'],
};

function countPlaces(planted: readonly Planted[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { pointer } of planted) counts.set(pointer, (counts.get(pointer) ?? 0) + 1);
  return counts;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Requests of a walk; every one is to be looked at. */
const WALK = 200;

test.each(PROVIDERS)(
  'in front of an honest %s a long walk of requests, right and wrong ones, shows no drift',
  async (provider) => {
    const mock = createMock({ providers: [provider] });
    const { url } = await mock.listen();
    const proxy = await bench.proxy({ provider, upstream: url });
    const make = createRequestMaker(readSpec(provider), createRandom(7));
    for (let count = 0; count < WALK; count += 1) {
      const { method, path, query, headers, body } = make();
      const answer = await fetch(`${proxy.url}${path}${query && `?${query}`}`, {
        method,
        headers,
        ...(body.length > 0 && { body: Buffer.from(body) }),
      });
      await answer.arrayBuffer();
    }
    const report = await proxy.report();
    await mock.close();
    expect(report.drift).toEqual([]);
    expect(report.failures).toEqual([]);
    expect(report.requests).toBe(WALK);
  },
  SLOW_MS,
);
