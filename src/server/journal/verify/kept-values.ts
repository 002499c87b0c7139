import { Buffer } from 'node:buffer';
import type { RequestValues } from '../../../core/exchange.ts';
import type { JournalEntry } from '../journal.ts';

/** What was kept of a request, as matches look at it. Values of queries are texts; `path` is empty. */
export function readValues(entry: JournalEntry): RequestValues {
  const known = cache.get(entry);
  if (known) return known;
  const mark = entry.path.indexOf('?');
  const query = new URLSearchParams(mark < 0 ? '' : entry.path.slice(mark + 1));
  const values: RequestValues = {
    path: {},
    query: Object.fromEntries([...new Set(query.keys())].map((name) => [name, oneOrAll(query.getAll(name))])),
    header: entry.request.headers,
    body: readBody(entry),
  };
  cache.set(entry, values);
  return values;
}

const cache = new WeakMap<JournalEntry, RequestValues>();

/** Whether all was kept that a place of a request may show. */
export function isKept({ request }: JournalEntry, place: string): boolean {
  const { body } = request;
  return !/^body(?:\.|$)/.test(place) || body.length === 0 || body.isJson;
}

function oneOrAll(values: readonly string[]): string | readonly string[] {
  const [only = '', ...more] = values;
  return more.length === 0 ? only : values;
}

function readBody({ request: { body } }: JournalEntry): unknown {
  if (!body.isJson || body.bytes.length === 0) return undefined;
  try {
    return JSON.parse(
      Buffer.from(body.bytes.buffer, body.bytes.byteOffset, body.bytes.length).toString('utf8'),
    );
  } catch {
    // A number that was taken out as a secret leaves no JSON.
    return undefined;
  }
}
