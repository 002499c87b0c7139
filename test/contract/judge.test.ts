import { expect, test } from '@jest/globals';
import type { Finding, Mode } from '../../src/contract/contract.ts';
import { judge } from '../../src/contract/judge.ts';

const seeded: Finding = {
  code: 'type',
  in: 'query',
  pointer: 'limit',
  message: 'limit is "x".',
  basis: 'seed',
  blame: 'client',
  remedy: 'Send a number.',
  always: false,
  note: false,
  rule: '',
};
const decided: Finding = { ...seeded, basis: 'decided' };
const note: Finding = { ...seeded, code: 'undeclared', note: true };
const partial: Finding = { ...note, blame: 'spec' };
const always: Finding = { ...decided, code: 'malformed-body', always: true };
const response: Finding = { ...seeded, in: 'response', blame: 'mock' };

/** What each mode does, by the table of the design: refused, or the level it is recorded at. */
const TABLE: readonly [name: string, finding: Finding, real: string, strict: string, lenient: string][] = [
  ['a rule of the vendor', seeded, 'refused', 'refused', 'violation'],
  ['a rule of the SDK', { ...seeded, basis: 'sdk' }, 'refused', 'refused', 'violation'],
  ['a rule of the user', { ...seeded, basis: 'user' }, 'refused', 'refused', 'violation'],
  ['a rule that we decided', decided, 'note', 'refused', 'note'],
  ['what is undeclared', note, 'note', 'refused', 'note'],
  ['what a partial spec does not declare', partial, 'note', 'note', 'note'],
  ['what no answer can be made for', always, 'refused', 'refused', 'refused'],
  ['a response of ours', response, 'violation', 'violation', 'violation'],
];

test.each(TABLE)('%s is judged by the mode', (_, finding, real, strict, lenient) => {
  const outcome = (mode: Mode): string => {
    const { refuse, breaches } = judge(mode, [finding]);
    expect(refuse).toBe(breaches[0]?.refused);
    return breaches[0]?.refused ? 'refused' : String(breaches[0]?.level);
  };
  expect([outcome('real'), outcome('strict'), outcome('lenient')]).toEqual([real, strict, lenient]);
});

test('one refused finding refuses the request; the others are recorded with it', () => {
  const { refuse, breaches } = judge('real', [decided, seeded, note]);
  expect(refuse).toBe(true);
  expect(breaches.map(({ level, refused }) => [level, refused])).toEqual([
    ['note', false],
    ['violation', true],
    ['note', false],
  ]);
});

test('nothing found is nothing refused', () => {
  expect(judge('strict', [])).toEqual({ refuse: false, breaches: [] });
});
