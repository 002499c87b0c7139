import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { createMock } from '../../src/index.ts';
import { findScenarioFiles, loadScenarioFile } from '../../src/server/scenario-files.ts';
import { GOOD_HABITS, type Habits } from './support/client.ts';
import { runClient } from './support/run.ts';

const FILES = [...findScenarioFiles('scenarios')];
const NAMES = FILES.map(([name]) => name);

test('the scenarios that come with the package are the ones that the docs name', () => {
  const page = readFileSync('docs/scenarios.md', 'utf8');
  const table = page.slice(page.indexOf('## Those that come with'), page.indexOf('## What stays'));
  expect([...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name).sort()).toEqual(NAMES);
});

test.each(FILES)('%s has the name of its file, and says what it is about', (name, file) => {
  const scenario = loadScenarioFile(file);
  expect(scenario.name).toBe(name);
  expect(scenario.description).toMatch(/^[A-Z].{60,}\.$/s);
});

test.each(NAMES)('a good client comes through %s with its books in order', async (name) => {
  expect(await runClient(name, GOOD_HABITS)).toEqual({ discrepancies: [] });
});

test.each<[string, keyof Habits, string, object]>([
  [
    'dialler-campaign',
    'stopsAtTheEnd',
    'polls until somebody picks up',
    { discrepancies: ['it never stopped'] },
  ],
  ['rate-limited', 'heedsRetryAfter', 'ignores 429', { discrepancies: ['a call is missing'] }],
  ['outage', 'heedsRetryAfter', 'gives up at a 503', { crash: expect.stringMatching('never answered') }],
  [
    'outage',
    'looksBeforeRepeating',
    'repeats what was lost',
    { discrepancies: ['a number was called twice'] },
  ],
  [
    'flaky-webhooks',
    'knowsDeliveries',
    'keeps no ids of deliveries',
    { discrepancies: ['ends were counted twice'] },
  ],
  [
    'busy-monday',
    'findsById',
    'trusts the order of a list',
    { discrepancies: ["somebody else's call is booked"] },
  ],
  ['late-costs', 'waitsForCosts', 'reads costs at the end', { discrepancies: ['a cost is wrong'] }],
  ['hostile-api', 'checksAnswers', 'believes what it is sent', { crash: expect.any(String) }],
])('in %s a client without %s fails: it %s', async (scenario, habit, _what, outcome) => {
  expect(await runClient(scenario, { ...GOOD_HABITS, [habit]: false })).toEqual(outcome);
});

test('an empty account has no calls until one is made', async () => {
  const mock = createMock({ scenario: 'empty-account' });
  expect(mock.calls.list().calls).toEqual([]);
  await mock.clock.advance('30d');
  expect(mock.calls.list().calls).toEqual([]);
  mock.calls.create({ provider: 'ovia', from: '+14155550100', to: '+14155550101' });
  expect(mock.calls.list().calls).toHaveLength(1);
  await mock.close();
});

test('the first call goes as its scenario tells it, word for word', async () => {
  const mock = createMock({ scenario: 'first-call' });
  const { id } = mock.calls.create({ provider: 'voiceos', from: '+14155550100', to: '+14155550101' });
  await mock.clock.advance('45s');
  const ended = mock.calls.get(id);
  expect(ended).toMatchObject({ state: 'ended', outcome: 'answered', costs: null });
  expect(ended.transcript.map(({ text }) => text).slice(-2)).toEqual([
    'That is worked out once we have hung up. Give it ten seconds.',
    'Then I will hang up now. Thank you!',
  ]);
  await mock.clock.advance('10s');
  expect(mock.calls.get(id).costs?.total).toBeGreaterThan(0);
  await mock.close();
});

test('on a busy Monday something changes in every twenty seconds of eight hours', async () => {
  const mock = createMock({ scenario: 'busy-monday', clock: 'frozen' });
  // Among the newest few at that.
  const page = async (): Promise<string> =>
    (await mock.fetch('/voiceos/conversations?limit=10', INIT)).text();
  let before = await page();
  for (let slice = 0; slice < (8 * 3600) / 20; slice += 1) {
    mock.clock.jump('20s');
    const after = await page();
    expect(after).not.toBe(before);
    before = after;
  }
  await mock.close();
}, 60_000);

test('a month of history is a hundred thousand calls, and a thousand more lie ahead', async () => {
  const mock = createMock({ scenario: 'month-of-history' });
  const response = await mock.fetch('/voiceos/conversations?limit=1&index=100000', INIT);
  expect(await response.json()).toMatchObject({ items: [expect.anything()], has_more: false });
  await mock.clock.jump('8h');
  const last = await mock.fetch('/voiceos/conversations?limit=1&index=101000', INIT);
  expect(await last.json()).toMatchObject({ items: [expect.anything()], has_more: false });
  await mock.close();
});

const INIT = { headers: { authorization: 'Bearer any' } };

test('no request to the hostile API goes wrong twice in a row, alone or among others at once', async () => {
  const mock = createMock({ scenario: 'hostile-api' });
  const { calls } = mock.calls.list({ limit: 8 });
  const paths = ['?limit=5', '?limit=5&index=6', ...calls.map(({ ids }) => `/${ids.voiceos}`)];
  const wrong = new Map<string, number>();
  for (let round = 0; round < 40; round += 1) {
    await Promise.all(
      paths.map(async (path) => {
        const source = await mock.fetch(`/voiceos/conversations${path}`, INIT).then(
          ({ headers }) => headers.get('ringback-source'),
          () => 'fault',
        );
        if (source !== 'fault') return;
        expect(wrong.get(path)).not.toBe(round - 1);
        wrong.set(path, round);
      }),
    );
  }
  expect(wrong.size).toBe(paths.length);
  const kinds = mock.faults.list().filter(({ used }) => used > 0);
  expect(kinds.length).toBeGreaterThan(7);
  await mock.close();
});
