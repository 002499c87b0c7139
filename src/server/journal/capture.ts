import { Buffer } from 'node:buffer';
import type { Instant } from '../../core/instant.ts';
import type { Answer, Exchange } from '../exchange.ts';
import type { JournalBody, JournalEntry } from './journal.ts';
import { redactHeaders, redactJson, redactQuery } from './redact.ts';

/** Bytes of a body that an entry keeps. */
const MAX_BODY_BYTES = 16 * 1024;

/** What the journal keeps of an exchange: secrets are taken out here, before anything is kept. */
export function toJournalEntry(
  { id, provider, incoming, path, query }: Exchange,
  answer: Answer,
  at: Instant,
  violations: readonly string[],
): JournalEntry {
  const { operation, source, status, sent } = answer;
  return {
    ...{ id, at, operation, source, status, violations },
    provider: provider.name,
    method: incoming.method,
    path: `/${provider.name}${path}${query && `?${redactQuery(query)}`}`,
    request: {
      headers: redactHeaders(incoming.headers),
      body: sent === undefined ? bodyUnread(incoming.body) : cut(Buffer.from(redactJson(sent))),
    },
    response: { headers: answer.headers, body: cut(answer.body) },
  };
}

/** A body that could not be read cannot be redacted either: only its length is kept. */
function bodyUnread(body: Exchange['incoming']['body']): JournalBody {
  return { bytes: EMPTY, length: body.kind === 'bytes' ? body.bytes.length : 0 };
}

const EMPTY = Buffer.alloc(0);

/** A copy where it is cut, so that a kept start does not hold the whole. */
function cut(bytes: Uint8Array): JournalBody {
  if (bytes.length <= MAX_BODY_BYTES) return { bytes, length: bytes.length };
  return { bytes: Uint8Array.prototype.slice.call(bytes, 0, MAX_BODY_BYTES), length: bytes.length };
}
