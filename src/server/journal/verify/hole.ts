import { CUT } from '../../../core/cut-text.ts';
import { REDACTED } from '../redact.ts';

/** Whether something was taken out of a text. */
export function hasHole(text: string): boolean {
  return text.includes(REDACTED);
}

/** Whether the end of a text was cut: of paths and headers alone, which can have no such character themselves. */
export function isCut(text: string): boolean {
  return text.endsWith(CUT);
}

/** Whether a value, or anything in it, has had something taken out. */
export function isHoled(value: unknown): boolean {
  if (typeof value === 'string') return hasHole(value);
  return typeof value === 'object' && value !== null && hasHole(JSON.stringify(value));
}

/** Whether a text of which parts were taken out may have been this one. It may say so of one that it was not, never the reverse. */
export function mayHaveBeen(kept: string, text: string): boolean {
  const first = kept.slice(0, kept.indexOf(REDACTED));
  const last = kept.slice(kept.lastIndexOf(REDACTED) + REDACTED.length);
  return text.length >= first.length + last.length && text.startsWith(first) && text.endsWith(last);
}
