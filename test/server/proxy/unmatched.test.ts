import { afterAll, expect, test } from '@jest/globals';
import { toDriftReport } from '../../../src/server/proxy/drift-report.ts';
import { createEvidence } from '../../../src/server/proxy/evidence.ts';
import { createInspection } from '../../../src/server/proxy/inspection.ts';
import type { SeenExchange } from '../../../src/server/proxy/seen.ts';
import { contractOf } from '../../contract/support/contracts.ts';
import { createProxyBench } from './support/proxies.ts';

const bench = createProxyBench();
afterAll(() => bench.close());

const HEADERS = { authorization: 'Bearer any' };

test.each([200, 201, 204, 302, 400, 409, 422])(
  'an answer with %i shows that the vendor knows what the spec does not',
  async (status) => {
    const vendor = await bench.vendor((_request, response) => response.writeHead(status).end());
    const proxy = await bench.proxy({ upstream: vendor.url });
    await fetch(`${proxy.url}/nowhere`, { headers: HEADERS, redirect: 'manual' });
    const { drift, violations } = await proxy.report();
    expect(drift).toMatchObject([{ code: 'operation', operation: null, pointer: 'GET /nowhere' }]);
    expect(violations).toEqual([]);
  },
);

test.each([
  [404, 'nor does the vendor seem to know it: it answered with 404'],
  [405, 'nor does the vendor seem to know it: it answered with 405'],
  [401, 'whether the vendor knows it was not seen: it answered with 401'],
  [403, 'whether the vendor knows it was not seen: it answered with 403'],
  [429, 'whether the vendor knows it was not seen: it answered with 429'],
  [500, 'whether the vendor knows it was not seen: it answered with 500'],
  [503, 'whether the vendor knows it was not seen: it answered with 503'],
])('an answer with %i shows no drift, and the violation says what it shows', async (status, said) => {
  const vendor = await bench.vendor((_request, response) => response.writeHead(status).end());
  const proxy = await bench.proxy({ upstream: vendor.url });
  await fetch(`${proxy.url}/nowhere`, { headers: HEADERS });
  await fetch(`${proxy.url}/conversations`, { method: 'DELETE', headers: HEADERS });
  const { drift, violations } = await proxy.report();
  expect(drift).toEqual([]);
  expect(violations).toMatchObject([
    { code: 'no-path', message: `The spec has no operation at /nowhere; ${said}.` },
    { code: 'no-method', message: `DELETE is not a method of /conversations; ${said}.` },
  ]);
});

test('where the vendor gave no answer, nothing is said of what it knows', async () => {
  const vendor = await bench.vendor((_request, response) => response.destroy());
  const proxy = await bench.proxy({ upstream: vendor.url });
  await fetch(`${proxy.url}/nowhere`, { headers: HEADERS });
  const { drift, violations, failures } = await proxy.report();
  expect(drift).toEqual([]);
  expect(violations).toMatchObject([
    {
      message:
        'The spec has no operation at /nowhere; whether the vendor knows it was not seen: it gave no answer.',
    },
  ]);
  expect(failures).toEqual([{ operation: null, code: 'RINGBACK_PROXY_BROKEN', count: 1 }]);
});

test('more exchanges than can wait are counted all the same, and said not to be checked', async () => {
  const contract = contractOf(
    `paths: { /a: { get: { operationId: getA, responses: { '200': { description: ok } } } } }`,
  );
  const evidence = createEvidence(contract, undefined);
  const progress: number[] = [];
  const inspection = createInspection({
    ...{ contract, evidence },
    onProgress: ({ requests }) => progress.push(requests),
  });
  const empty = { kind: 'bytes', bytes: new Uint8Array() } as const;
  const outcomes: readonly SeenExchange['outcome'][] = [
    { kind: 'answered', status: 200, headers: {}, body: empty },
    { kind: 'failed', code: 'RINGBACK_PROXY_TIMEOUT' },
    { kind: 'gone' },
  ];
  let released = 0;
  const total = 10_300;
  for (let id = 1; id <= total; id += 1) {
    const path = id % 2 === 0 ? '/a' : '/b';
    const request = { method: 'GET', path, query: '', headers: {}, body: empty };
    const outcome = outcomes[id % 3] ?? { kind: 'gone' };
    inspection.add({ id, at: 0, request, outcome }, () => {
      released += 1;
    });
  }
  await inspection.idle();
  const report = toDriftReport(evidence, contract, 'http://localhost');
  expect(released).toBe(total);
  expect(report.requests).toBe(total);
  expect(progress.at(-1)).toBe(total);
  expect(report.operations).toMatchObject([
    { operation: 'getA', requests: total / 2 },
    { operation: null, requests: total / 2 },
  ]);
  const timedOut = Array.from({ length: total }, (_, index) => index + 1).filter((id) => id % 3 === 1);
  expect(report.failures.reduce((sum, { count }) => sum + count, 0)).toBe(timedOut.length);
  expect(report.unchecked).toEqual([
    { side: 'request', why: 'busy', count: 300 },
    { side: 'response', why: 'busy', count: 100 },
  ]);
});
