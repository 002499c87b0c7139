import { Buffer } from 'node:buffer';
import { isObject } from '../../../core/json.ts';
import { placesOf } from '../../../engine/match.ts';
import type { JournalEntry } from '../journal.ts';
import { MAX_HEADERS, MAX_NAME } from '../kept-bounds.ts';
import { hasHole, isCut, isHoled } from './hole.ts';

/** A request as it was kept, read as far as a question looks at it, and only for as long. */
export interface KeptValues {
  readonly entry: JournalEntry;
  /** What stands at a place that a match names. Values of queries are texts. */
  at(place: string): KeptValue;
  /** The JSON body: open where it was not kept whole. What was taken out of it is open by itself. */
  body(): KeptValue;
}

/** A value as it was kept. */
export interface KeptValue {
  /** Undefined where there is none, or none was kept. */
  readonly value: unknown;
  /** Whether it may have been another: it was cut, or something was taken out. */
  readonly isOpen: boolean;
}

export function readKept(entry: JournalEntry): KeptValues {
  let body: KeptValue | undefined;
  const readOnce = (): KeptValue => {
    body ??= readBody(entry);
    return body;
  };
  return {
    entry,
    body: readOnce,
    at(place) {
      const dot = place.indexOf('.');
      const name = place.slice(dot + 1);
      switch (place.slice(0, dot)) {
        case 'query':
          return queryAt(entry.path, name);
        case 'header':
          return headerAt(entry.request.headers, name.toLowerCase());
        default:
          return bodyAt(readOnce(), place, name.split('.'));
      }
    },
  };
}

/** What may be there or not, and be anything. */
const OPEN: KeptValue = { value: undefined, isOpen: true };

function queryAt(path: string, name: string): KeptValue {
  const mark = path.indexOf('?');
  const query = new URLSearchParams(mark < 0 ? '' : path.slice(mark + 1));
  const [value, ...more] = query.getAll(name);
  const sent = value === undefined || more.length === 0 ? value : [value, ...more];
  // A name may have been taken out; of what the end was cut off, more of the same name may be gone.
  if (sent !== undefined && hasHole(name)) return OPEN;
  const isOpen = isCut(path) || isHoled(sent) || (value === undefined && [...query.keys()].some(hasHole));
  return { value: sent, isOpen };
}

function headerAt(headers: Readonly<Record<string, string>>, name: string): KeptValue {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  if (value !== undefined) return { value, isOpen: isCut(value) || hasHole(value) };
  const names = Object.keys(headers);
  return { value, isOpen: name.length > MAX_NAME || names.length >= MAX_HEADERS || names.some(isCut) };
}

function bodyAt(body: KeptValue, place: string, names: readonly string[]): KeptValue {
  if (body.isOpen) return body;
  const value = placesOf({ path: {}, query: {}, header: {}, body: body.value })(place);
  if (value === undefined) return { value, isOpen: mayLack(body.value, names) };
  // A member that is called like what was taken out had another name.
  return names.some(hasHole) ? OPEN : { value, isOpen: isHoled(value) };
}

/** Whether a member that is not there may be one whose name was taken out, on the way to a place. */
function mayLack(value: unknown, [name = '', ...rest]: readonly string[]): boolean {
  if (Array.isArray(value)) return /^\d+$/.test(name) && mayLack(value[Number(name)], rest);
  if (!isObject(value)) return false;
  return Object.hasOwn(value, name) ? mayLack(value[name], rest) : Object.keys(value).some(hasHole);
}

function readBody({ request: { headers, body } }: JournalEntry): KeptValue {
  if (body.length === 0) return { value: undefined, isOpen: body.isUnread === true || isAnnounced(headers) };
  if (!body.isJson) return { value: undefined, isOpen: true };
  try {
    const { buffer, byteOffset, length } = body.bytes;
    return { value: JSON.parse(Buffer.from(buffer, byteOffset, length).toString('utf8')), isOpen: false };
  } catch {
    // A number that was taken out as a secret leaves no JSON.
    return { value: undefined, isOpen: true };
  }
}

/** Whether there was a body all the same, as a GET may have one, which is not read. */
function isAnnounced(headers: Readonly<Record<string, string>>): boolean {
  return (headers['content-length'] ?? '0') !== '0' || 'transfer-encoding' in headers;
}
