import { expect, test } from '@jest/globals';
import { FAIL_ON, type FailOn, parseFailOn } from '../../src/report/fail-on.ts';
import type { ContractReport } from '../../src/report/report.ts';
import { verdictOf } from '../../src/report/verdict.ts';
import type { Violation } from '../../src/report/violation.ts';
import { evidence, provider, report, violation } from './support/fixtures.ts';

const SEEN = 'voiceos operation getConversation getConversation';

function failing(seen: ContractReport): readonly FailOn[] {
  return FAIL_ON.filter((on) => !verdictOf(seen, { failOn: [on] }).ok);
}

/** Each operation of the provider. */
const ALL_OF_ONE = ['createPhoneCall', 'getConversation', 'listConversations'].map(
  (id) => `voiceos operation ${id} ${id}`,
);

const BREACHES: readonly [string, Partial<Violation>, readonly FailOn[]][] = [
  ['a breach by a request', {}, ['violations']],
  ['a note', { level: 'note' }, ['notes']],
  ['an unmatched request', { kind: 'unmatched' }, ['violations', 'unmatched']],
  ['a breach by a receiver', { kind: 'receiver', level: 'note' }, ['receiver']],
  ['a broken rule', { kind: 'rule' }, ['rules']],
  ['what the spec is to blame for', { blame: 'spec', level: 'note' }, []],
  ['a request that a spec may lack', { blame: 'spec', kind: 'unmatched' }, ['unmatched']],
  ['what the mock is to blame for', { blame: 'mock', kind: 'response' }, []],
];

test.each(BREACHES)('%s fails what names it, and nothing else', (_name, facts, expected) => {
  const sandboxes = [evidence({ covered: [...ALL_OF_ONE], violations: [violation(facts)] })];
  expect(failing(report({ sandboxes }))).toEqual(expected);
});

test('an operation that nothing asked for is uncovered, where its provider was asked for something', () => {
  const providers = [provider('voiceos'), provider('ovia')];
  const asked = report({ providers, sandboxes: [evidence({ covered: [SEEN] })] });
  expect(verdictOf(asked, { failOn: ['uncovered'] }).failures).toEqual([
    {
      on: 'uncovered',
      count: 2,
      text: '2 operations were never asked for: voiceos createPhoneCall, voiceos listConversations',
    },
  ]);
});

test('a coverage is enough when it is the least that was asked for, to the fraction', () => {
  const seen = report({ sandboxes: [evidence({ covered: [SEEN] })] });
  expect(seen.coverage).toMatchObject({ percent: 11.1, covered: 1, total: 9 });
  expect(verdictOf(seen, { failOn: [], minCoverage: 11.1 }).ok).toBe(true);
  expect(verdictOf(seen, { failOn: [], minCoverage: 100 / 9 }).ok).toBe(true);
  expect(verdictOf(seen, { failOn: [], minCoverage: 11.2 })).toEqual({
    ok: false,
    failures: [{ on: 'coverage', count: 8, text: '11.1 % of the contract is covered, and 11.2 % is to be' }],
  });
});

test('a run that asked for nothing covers nothing', () => {
  expect(verdictOf(report(), { failOn: ['uncovered'] }).failures).toMatchObject([
    { on: 'uncovered', count: 3 },
  ]);
  expect(verdictOf(report(), { failOn: [], minCoverage: 0 }).ok).toBe(true);
  expect(verdictOf(report(), { failOn: [], minCoverage: 1 }).failures).toMatchObject([{ on: 'coverage' }]);
});

test('breaches that there was no room for are not passed over', () => {
  const seen = report({ sandboxes: [evidence({ droppedViolations: 3 })] });
  expect(verdictOf(seen, { failOn: ['violations'] }).failures).toMatchObject([{ count: 3 }]);
});

test('names are read with commas and blanks between, each once', () => {
  expect(parseFailOn(' violations,unmatched , violations')).toEqual({
    kind: 'names',
    names: ['violations', 'unmatched'],
  });
});

test.each(['', ' ', ','])(
  '"%s" names nothing and is refused: a variable that was not set passes nothing',
  (text) => {
    expect(parseFailOn(text)).toEqual({
      kind: 'unknown',
      message:
        'Failed to fail on "": it names nothing. Use violations, notes, uncovered, unmatched, receiver, rules, with commas between, or leave it out.',
    });
  },
);

test('a name that there is not is refused with those that there are', () => {
  expect(parseFailOn('violation')).toEqual({
    kind: 'unknown',
    message:
      'Failed to fail on "violation": there is no such thing. Did you mean "violations"? Use violations, notes, uncovered, unmatched, receiver, rules, with commas between.',
  });
});
