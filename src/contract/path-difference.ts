import { cutText } from '../core/cut-text.ts';

/** How the segments of a path go with those of a template. */
export interface Alignment {
  /** Roughly the number of segments that do not fit. */
  readonly cost: number;
  readonly pairs: readonly SegmentPair[];
}

/** A segment that was sent, and the one of the template that it stands for; undefined where there is none. */
export interface SegmentPair {
  /** From 0, in the path that was sent. */
  readonly index: number;
  readonly sent: string | undefined;
  readonly declared: string | undefined;
}

/** Aligns a path with a template so that as few segments as possible are wrong, too many or missing. */
export function alignSegments(path: string, template: string): Alignment {
  const sent = segmentsOf(path);
  const declared = segmentsOf(template);
  // rows[i][j]: what it costs to bring the first i that were sent to the first j that are declared.
  const top = [0];
  for (const segment of declared) top.push((top.at(-1) ?? 0) + lackOf(segment));
  const rows: number[][] = [top];
  for (let i = 1; i <= sent.length; i += 1) {
    const surplus = surplusOf(sent[i - 1]);
    const row = [at(rows, i - 1, 0) + surplus];
    for (let j = 1; j <= declared.length; j += 1) {
      const change = costOf(sent[i - 1] ?? '', declared[j - 1] ?? '');
      row.push(
        Math.min(
          at(rows, i - 1, j) + surplus,
          (row[j - 1] ?? 0) + lackOf(declared[j - 1]),
          at(rows, i - 1, j - 1) + change,
        ),
      );
    }
    rows.push(row);
  }
  return { cost: at(rows, sent.length, declared.length), pairs: trace(rows, sent, declared) };
}

/** What differs between a path and a template, each in a sentence; at most six of them. */
export function differencesOf(path: string, template: string, provider: string): readonly string[] {
  const { pairs } = alignSegments(path, template);
  const first = pairs.findIndex(({ sent, declared }) => sent !== undefined && declared !== undefined);
  const lead = first < 0 ? [] : pairs.slice(0, first);
  const rest = first < 0 ? pairs : pairs.slice(first);
  const missing = lead.filter(({ sent }) => sent === undefined).map(({ declared }) => declared);
  const extra = lead.filter(({ declared }) => declared === undefined).map(({ sent }) => sent);
  // An id alone is no sign that this path was meant.
  const isAnchored = rest.some(({ sent, declared }) => sent === declared);
  if (missing.length > 0 && !isAnchored)
    return [`the path is \`${cutText(path, MAX_SHOWN)}\`, the spec has \`${template}\``];
  const base = missing.length > 0 ? [`the base path \`/${missing.join('/')}\` is missing`] : [];
  return [...base, ...extraLead(extra, provider), ...rest.flatMap((pair) => describe(pair, pairs))].slice(
    0,
    MAX_DIFFERENCES,
  );
}

const MAX_DIFFERENCES = 6;
/** Characters of a path that are repeated. */
const MAX_SHOWN = 120;

/** No real path has more segments, or longer ones that are not ids. */
const MAX_SEGMENTS = 24;
const MAX_SEGMENT = 80;

function segmentsOf(path: string): readonly string[] {
  return path
    .split('/', MAX_SEGMENTS + 1)
    .slice(1)
    .map((segment) => segment.slice(0, MAX_SEGMENT));
}

function costOf(sent: string, declared: string): number {
  if (declared.includes('{')) {
    if (sent === '') return 0.32;
    // A literal is the better sign of what was meant.
    return isTemplateOf(declared, sent) && isDecodable(sent) ? 0.05 : 0.5;
  }
  if (sent === declared) return 0;
  if (sent === '') return 1;
  const [a, b] = [sent.toLowerCase(), declared.toLowerCase()];
  return a === b ? 0.1 : 1.2 - likeness(a, b);
}

/** A slash too many is a slip; a segment too many is another path. */
function surplusOf(sent: string | undefined): number {
  return sent === '' ? 0.3 : 1;
}

/** What is left off is rather an id at the end than a word at the beginning. */
function lackOf(declared: string | undefined): number {
  return declared?.includes('{') ? 0.9 : 1.3;
}

/** How much of two words is the same, from their ends; 1 is all of it. A heuristic: edits in the middle count whole. */
function likeness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return (start + end) / Math.max(a.length, b.length);
}

/** Whether the literal parts around a template's parameters are there. */
function isTemplateOf(declared: string, sent: string): boolean {
  const before = declared.slice(0, declared.indexOf('{'));
  const after = declared.slice(declared.lastIndexOf('}') + 1);
  return sent.length > before.length + after.length && sent.startsWith(before) && sent.endsWith(after);
}

function isDecodable(segment: string): boolean {
  if (!segment.includes('%')) return true;
  try {
    // What was cut may end within an escape.
    decodeURIComponent(segment.length < MAX_SEGMENT ? segment : segment.replace(/(?:%[^%]{0,2})+$/, ''));
    return true;
  } catch {
    return false;
  }
}

function at(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
}

/** The way back through the table, as pairs from the first to the last. */
function trace(
  rows: readonly (readonly number[])[],
  sent: readonly string[],
  declared: readonly string[],
): readonly SegmentPair[] {
  const pairs: SegmentPair[] = [];
  let i = sent.length;
  let j = declared.length;
  while (i > 0 || j > 0) {
    const here = at(rows, i, j);
    if (
      i > 0 &&
      j > 0 &&
      here === at(rows, i - 1, j - 1) + costOf(sent[i - 1] ?? '', declared[j - 1] ?? '')
    ) {
      i -= 1;
      j -= 1;
      pairs.push({ index: i, sent: sent[i], declared: declared[j] });
    } else if (i > 0 && here === at(rows, i - 1, j) + surplusOf(sent[i - 1])) {
      i -= 1;
      pairs.push({ index: i, sent: sent[i], declared: undefined });
    } else {
      j -= 1;
      pairs.push({ index: i, sent: undefined, declared: declared[j] });
    }
  }
  return pairs.reverse();
}

function extraLead(extra: readonly (string | undefined)[], provider: string): readonly string[] {
  if (extra.length === 0) return [];
  if (extra.every((segment) => segment === '')) return ['there is a double slash'];
  if (extra.length === 1 && extra[0] === provider) return [`\`/${provider}\` is there twice`];
  return [`\`/${extra.join('/')}\` at the beginning is not in the spec`];
}

function describe({ index, sent, declared }: SegmentPair, pairs: readonly SegmentPair[]): readonly string[] {
  const number = `segment ${index + 1}`;
  if (sent === undefined) return [`\`${declared}\` is missing after segment ${index}`];
  if (declared === undefined) {
    if (sent !== '') return [`${number}, \`${sent}\`, is one too many`];
    const isLast = !pairs.some((other) => other.index > index && other.sent !== undefined);
    return [isLast ? 'there is a trailing slash' : 'there is a double slash'];
  }
  if (declared.includes('{')) {
    if (sent === '') return [`${number} is empty, the spec has \`${declared}\``];
    if (!isDecodable(sent)) return [`${number} has percent-encoding that cannot be decoded`];
    return isTemplateOf(declared, sent) ? [] : [`${number} is \`${sent}\`, the spec has \`${declared}\``];
  }
  if (sent === declared) return [];
  if (sent === '') return [`${number} is empty, the spec has \`${declared}\``];
  if (sent.toLowerCase() === declared.toLowerCase()) {
    return [`${number} is \`${sent}\`, the spec has \`${declared}\`: case counts`];
  }
  return [`${number} is \`${sent}\`, the spec has \`${declared}\``];
}
