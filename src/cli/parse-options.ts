import { InvalidArgumentError } from 'commander';
import { readClockChoice } from '../index.ts';

/** Reads a port; 0 takes any free one. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}

/** Reads `frozen`, `running[:RATE]` or `stepping[:TICK|:next]`. */
export function parseClock(text: string): string {
  try {
    readClockChoice(text);
    return text;
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

/** Reads a seed: a whole number is one, anything else is text; `random` draws one. */
export function parseSeed(text: string): string | number {
  if (text === '') throw new InvalidArgumentError('A seed is a number, a text, or random.');
  if (text === 'random') return Math.floor(Math.random() * 2 ** 32);
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

/** Reads how many there may be of something. */
export function parseCount(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= MAX_COUNT) return count;
  throw new InvalidArgumentError(`A whole number from 1 to ${MAX_COUNT} is wanted.`);
}

const MAX_COUNT = 10_000_000;

/** Reads a share in percent. */
export function parsePercent(text: string): number {
  const percent = Number(text);
  if (/^\d+(?:\.\d+)?$/.test(text) && percent <= 100) return percent;
  throw new InvalidArgumentError('A share is a number from 0 to 100, in percent.');
}
