import { Buffer } from 'node:buffer';
import { formatInstant } from '../../core/instant.ts';
import { isAccidentalHeader } from './accidental-headers.ts';
import type { JournalEntry, JournalMessage, Source } from './journal.ts';

/** A request and its answer, in short. */
export interface JournalEntryFacts {
  /** The request's place in the sandbox's sequence, as in the header `Ringback-Request-Id`. */
  readonly id: string;
  /** The sandbox's instant, in ISO 8601. */
  readonly at: string;
  readonly sandbox: string;
  readonly provider: string | null;
  /** Null where no operation matched. */
  readonly operation: string | null;
  readonly source: Source;
  /** The id of the reply or fault that made the answer, or held it up; left out where there is none. */
  readonly rule?: string;
  readonly method: string;
  /** With the provider's mount and its query; without a sandbox. */
  readonly path: string;
  readonly status: number;
  /** Ids of what it breached, as in the list of violations. */
  readonly violations: readonly string[];
}

/** A request and its answer, with what was sent. */
export interface JournalEntryDetail extends JournalEntryFacts {
  readonly request: HttpMessage;
  readonly response: HttpMessage;
}

/** Headers and body of one side; secrets are taken out. */
export interface HttpMessage {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed where it is whole and JSON, else the start of its text; null without a body, and where none could be kept. */
  readonly body: unknown;
  /** Bytes of the body. */
  readonly length: number;
}

/** An entry as lists show it. */
export function toFacts(entry: JournalEntry, sandbox: string): JournalEntryFacts {
  const { id, at, provider, operation, source, rule, method, path, status, violations } = entry;
  return {
    ...{ id, at: formatInstant(at), sandbox, provider, operation, source, method, path, status, violations },
    ...(rule !== undefined && { rule }),
  };
}

/**
 * An entry with what was sent.
 *
 * @param canonical leaves out the headers that wall clock, socket and process decide, so that the same requests give
 * the same entry whatever client, machine and port they came by.
 */
export function toDetail(entry: JournalEntry, sandbox: string, canonical: boolean): JournalEntryDetail {
  return {
    ...toFacts(entry, sandbox),
    request: toHttpMessage(entry.request, canonical),
    response: toHttpMessage(entry.response, canonical),
  };
}

function toHttpMessage({ headers, body }: JournalMessage, canonical: boolean): HttpMessage {
  const shown = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => !canonical || !isAccidentalHeader(name))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return { headers: Object.fromEntries(shown), body: toBody(body), length: body.length };
}

function toBody({ bytes, isJson }: JournalMessage['body']): unknown {
  if (bytes.length === 0) return null;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  if (!isJson) return text;
  try {
    return JSON.parse(text);
  } catch {
    // A number that was taken out as a secret leaves no JSON.
    return text;
  }
}
