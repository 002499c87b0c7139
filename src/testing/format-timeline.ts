import type { Timeline, TimelineEntry } from './timeline.ts';

/** A timeline as plain text, a line an entry, with how far each lies behind the first. */
export function formatTimeline({ sandbox, entries, omitted }: Timeline): string {
  const [first] = entries;
  if (!first) return `Timeline of sandbox "${sandbox}": nothing happened.`;
  const before = omitted > 0 ? `, after ${omitted} that are left out` : '';
  const offsets = entries.map(({ at }) => offsetOf(at, first.at));
  const width = Math.max(...offsets.map((offset) => offset.length));
  return [
    `Timeline of sandbox "${sandbox}" from ${first.at}${before}:`,
    ...entries.map((entry, index) => lineOf(entry, (offsets[index] ?? '').padStart(width))),
  ].join('\n');
}

const KIND_WIDTH = 'violation'.length;
/** Longer than any path that a person reads. */
const MAX_LINE = 400;

function lineOf({ kind, text }: TimelineEntry, offset: string): string {
  const [head = '', ...more] = text.split('\n').map(cut);
  const indent = ' '.repeat(2 + offset.length + 2 + KIND_WIDTH + 2);
  return [`  ${offset}  ${kind.padEnd(KIND_WIDTH)}  ${head}`, ...more.map((line) => `${indent}${line}`)].join(
    '\n',
  );
}

/** Such as `+1m 30s`, `+4.25s` or `+2d 3h`. */
function offsetOf(at: string, from: string): string {
  const ms = Date.parse(at) - Date.parse(from);
  const [d, h, m] = [Math.floor(ms / DAY_MS), Math.floor(ms / HOUR_MS) % 24, Math.floor(ms / MINUTE_MS) % 60];
  const s = (ms % MINUTE_MS) / 1000;
  const parts = [
    [d, 'd'],
    [h, 'h'],
    [m, 'm'],
    [s, 's'],
  ] as const;
  const shown = parts.filter(([amount]) => amount !== 0).map(([amount, unit]) => `${amount}${unit}`);
  return `+${shown.join(' ') || '0s'}`;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

function cut(line: string): string {
  return line.length > MAX_LINE ? `${line.slice(0, MAX_LINE)}…` : line;
}
