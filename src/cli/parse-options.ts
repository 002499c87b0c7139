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

/** Reads an origin as a browser sends it, `*` for all, or `null`, which pages without an origin send. */
export function parseOrigin(text: string): string {
  if (text === '*' || text === 'null' || /^(?!https?:)[a-z][a-z\d+.-]*:\/\/[^\s/?#@,]+$/.test(text))
    return text;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // A browser leaves out a port that is the scheme's own, and writes names in small letters.
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new InvalidArgumentError('An origin is written http://localhost:3000; * stands for all.');
}

/** Reads names of hosts, each with a port or without, with commas between. */
export function parseHosts(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim());
  if (names.every((name) => /^(?:\[[\da-f:.]+\]|[^\s/:@[\]]+)(?::\d{1,5})?$/i.test(name))) return names;
  throw new InvalidArgumentError(
    'A host is a name or an address without a scheme, such as mock or mock:4011.',
  );
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
