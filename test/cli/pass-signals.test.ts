import { expect, test } from '@jest/globals';
import { passSignals } from '../../src/cli/exec/pass-signals.ts';

/** What a child is told of signals at given milliseconds. */
function toldOf(signals: readonly (readonly [number, NodeJS.Signals])[], isTold = false): readonly string[] {
  const told: string[] = [];
  let at = 0;
  const pass = passSignals({ tell: (signal) => told.push(signal), isTold, now: () => at });
  for (const [instant, signal] of signals) {
    at = instant;
    pass(signal);
  }
  return told;
}

test('one Ctrl-C that is told twice, by a terminal and by npm, is one', () => {
  expect(
    toldOf([
      [0, 'SIGINT'],
      [5, 'SIGINT'],
      [299, 'SIGINT'],
    ]),
  ).toEqual(['SIGINT']);
});

test('a signal that comes later kills, whichever it is', () => {
  expect(
    toldOf([
      [0, 'SIGINT'],
      [300, 'SIGINT'],
    ]),
  ).toEqual(['SIGINT', 'SIGKILL']);
  expect(
    toldOf([
      [0, 'SIGINT'],
      [7500, 'SIGTERM'],
    ]),
  ).toEqual(['SIGINT', 'SIGKILL']);
});

test('another signal at the same time is passed on too', () => {
  expect(
    toldOf([
      [0, 'SIGINT'],
      [1, 'SIGTERM'],
    ]),
  ).toEqual(['SIGINT', 'SIGTERM']);
});

test('of a Ctrl-C that the terminal tells by itself the child is not told again, but of all else', () => {
  expect(
    toldOf(
      [
        [0, 'SIGINT'],
        [5, 'SIGINT'],
      ],
      true,
    ),
  ).toEqual([]);
  expect(
    toldOf(
      [
        [0, 'SIGINT'],
        [400, 'SIGINT'],
      ],
      true,
    ),
  ).toEqual(['SIGKILL']);
  expect(toldOf([[0, 'SIGTERM']], true)).toEqual(['SIGTERM']);
  expect(toldOf([[0, 'SIGHUP']], true)).toEqual(['SIGHUP']);
});
