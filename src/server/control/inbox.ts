import { formatInstant } from '../../core/instant.ts';
import type { Sandbox } from '../sandbox.ts';
import { type InboxEntry, isInboxName } from '../webhooks/inbox.ts';
import { ControlProblem, quote } from './control-problem.ts';

/** What was posted to a built-in receiver. */
export interface InboxEntryFacts {
  readonly id: string;
  /** The sandbox's instant, in ISO 8601. */
  readonly at: string;
  readonly method: string;
  /** Without its question mark, secrets taken out; empty without one. */
  readonly query: string;
  /** Names in lower case; secrets are taken out. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed where it is JSON, else its text; null without one. */
  readonly body: unknown;
  /** The delivery's id; null where it was posted by somebody else. */
  readonly delivery: string | null;
}

/** Everything that one receiver has, oldest first. */
export interface InboxFacts {
  readonly entries: readonly InboxEntryFacts[];
  /** How many of that name went to make room. */
  readonly dropped: number;
  /** How many went to make room of the names past the first 1,000, which are not counted apart. */
  readonly droppedOfOthers: number;
}

/** What was posted to the built-in receiver of that name. */
export function getInbox({ inbox }: Sandbox, name: string): InboxFacts {
  refuseName(name);
  const { droppedOfOthers } = inbox;
  return { entries: inbox.list(name).map(toFacts), dropped: inbox.droppedOf(name), droppedOfOthers };
}

/** Empties the built-in receiver of that name. */
export function clearInbox({ inbox }: Sandbox, name: string): void {
  refuseName(name);
  inbox.clear(name);
}

function refuseName(name: string): void {
  if (isInboxName(name)) return;
  throw new ControlProblem(
    422,
    'RINGBACK_INBOX_NAME',
    `Failed to open inbox ${quote(name)}: a name has 1 to 64 letters, digits, ".", "_" and "-". Use another.`,
  );
}

function toFacts({ id, at, method, query, headers, body }: InboxEntry): InboxEntryFacts {
  return {
    ...{ id, at: formatInstant(at), method, query, headers },
    body: readBody(body),
    delivery: headers['ringback-delivery'] ?? null,
  };
}

function readBody(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
