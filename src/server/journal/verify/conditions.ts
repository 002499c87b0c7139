import { canonicalJson, isObject, type Json } from '../../../core/json.ts';
import { fits, placesOf } from '../../../engine/match.ts';
import type { Criterion } from '../../../engine/scenario/match.ts';
import type { DroppedGroup } from '../dropped.ts';
import { pathOf } from '../dropped.ts';
import type { JournalEntry } from '../journal.ts';
import { REDACTED } from '../redact.ts';
import { isKept, readValues } from './kept-values.ts';
import type { Question } from './question.ts';

/** Whether it is so; unknown where what it would need was not kept. */
export type Truth = 'yes' | 'no' | 'unknown';

/** One thing that a question asks for. */
export interface Condition {
  of(entry: JournalEntry): Truth;
  /** The same of entries that went to make room. */
  ofDropped(group: DroppedGroup): Truth;
  /** What an entry has instead, in a sentence. */
  difference(entry: JournalEntry): string;
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
    of: (entry) => truth(entry[name] === wanted),
    ofDropped: (group) => truth(group[name] === wanted),
    difference: (entry) => `the ${name} is ${entry[name] ?? 'none'}, wanted is ${wanted}`,
  };
}

/** A segment in braces stands for any; the provider's mount may be left out. */
function pathCondition(wanted: string): Condition {
  const path = `/${pathOf(wanted).replace(/^\/+/, '')}`;
  const isLike = (sent: string, provider: string | null): boolean =>
    fitsTemplate(path, sent) || (provider !== null && fitsTemplate(`/${provider}${path}`, sent));
  return {
    of: ({ path: sent, provider }) => truth(isLike(pathOf(sent), provider)),
    ofDropped: ({ path: sent, provider }) => (sent === null ? 'unknown' : truth(isLike(sent, provider))),
    difference: (entry) => `the path is ${pathOf(entry.path)}, wanted is ${path}`,
  };
}

function fitsTemplate(template: string, path: string): boolean {
  const wanted = template.split('/');
  const sent = path.split('/');
  return (
    wanted.length === sent.length &&
    wanted.every((segment, index) => /^\{[^{}]+\}$/.test(segment) || segment === sent[index])
  );
}

function placeCondition(place: string, criterion: Criterion): Condition {
  const lookUp = (entry: JournalEntry): unknown => placesOf(readValues(entry))(place);
  return {
    of(entry) {
      const value = lookUp(entry);
      if (value === REDACTED || (value === undefined && !isKept(entry, place))) return 'unknown';
      return truth(fits({ [place]: criterion }, () => value));
    },
    ofDropped: () => 'unknown',
    difference: (entry) => `${place} is ${show(lookUp(entry))}, wanted is ${showCriterion(criterion)}`,
  };
}

function bodyCondition(wanted: unknown): Condition {
  const compare = (entry: JournalEntry): readonly Difference[] =>
    differencesOf(wanted, readValues(entry).body, 'body');
  return {
    of(entry) {
      if (!isKept(entry, 'body')) return 'unknown';
      const found = compare(entry);
      if (found.length === 0) return 'yes';
      return found.every(({ sent }) => sent === REDACTED) ? 'unknown' : 'no';
    },
    ofDropped: () => 'unknown',
    difference: (entry) =>
      compare(entry)
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
}

/** Where a value is not what is wanted; members that nobody asked for are passed over. */
function differencesOf(wanted: unknown, sent: unknown, at: string, depth = 0): readonly Difference[] {
  if (depth < MAX_DEPTH) {
    if (Array.isArray(wanted) && Array.isArray(sent) && wanted.length === sent.length) {
      return wanted.flatMap((item, index) => differencesOf(item, sent[index], `${at}.${index}`, depth + 1));
    }
    if (isObject(wanted) && isObject(sent)) {
      return Object.keys(wanted).flatMap((name) =>
        differencesOf(
          wanted[name],
          Object.hasOwn(sent, name) ? sent[name] : undefined,
          `${at}.${name}`,
          depth + 1,
        ),
      );
    }
  }
  return isSame(wanted, sent) ? [] : [{ at, sent, wanted }];
}

/** Both are JSON, but for what is not there. */
function isSame(wanted: unknown, sent: unknown): boolean {
  if (wanted === undefined || sent === undefined) return wanted === sent;
  return canonicalJson(wanted as Json) === canonicalJson(sent as Json);
}

function truth(isSo: boolean): Truth {
  return isSo ? 'yes' : 'no';
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
