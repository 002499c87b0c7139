import type { RequestValues } from '../core/exchange.ts';
import { isObject } from '../core/json.ts';
import type { Criterion, Match, Scalar } from './scenario/match.ts';

/** What stands at a place; undefined when nothing does. */
export type Lookup = (place: string) => unknown;

/** Whether everything that a match asks for is so. */
export function fits(match: Match, lookup: Lookup): boolean {
  for (const place in match) {
    const criterion = match[place];
    if (criterion && !meets(criterion, lookup(place))) return false;
  }
  return true;
}

/** Looks a place of a request up. Header names are compared in lower case, members of the body go as deep as need be. */
export function placesOf(values: RequestValues): Lookup {
  return (place) => {
    const dot = place.indexOf('.');
    const name = place.slice(dot + 1);
    switch (place.slice(0, dot)) {
      case 'path':
        return ownMember(values.path, name);
      case 'query':
        return ownMember(values.query, name);
      case 'header':
        return ownMember(values.header, name.toLowerCase());
      case 'body':
        return name.split('.').reduce<unknown>(ownMember, values.body);
      default:
        return undefined;
    }
  };
}

function ownMember(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return /^\d+$/.test(name) ? value[Number(name)] : undefined;
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function meets(criterion: Criterion, value: unknown): boolean {
  const { oneOf, not, prefix, suffix, contains, gt, gte, lt, lte, exists } = criterion;
  return (
    (exists === undefined || exists === (value !== undefined)) &&
    (oneOf === undefined || oneOf.some((wanted) => isEqual(wanted, value))) &&
    (not === undefined || !not.some((unwanted) => isEqual(unwanted, value))) &&
    (prefix === undefined || textOf(value)?.startsWith(prefix) === true) &&
    (suffix === undefined || textOf(value)?.endsWith(suffix) === true) &&
    (contains === undefined || holds(value, contains)) &&
    (gt === undefined || compare(value, gt) > 0) &&
    (gte === undefined || compare(value, gte) >= 0) &&
    (lt === undefined || compare(value, lt) < 0) &&
    (lte === undefined || compare(value, lte) <= 0)
  );
}

/** Scalars are equal when they read the same: what a URL says is a text, what YAML says may be a number. */
function isEqual(wanted: Scalar, value: unknown): boolean {
  if (Array.isArray(value)) return value.some((item) => isEqual(wanted, item));
  return value === wanted || (wanted !== null && textOf(value) === String(wanted));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

function holds(value: unknown, part: string): boolean {
  return Array.isArray(value)
    ? value.some((item) => isEqual(part, item))
    : textOf(value)?.includes(part) === true;
}

/** Below, at or above zero as the value is less than, equal to or greater than the bound; NaN when it is neither. */
function compare(value: unknown, bound: number | string): number {
  const text = textOf(value);
  if (typeof bound === 'number')
    return (text === '' || typeof value === 'boolean' ? Number.NaN : Number(text)) - bound;
  return text === undefined ? Number.NaN : text < bound ? -1 : text > bound ? 1 : 0;
}
