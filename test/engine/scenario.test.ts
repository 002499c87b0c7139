import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseScenarioText } from '../../src/server/scenario-files.ts';
import { createScenarioShelf } from '../../src/server/scenario-shelf.ts';

const HEAD = 'ringback: scenario/1\nname: s\n';

test.each([
  [
    'two agents of one id',
    'agents:\n  - { id: a, name: A }\n  - { id: a, name: B }\n',
    /:5:\d+: agents\.1\.id: "a" is the id of another/,
  ],
  [
    'two calls of one id',
    'data:\n  - call: { id: v, from: "+14155550100", to: "+14155550101" }\n  - call: { id: v, from: "+14155550100", to: "+14155550101" }\n',
    /data\.1\.call\.id/,
  ],
  ['too many calls in all', 'data:\n  - calls: 9000000\n  - calls: 9000000\n', /18000000 calls are too many/],
  [
    'a start that is none',
    'clock: { start: banana }\n',
    /:3:\d+: clock\.start: a clock starts at an instant: write now/,
  ],
  ['a rate without its mode', 'clock: { rate: 60 }\n', /clock\.rate: a rate goes with mode: running/],
  ['a step of another mode', 'clock: { mode: frozen, step: 1s }\n', /clock\.step/],
  ['an unknown key', 'clok: {}\n', /:3:1: "clok" is not known here: did you mean "clock"/],
  ['a range the wrong way round', 'lifecycle:\n  - ring: 5s..1s\n', /lifecycle\.0\.ring/],
  [
    'an alias bomb',
    `a: &a [1]\nb: &b [${'*a,'.repeat(60)}]\nc: [${'*b,'.repeat(60)}]\n`,
    /s\.yaml:4:\d+: aliases stand for/,
  ],
  ['YAML that is none', 'data: [\n', /s\.yaml:\d+:\d+/],
])('%s is a mistake with its place', (_name, text, message) => {
  expect(() => parseScenarioText(HEAD + text, 's.yaml')).toThrow(message);
});

test('ranges, spreads and weights become values', () => {
  const scenario = parseScenarioText(
    `${HEAD}data:\n  - { calls: 5, over: { after: 1h }, talk: { median: 1m, p95: 5m }, outcomes: busy }\n` +
      'lifecycle:\n  - { match: { to: "+15005550001" }, queue: 1s..3s, outcome: { answered: 3, busy: 1 } }\n',
    's.yaml',
  );
  expect(scenario.datasets).toEqual([
    {
      ...{ count: 5, before: 0, after: 3_600_000, outcomes: [['busy', 1]], traffic: null },
      talk: { kind: 'log-normal', median: 60_000, p95: 300_000 },
    },
  ]);
  expect(scenario.lifecycle[0]).toMatchObject({
    match: { to: { oneOf: ['+15005550001'] } },
    queue: { kind: 'range', min: 1000, max: 3000 },
    outcome: [
      ['answered', 3],
      ['busy', 1],
    ],
  });
});

test('the bundled scenarios are named as their files are, and say what they tell', () => {
  const shelf = createScenarioShelf([resolve(import.meta.dirname, '../../scenarios')]);
  expect(shelf.names).toContain('default');
  for (const name of shelf.names) {
    const { description, ...scenario } = shelf.load(name);
    expect(scenario.name).toBe(name);
    expect(description).not.toBe('');
  }
});

test('a scenario that is not there is told with what was probably meant', () => {
  const shelf = createScenarioShelf([resolve(import.meta.dirname, '../../scenarios')]);
  expect(() => shelf.load('defualt')).toThrow(
    /no such name, and no such file\. Did you mean "default"\? Known are /,
  );
});
