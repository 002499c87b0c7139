import { InvalidArgumentError } from 'commander';
import { type ClockMode, parseDuration } from '../index.ts';

/** Reads a port; 0 takes any free one. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}

/** Reads `frozen`, `running[:RATE]` or `stepping[:TICK|:next]`. */
export function parseClockMode(text: string): ClockMode {
  const [mode = '', detail, ...rest] = text.split(':');
  if (rest.length === 0) {
    if (mode === 'frozen' && detail === undefined) return { mode };
    if (mode === 'running') return { mode, rate: parseRate(detail) };
    if (mode === 'stepping') return { mode, step: parseStep(detail) };
  }
  throw new InvalidArgumentError(
    'A clock is frozen, running, running:60, stepping, stepping:5s or stepping:next.',
  );
}

/** Reads a seed: a whole number is one, anything else is text; `random` draws one. */
export function parseSeed(text: string): string | number {
  if (text === '') throw new InvalidArgumentError('A seed is a number, a text, or random.');
  if (text === 'random') return Math.floor(Math.random() * 2 ** 32);
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

function parseRate(text = '1'): number {
  const rate = Number(text);
  if (text !== '' && rate > 0 && rate <= 1_000_000) return rate;
  throw new InvalidArgumentError('A rate is above 0, up to 1000000: 60 is a minute a second.');
}

function parseStep(text = '1s'): number | 'next' {
  if (text === 'next') return 'next';
  const step = parseDuration(text);
  if (step !== undefined) return step;
  throw new InvalidArgumentError('A tick is a duration such as 500ms or 5s, or next.');
}
