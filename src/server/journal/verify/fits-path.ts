import { REDACTED } from '../redact.ts';
import { hasHole, isCut } from './hole.ts';
import type { Truth } from './truth.ts';

/** Whether a path as it was kept is one that was asked for, where a segment in braces stands for any. */
export function fitsPath(template: string, kept: string): Truth {
  const wanted = template.split('/');
  const sent = kept.split('/');
  const open = sent.flatMap((segment, index) => (isOpenEnded(segment) ? [index] : []));
  const [first = sent.length] = open;
  const last = open.at(-1) ?? sent.length - 1;
  if (open.length === 0 ? wanted.length !== sent.length : wanted.length < sent.length) return 'no';
  // What was taken out of a segment may have gone on past its end: from there, segments are counted from the last.
  const shift = wanted.length - sent.length;
  const truths = sent.map((segment, index) => {
    if (index >= first && index <= last) return 'unknown';
    return fitsSegment(wanted[index < first ? index : index + shift] ?? '', segment);
  });
  return truths.includes('no') ? 'no' : truths.includes('unknown') ? 'unknown' : 'yes';
}

/** A segment that was taken out as a whole was one; of what was cut, nothing is known of what followed. */
function isOpenEnded(segment: string): boolean {
  return isCut(segment) || (hasHole(segment) && segment !== REDACTED);
}

function fitsSegment(wanted: string, sent: string): Truth {
  if (/^\{[^{}]+\}$/.test(wanted)) return 'yes';
  if (sent === REDACTED) return 'unknown';
  return wanted === sent ? 'yes' : 'no';
}
