import { expect, test } from '@jest/globals';
import { type ClockChoice, readClockChoice } from '../../src/server/clock-choice.ts';
import { createSteadyWall } from '../../src/server/steady-wall.ts';

test.each<[ClockChoice, object | undefined, string | undefined]>([
  ['frozen', { mode: 'frozen' }, undefined],
  ['running', { mode: 'running', rate: 1 }, undefined],
  ['running:60', { mode: 'running', rate: 60 }, undefined],
  ['stepping', { mode: 'stepping', step: 1000 }, undefined],
  ['stepping:500ms', { mode: 'stepping', step: 500 }, undefined],
  ['stepping:next', { mode: 'stepping', step: 'next' }, undefined],
  [{ mode: 'stepping', step: 250 }, { mode: 'stepping', step: 250 }, undefined],
  [{ start: 'today 09:00' }, undefined, 'today 09:00'],
  [{ mode: 'running', rate: 2, start: 'now' }, { mode: 'running', rate: 2 }, 'now'],
])('%j is a clock', (choice, clock, start) => {
  expect(readClockChoice(choice)).toEqual({ clock, start });
});

test.each<[unknown]>([
  ['sundial'],
  [''],
  ['frozen:1'],
  ['running:0'],
  ['running:fast'],
  ['running:'],
  ['stepping:soon'],
  ['stepping:1s:2s'],
  [{ mode: 'bogus' }],
  [{ mode: 'frozen', rate: 5 }],
  [{ rate: 60 }],
  [{ mode: 'stepping', step: '1 s' }],
  [{ mode: 'stepping', step: -1 }],
  [{ mode: 'running', rate: Number.NaN }],
  [{ speed: 1 }],
])('%j is no clock, and the error says what is', (choice) => {
  // Callers without types are held to the same.
  expect(() => readClockChoice(choice as ClockChoice)).toThrow('stepping:next');
});

test('real time never goes back, whatever the system’s date does', () => {
  const now = Date.now;
  const wall = createSteadyWall();
  const before = wall();
  try {
    Date.now = () => now() - 3_600_000;
    expect(wall()).toBeGreaterThanOrEqual(before);
  } finally {
    Date.now = now;
  }
});
