import { afterEach, expect, test } from '@jest/globals';
import { isOn, switchOption } from '../../src/cli/switch-option.ts';

afterEach(() => {
  delete process.env.RINGBACK_TRIED;
});

test.each(['1', 'true', 'YES', 'on'])('a switch is on where its variable is %j', (value) => {
  process.env.RINGBACK_TRIED = value;
  expect(isOn(undefined, 'TRIED')).toBe(true);
});

test.each(['', '0', 'false', 'no', 'off'])('a switch is off where its variable is %j', (value) => {
  process.env.RINGBACK_TRIED = value;
  expect(isOn(undefined, 'TRIED')).toBe(false);
});

test('what is neither yes nor no is refused, unless the flag is given', () => {
  process.env.RINGBACK_TRIED = 'maybe';
  expect(() => isOn(undefined, 'TRIED')).toThrow(
    'Failed to read RINGBACK_TRIED: "maybe" is neither yes nor no. Write 1 or 0.',
  );
  expect(isOn(true, 'TRIED')).toBe(true);
});

test('a switch is off without its flag and its variable, and its flag comes before its variable', () => {
  expect(isOn(undefined, 'TRIED')).toBe(false);
  process.env.RINGBACK_TRIED = '0';
  expect(isOn(true, 'TRIED')).toBe(true);
});

test('help names the variable of a switch, which no other than isOn reads', () => {
  const { description, envVar } = switchOption('--tried', 'tries', 'TRIED');
  expect([description, envVar]).toEqual(['tries (env: RINGBACK_TRIED)', undefined]);
});
