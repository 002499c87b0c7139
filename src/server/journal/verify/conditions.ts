import { canonicalJson, isObject, type Json } from '../../../core/json.ts';
import { fits } from '../../../engine/match.ts';
import type { Criterion } from '../../../engine/scenario/match.ts';
import { type DroppedGroup, pathOf } from '../dropped.ts';
import { REDACTED } from '../redact.ts';
import { fitsPath } from './fits-path.ts';
import { hasHole, isHoled, mayHaveBeen } from './hole.ts';
import type { KeptValues } from './kept-values.ts';
import type { Question } from './question.ts';
import { type Truth, truthOf } from './truth.ts';

/** One thing that a question asks for. */
export interface Condition {
  of(values: KeptValues): Truth;
  /** The same of entries that went to make room. */
  ofDropped(group: DroppedGroup): Truth;
  /** What a request has instead, in a sentence. */
  difference(values: KeptValues): string;
}

/** The conditions of a question, what tells most first. */
export function conditionsOf({
  provider,
  operation,
  method,
  path,
  status,
  body,
  match = {},
}: Question): readonly Condition[] {
  return [
    ...(operation === undefined ? [] : [plain('operation', operation)]),
    ...(provider === undefined ? [] : [plain('provider', provider)]),
    ...(method === undefined ? [] : [plain('method', method.toUpperCase())]),
    ...(path === undefined ? [] : [pathCondition(path)]),
    ...(status === undefined ? [] : [plain('status', status)]),
    ...Object.entries(match).map(([place, criterion]) => placeCondition(place, criterion)),
    ...(body === undefined ? [] : [bodyCondition(body)]),
  ];
}

type Plain = 'operation' | 'provider' | 'method' | 'status';

function plain(name: Plain, wanted: string | number): Condition {
  return {
    of: ({ entry }) => truthOf(entry[name] === wanted),
    ofDropped: (group) => truthOf(group[name] === wanted),
    difference: ({ entry }) => `the ${name} is ${entry[name] ?? 'none'}, wanted is ${wanted}`,
  };
}

/** A segment in braces stands for any; the provider's mount may be left out. */
function pathCondition(wanted: string): Condition {
  const path = `/${pathOf(wanted).replace(/^\/+/, '')}`;
  const like = (sent: string, provider: string | null): Truth => {
    const bare = fitsPath(path, sent);
    if (bare === 'yes' || provider === null) return bare;
    const mounted = fitsPath(`/${provider}${path}`, sent);
    return mounted === 'no' ? bare : mounted;
  };
  return {
    of: ({ entry }) => like(pathOf(entry.path), entry.provider),
    ofDropped: ({ path: sent, provider }) => (sent === null ? 'unknown' : like(sent, provider)),
    difference: ({ entry }) => `the path is ${pathOf(entry.path)}, wanted is ${path}`,
  };
}

function placeCondition(place: string, criterion: Criterion): Condition {
  return {
    of(values) {
      const { value, isOpen } = values.at(place);
      if (!isOpen) return truthOf(fits({ [place]: criterion }, () => value));
      if (value === undefined) return 'unknown';
      // That there is a value is sure, whichever it was.
      const { exists, ...others } = criterion;
      if (exists === false) return 'no';
      return Object.keys(others).length > 0 ? 'unknown' : 'yes';
    },
    ofDropped: () => 'unknown',
    difference: (values) =>
      `${place} is ${show(values.at(place).value)}, wanted is ${showCriterion(criterion)}`,
  };
}

function bodyCondition(wanted: unknown): Condition {
  const compare = (values: KeptValues): readonly Difference[] =>
    differencesOf(wanted, values.body().value, 'body');
  return {
    of(values) {
      if (values.body().isOpen) return 'unknown';
      const found = compare(values);
      if (found.length === 0) return 'yes';
      return found.every(({ isOpen }) => isOpen) ? 'unknown' : 'no';
    },
    ofDropped: () => 'unknown',
    difference: (values) =>
      compare(values)
        .slice(0, MAX_DIFFERENCES)
        .map(({ at, sent, wanted: value }) => `${at} is ${show(sent)}, wanted is ${show(value)}`)
        .join('; '),
  };
}

const MAX_DIFFERENCES = 5;
const MAX_DEPTH = 64;

interface Difference {
  readonly at: string;
  readonly sent: unknown;
  readonly wanted: unknown;
  /** Whether there may be none: something was taken out. */
  readonly isOpen: boolean;
}

/** Where a value is not what is wanted; members that nobody asked for are passed over. */
function differencesOf(wanted: unknown, sent: unknown, at: string, depth = 0): readonly Difference[] {
  if (depth < MAX_DEPTH) {
    if (Array.isArray(wanted) && Array.isArray(sent) && wanted.length === sent.length) {
      return wanted.flatMap((item, index) => differencesOf(item, sent[index], `${at}.${index}`, depth + 1));
    }
    if (isObject(wanted) && isObject(sent)) {
      return Object.keys(wanted).flatMap((name) => {
        const inner = `${at}.${name}`;
        if (Object.hasOwn(sent, name) && !hasHole(name))
          return differencesOf(wanted[name], sent[name], inner, depth + 1);
        // It may be the one whose name was taken out.
        const isOpen = Object.keys(sent).some(hasHole);
        return [{ at: inner, sent: undefined, wanted: wanted[name], isOpen }];
      });
    }
  }
  const isOpen = depth < MAX_DEPTH ? mayBe(sent, wanted) : isHoled(sent);
  return isSame(wanted, sent) && !isOpen ? [] : [{ at, sent, wanted, isOpen }];
}

/** Whether a value of which something was taken out may have been another. Objects and lists are looked into. */
function mayBe(sent: unknown, wanted: unknown): boolean {
  if (typeof sent !== 'string' || !hasHole(sent)) return false;
  // A secret may be a number.
  return typeof wanted === 'string'
    ? mayHaveBeen(sent, wanted)
    : sent === REDACTED && typeof wanted === 'number';
}

/** Both are JSON, but for what is not there. */
function isSame(wanted: unknown, sent: unknown): boolean {
  if (wanted === undefined || sent === undefined) return wanted === sent;
  return canonicalJson(wanted as Json) === canonicalJson(sent as Json);
}

const MAX_SHOWN = 80;

function show(value: unknown): string {
  if (value === undefined) return 'not there';
  const text = JSON.stringify(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function showCriterion({ oneOf, ...rest }: Criterion): string {
  const values = oneOf?.map(show).join(' or ');
  const others = Object.keys(rest).length > 0 ? show(rest) : undefined;
  return [values, others].filter((part) => part !== undefined).join(' and ');
}
