import { expect, test } from '@jest/globals';
import { wordBreach } from '../../src/contract/check/wording.ts';

function told(keyword: string, demand: unknown, value: unknown): readonly string[] {
  const breach = { keyword, demand, value, at: '', node: '', params: {}, message: '', declared: [] };
  const { message, remedy } = wordBreach({ ...breach, isSecret: false }, 'it');
  return [message, remedy];
}

test.each<readonly [string, unknown, unknown, string, string]>([
  ['type', 'object', [], 'it is an empty list; wanted is an object.', 'Send an object as it.'],
  ['type', ['array', 'null'], 1, 'it is 1; wanted is a list or null.', 'Send a list or null as it.'],
  ['type', 'boolean', 'True', 'it is "True"; wanted is boolean.', 'Send boolean as it. Did you mean true?'],
  ['enum', ['hang_up'], 'x', 'it is "x"; wanted is hang_up.', 'Send hang_up as it.'],
  [
    'format',
    'date-time',
    '2026-01-01T09:00:00 02:00',
    'it is "2026-01-01T09:00:00 02:00"; wanted is a date-time.',
    'Send a date-time as it. In a query a + is a blank: write it as %2B.',
  ],
])('%s %j of %j is told as a person would', (keyword, demand, value, message, remedy) => {
  expect(told(keyword, demand, value)).toEqual([message, remedy]);
});
