import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type ClockMode,
  createClock,
  moveClock,
  readClock,
  setMode,
  tickClock,
} from '../../src/core/clock.ts';
import { NEVER } from '../../src/core/instant.ts';

const START = 1_767_258_000_000;
const modes: fc.Arbitrary<ClockMode> = fc.oneof(
  fc.constant<ClockMode>({ mode: 'frozen' }),
  fc.integer({ min: 1, max: 3600 }).map((rate): ClockMode => ({ mode: 'running', rate })),
  fc.integer({ min: 0, max: 60_000 }).map((step): ClockMode => ({ mode: 'stepping', step })),
);
const walls = fc.integer({ min: 0, max: 1e12 });

test('a frozen clock stands still whatever real time does', () => {
  fc.assert(
    fc.property(walls, walls, (a, b) =>
      expect(readClock(createClock({ mode: 'frozen' }, START, a), b)).toBe(START),
    ),
  );
});

test('a running clock goes at its rate from its anchor', () => {
  const clock = createClock({ mode: 'running', rate: 60 }, START, 1000);
  expect(readClock(clock, 1000)).toBe(START);
  expect(readClock(clock, 2000)).toBe(START + 60_000);
});

test('a running clock never goes back when real time does', () => {
  fc.assert(
    fc.property(walls, walls, (a, b) => {
      expect(readClock(createClock({ mode: 'running', rate: 1 }, START, a), b)).toBeGreaterThanOrEqual(START);
    }),
  );
});

test('changing the mode changes no instant', () => {
  fc.assert(
    fc.property(modes, modes, walls, walls, (from, to, made, later) => {
      const clock = createClock(from, START, made);
      expect(readClock(setMode(clock, to, later), later)).toBe(readClock(clock, later));
    }),
  );
});

test('moving keeps the mode and the start', () => {
  fc.assert(
    fc.property(modes, walls, fc.integer({ min: 0, max: 1e9 }), (mode, wall, by) => {
      const moved = moveClock(createClock(mode, START, wall), START + by, wall);
      expect(moved).toMatchObject({ ...mode, start: START });
      expect(readClock(moved, wall)).toBe(START + by);
    }),
  );
});

test('a stepping clock moves by its step, or to what is due next', () => {
  const bySecond = createClock({ mode: 'stepping', step: 1000 }, START, 0);
  expect(
    readClock(
      tickClock(bySecond, () => NEVER),
      0,
    ),
  ).toBe(START + 1000);
  const toNext = createClock({ mode: 'stepping', step: 'next' }, START, 0);
  expect(
    readClock(
      tickClock(toNext, () => START + 42),
      0,
    ),
  ).toBe(START + 42);
  expect(tickClock(toNext, () => NEVER)).toBe(toNext);
});

test('only a stepping clock ticks', () => {
  for (const mode of [{ mode: 'frozen' }, { mode: 'running', rate: 2 }] as const) {
    const clock = createClock(mode, START, 0);
    expect(tickClock(clock, () => START + 1)).toBe(clock);
  }
});
