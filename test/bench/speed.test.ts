import { expect, test } from '@jest/globals';
import { CASES } from '../../bench/speed/cases.ts';
import type { CaseResult } from '../../bench/speed/measure-case.ts';
import { parseOptions } from '../../bench/speed/options.ts';
import { renderPage } from '../../bench/speed/page.ts';
import { type Measured, parseWrk } from '../../bench/speed/parse-wrk.ts';
import { median, medianRatio } from '../../bench/speed/statistics.ts';
import { findMisses, type Results } from '../../bench/speed/targets.ts';

const NOTHING: Results = { cases: [], startUp: new Map(), inProcess: undefined, failed: [] };
const CHOICES = {
  servers: ['raw', 'ringback', 'prism'],
  parts: ['list-10', 'detail'],
  cacheFolder: '/cache',
};

test('what wrk measured is the line of figures among what it prints', () => {
  const figures =
    '{"requests":3000,"microseconds":2000000,"p50":900,"p99":4500,"longest":61000,"refused":2,"failed":1}';
  expect(parseWrk(`Running 2s test\n  3000 requests in 2.00s\n${figures}\n`)).toEqual({
    ...{
      requestsPerSecond: 1500,
      requests: 3000,
      p50Ms: 0.9,
      p99Ms: 4.5,
      longestMs: 61,
      refused: 2,
      failed: 1,
    },
  });
  expect(() => parseWrk('unable to connect')).toThrow('unable to connect');
});

test('medians and ratios are those of the rounds', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([9, 1, 5, 7])).toBe(6);
  expect(median([])).toBeNaN();
  // The middle one of 1/2, 4/4 and 3/1: not 3/2, the ratio of the medians.
  expect(medianRatio([1, 4, 3], [2, 4, 1])).toBe(1);
});

test('a run that reaches its targets misses nothing, and one that measured nothing is held to nothing', () => {
  const list = caseOf('list-10', { raw: [100, 1], ringback: [50, 4], prism: [6, 9], wiremock: [25, 9] });
  const mixed = caseOf('mixed', { raw: [100, 1], ringback: [1, 100] });
  expect(findMisses({ ...NOTHING, cases: [list, mixed] })).toEqual([]);
  expect(findMisses(NOTHING)).toEqual([]);
});

test('every target that was missed is named with what was measured', () => {
  const cases = [
    caseOf('list-10', { raw: [100, 1], ringback: [49, 4.1], prism: [7, 9], wiremock: [25, 9] }),
    caseOf('create', { raw: [100, 1], ringback: [34, 1], prism: [1, 9] }),
    caseOf('invalid', { raw: [100, 1], ringback: [14, 30], prism: [10, 9], mockoon: [20, 9] }),
    caseOf('mixed', { raw: [100, 1], ringback: [50, 1] }, 51),
  ];
  const startUp = new Map([['ringback', { readyMs: 501, idleMb: 80, afterMb: 111 }]]);
  const inProcess = { detailUs: 61, pageUs: Number.NaN };
  expect(findMisses({ cases, startUp, inProcess, failed: [] })).toEqual([
    'list-10: requests to raw’s 0.49, and 0.5 is the least',
    'list-10: requests to prism’s 7.00, and 8 is the least',
    'list-10: requests to wiremock’s 1.96, and 2 is the least',
    'list-10: p99 to raw’s 4.10, and 4 is the most',
    'create: requests to raw’s 0.34, and 0.35 is the least',
    'invalid: requests to prism’s 1.40, and 1.5 is the least',
    'invalid: requests to mockoon’s 0.70, and 1 is the least',
    'mixed: longest stall 51.00 ms, and 50 ms is the most',
    'ready after 501.00 ms, and 500 ms is the most',
    'resident after requests 111.00 MB, and 110 MB is the most',
    'mock.fetch of a detail 61.00 µs, and 60 µs is the most',
    'mock.fetch of a page of ten NaN µs, and 150 µs is the most',
  ]);
});

test('only a run of all and long enough is a full one', () => {
  const read = (...args: readonly string[]): unknown => parseOptions(args, CHOICES);
  expect(read()).toMatchObject({ isFull: true, servers: CHOICES.servers, parts: CHOICES.parts, rounds: 5 });
  expect(read('--rounds', '9')).toMatchObject({ isFull: true, rounds: 9 });
  expect(read('--rounds', '1')).toMatchObject({ isFull: false });
  expect(read('--seconds', '1')).toMatchObject({ isFull: false, warmUpSeconds: 2 });
  expect(read('--only', 'ringback,raw')).toMatchObject({ isFull: false, servers: ['raw', 'ringback'] });
  expect(read('--case', 'detail')).toMatchObject({ isFull: false, parts: ['detail'] });
  expect(read('--help')).toBe('help');
});

test.each([
  ['--only', 'express', 'Failed to read --only "express": there is none. Name some of raw, ringback, prism.'],
  ['--case', '', 'Failed to read --case "": there is none. Name some of list-10, detail.'],
  ['--rounds', '0', 'Failed to read --rounds "0": it is no whole number from 1 to 9999.'],
])('%s "%s" is refused', (option, value, wrong) => {
  expect(parseOptions([option, value], CHOICES)).toEqual({ wrong });
});

test('the page has a row for each case, and says where a server has none', () => {
  const page = renderPage({
    results: { ...NOTHING, cases: [caseOf('detail', { raw: [100, 1], ringback: [60, 2] })] },
    servers: [
      { name: 'raw', title: 'raw node:http' },
      { name: 'ringback', title: 'Ringback' },
      { name: 'prism', title: 'Prism' },
    ],
    ...{ machine: 'a machine', at: new Date('2026-01-07'), rounds: 5, seconds: 4, misses: ['too slow'] },
  });
  expect(page).toContain('| work | raw node:http | Ringback | Prism |\n| --- | ---: | ---: | ---: |');
  expect(page).toContain('| VoiceOS, detail | 100 | 60 | – |');
  expect(page).toContain('| VoiceOS, detail | 2.0 | 0.60 | 2.00 | 2.00 | 9 | 9 |');
  expect(page).toContain('- Missed: too slow');
});

/** Of one round: requests a second and the 99th percentile by the server’s name. */
function caseOf(
  name: string,
  figures: Readonly<Record<string, readonly [number, number]>>,
  longestMs = 9,
): CaseResult {
  const work = CASES.find((one) => one.name === name);
  if (!work) throw new Error(`there is no case ${name}`);
  const rounds = Object.entries(figures).map(([server, [requestsPerSecond, p99Ms]]): [string, Measured[]] => [
    server,
    [{ requestsPerSecond, requests: 1, p50Ms: 1, p99Ms, longestMs, refused: 0, failed: 0 }],
  ]);
  return { work, bytes: 2000, rounds: new Map(rounds), loopMaxMs: [], webhooks: 0, wrong: [], failed: [] };
}
