const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

const COMPACT = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/;
const COMPACT_PART = /(\d+(?:\.\d+)?)(ms|s|m|h|d)/g;
const ISO = /^P(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const LONGEST_MS = 100 * 366 * 86_400_000;

/**
 * Reads a duration: `250ms`, `45s`, `2m`, `1h30m`, `30d`, or ISO 8601 (`PT45S`).
 *
 * @returns milliseconds, or undefined when the text is no duration or lasts over a hundred years.
 * @example parseDuration('1h30m') // 5_400_000
 */
export function parseDuration(text: string): number | undefined {
  const ms = COMPACT.test(text) ? parseCompact(text) : parseIso(text);
  return ms !== undefined && ms <= LONGEST_MS ? Math.round(ms) : undefined;
}

/**
 * Writes a duration in its shortest compact form.
 *
 * @example formatDuration(5_400_000) // '1h30m'
 */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0s';
  let rest = ms;
  let text = '';
  for (const unit of ['d', 'h', 'm', 's', 'ms']) {
    const size = UNIT_MS[unit] ?? 1;
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text;
}

function parseCompact(text: string): number {
  let ms = 0;
  for (const [, amount, unit] of text.matchAll(COMPACT_PART))
    ms += Number(amount) * (UNIT_MS[unit ?? ''] ?? 0);
  return ms;
}

function parseIso(text: string): number | undefined {
  const parts = ISO.exec(text);
  if (!parts || text.endsWith('T') || text === 'P') return undefined;
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * 1000;
}
