/** US dollars in whole millionths: money is never a fraction of a binary number. */
export type MicroDollars = number;

const LINE_STEP: MicroDollars = 100;

/** Rounds a line of a bill to four decimals of a dollar, half up. A line is rounded once. */
export function roundLine(micro: number): MicroDollars {
  return Math.floor(micro / LINE_STEP + 0.5) * LINE_STEP;
}

/** The amount in dollars, as JSON carries it. */
export function toDollars(micro: MicroDollars): number {
  return micro / 1_000_000;
}
