/** Lanes of `drawRow`: a number each, so that a new one shifts no old value. */
export const LANES = {
  at: 0,
  talk: 1,
  customer: 2,
  agent: 3,
  outcome: 4,
  direction: 5,
  success: 6,
  end: 7,
  queue: 8,
  ring: 9,
  analyse: 10,
} as const;
