/** Upper bounds of what an engine that backtracks may try from one place of a text: `ways × length^stars`. */
interface Effort {
  readonly stars: number;
  readonly ways: number;
}

interface Cost extends Effort {
  /** The most that is tried on the way, also where it is not tried again: what a look ahead costs. */
  readonly peak: Effort;
  /** Whether each match begins at the beginning of the text. */
  readonly isAnchored: boolean;
}

const ONE: Cost = { stars: 0, ways: 1, peak: { stars: 0, ways: 1 }, isAnchored: false };
/** More than this from one place is not tried, nor the second for each place of a text that has no bound. */
const MAX_WAYS = 10_000;
const MAX_WAYS_EACH = 64;
const MAX_LENGTH = 1000;

/**
 * Whether a backtracking engine is done with any text in a time that grows no faster than the text. It is read off the
 * pattern's form, and errs on the safe side: what has one repetition without bounds at most, and none around another,
 * passes; much else that is harmless does not, nor what cannot be read.
 */
export function isPlainPattern(source: string): boolean {
  if (source.length > MAX_LENGTH) return false;
  const reader = createReader(source);
  const cost = readAlternatives(reader, 0);
  if (!cost || !reader.isDone()) return false;
  const stars = cost.peak.stars + (cost.isAnchored ? 0 : 1);
  return stars === 0 ? cost.peak.ways <= MAX_WAYS : stars === 1 && cost.peak.ways <= MAX_WAYS_EACH;
}

interface Reader {
  isDone(): boolean;
  /** Takes what stands here, where it has this form. */
  take(form: RegExp): string | undefined;
}

function createReader(source: string): Reader {
  let at = 0;
  return {
    isDone: () => at === source.length,
    take(form) {
      form.lastIndex = at;
      const found = form.exec(source)?.[0];
      at += found?.length ?? 0;
      return found;
    },
  };
}

const BAR = /\|/y;
const START = /\^/y;
const EMPTY = /\$|\\[bB]/y;
const OPEN = /\((?:\?(?::|=|!|<=|<!|<[A-Za-z_$][\w$]*>))?/y;
const CLOSE = /\)/y;
const REPEAT = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/y;
/** A class, an escape that is no reference, or a character that means itself. */
const SYMBOL =
  /\[(?:[^\]\\]|\\[\s\S])*\]|\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[^\dku])|[^\\^$|()[*+?{]/y;
/** Groups within groups; deeper ones are not looked into. */
const MAX_NESTING = 50;

function readAlternatives(reader: Reader, depth: number): Cost | undefined {
  if (depth > MAX_NESTING) return undefined;
  let all = readSequence(reader, depth);
  while (all && reader.take(BAR) !== undefined) {
    const next = readSequence(reader, depth);
    all = next && {
      ...larger(all, next),
      ...{ peak: larger(all.peak, next.peak), isAnchored: all.isAnchored && next.isAnchored },
    };
  }
  return all;
}

function larger(a: Effort, b: Effort): Effort {
  return { stars: Math.max(a.stars, b.stars), ways: a.ways + b.ways };
}

function most(a: Effort, b: Effort): Effort {
  return { stars: Math.max(a.stars, b.stars), ways: Math.max(a.ways, b.ways) };
}

function readSequence(reader: Reader, depth: number): Cost | undefined {
  let { stars, ways, peak, isAnchored } = ONE;
  for (let isFirst = true; ; ) {
    if (reader.take(START) !== undefined) {
      isAnchored ||= isFirst;
      continue;
    }
    if (reader.take(EMPTY) !== undefined) continue;
    const part = readRepeated(reader, depth);
    if (part === 'none') return { stars, ways, peak: most(peak, { stars, ways }), isAnchored };
    if (!part) return undefined;
    // Whatever follows is tried for each way of what is before.
    const reached = { stars: stars + part.peak.stars, ways: ways * part.peak.ways };
    peak = most(peak, reached);
    stars += part.stars;
    ways *= part.ways;
    isAnchored ||= isFirst && part.isAnchored;
    isFirst = false;
  }
}

/** Undefined where it is beyond all bounds, or cannot be read. */
function readRepeated(reader: Reader, depth: number): Cost | 'none' | undefined {
  const isSymbol = reader.take(SYMBOL) !== undefined;
  const part = isSymbol ? ONE : readGroup(reader, depth);
  if (part === 'none' || !part) return part;
  const repeat = reader.take(REPEAT);
  if (repeat === undefined) return part;
  const [least, greatest] = boundsOf(repeat);
  const isAnchored = least > 0 && part.isAnchored;
  if (greatest <= 1) {
    const ways = part.ways + 1;
    return { ...part, ways, peak: most(part.peak, { stars: part.stars, ways }), isAnchored };
  }
  // What has many ways has many more in a row.
  if (!isSymbol && (part.peak.ways > 1 || part.peak.stars > 0)) return undefined;
  const effort = greatest === Number.POSITIVE_INFINITY ? { stars: 1, ways: 1 } : { stars: 0, ways: greatest };
  // Of a repetition without end, what has to come at least is tried for each place too.
  const peak = { stars: effort.stars, ways: Math.max(effort.ways, least) };
  return { ...effort, peak, isAnchored };
}

function readGroup(reader: Reader, depth: number): Cost | 'none' | undefined {
  const open = reader.take(OPEN);
  if (open === undefined) return 'none';
  const part = readAlternatives(reader, depth + 1);
  if (!part || reader.take(CLOSE) === undefined) return undefined;
  // What was seen ahead or behind is not looked for in another way.
  return LOOKS.includes(open) ? { ...ONE, peak: part.peak } : part;
}

const LOOKS: readonly string[] = ['(?=', '(?!', '(?<=', '(?<!'];

function boundsOf(repeat: string): readonly [least: number, greatest: number] {
  const endless = Number.POSITIVE_INFINITY;
  if (repeat.startsWith('*')) return [0, endless];
  if (repeat.startsWith('+')) return [1, endless];
  if (repeat.startsWith('?')) return [0, 1];
  const [, least = '0', comma, greatest] = /^\{(\d+)(,?)(\d*)\}/.exec(repeat) ?? [];
  if (!comma) return [Number(least), Number(least)];
  return [Number(least), greatest ? Number(greatest) : endless];
}
