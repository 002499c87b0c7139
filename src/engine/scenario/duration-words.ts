import { parseDuration } from '../../core/duration.ts';
import { quote, words } from './words.ts';

/** What is wrong with what was written for a duration, and what was probably meant. */
export function durationMistake(written: string | number): string {
  const meant = meantDuration(String(written));
  const shown = typeof written === 'string' ? quote(written) : String(written);
  return words(`${shown} is not a duration`, `write ${meant ?? '250ms, 45s, 2m, 1h30m or 30d'}`);
}

/** The same for a duration or a range of them. */
export function rangeMistake(written: string | number): string {
  const text = String(written);
  const shown = typeof written === 'string' ? quote(written) : text;
  const hint = `write ${meantDuration(text) ?? meantRange(text) ?? '4s, 1s..3s or { median: 95s, p95: 8m }'}`;
  return words(`${shown} is not a duration or a range of them`, hint);
}

const UNITS: Readonly<Record<string, string>> = {
  ...{ millisecond: 'ms', milliseconds: 'ms', millis: 'ms', msec: 'ms', msecs: 'ms', ms: 'ms' },
  ...{ second: 's', seconds: 's', sec: 's', secs: 's', s: 's', '': 's' },
  ...{ minute: 'm', minutes: 'm', min: 'm', mins: 'm', m: 'm' },
  ...{ hour: 'h', hours: 'h', hr: 'h', hrs: 'h', h: 'h' },
  ...{ day: 'd', days: 'd', d: 'd' },
};

/** One amount alone, or amounts that have a unit each: no digit can belong to two of them, so it is read in one go. */
const AMOUNTS = /^(?:\d+(?:\.\d+)?|(?:\d+(?:\.\d+)?\s*[a-z]+[\s,]*)+)$/;

/** `5 s`, `5sec`, `1 Hour 30 minutes`, `5`: in the units of the format. */
function meantDuration(written: string): string | undefined {
  const text = written.trim().toLowerCase();
  if (text.length > LONGEST || !AMOUNTS.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]*)/g)].map(([, amount, unit = '']) => {
    const known = UNITS[unit];
    return known ? `${amount}${known}` : '?';
  });
  const meant = parts.join('');
  return parseDuration(meant) === undefined ? undefined : meant;
}

/** `1s-3s`, `1..3s`, `5s..1s`: the lower bound first, with a unit each. */
function meantRange(written: string): string | undefined {
  if (written.length > LONGEST) return undefined;
  const bounds = written.split(/\s*(?:\.{2,}|\u2026|-|\u2013|\bto\b)\s*/);
  const [first = '', second = ''] = bounds;
  if (bounds.length !== 2) return undefined;
  const unit = /^[\d.]+$/.test(first) ? (/[a-z]+\s*$/i.exec(second)?.[0] ?? '') : '';
  const [from, to] = [meantDuration(first + unit), meantDuration(second)];
  if (from === undefined || to === undefined) return undefined;
  return (parseDuration(from) ?? 0) <= (parseDuration(to) ?? 0) ? `${from}..${to}` : `${to}..${from}`;
}

const LONGEST = 40;
