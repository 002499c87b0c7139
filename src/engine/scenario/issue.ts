import { cutText } from '../../core/cut-text.ts';

/** A mistake in a scenario file. */
export interface ScenarioIssue {
  /** Members and indexes from the document's root. */
  readonly path: readonly (string | number)[];
  /** Whether the last member's name is the mistake, rather than what it holds. */
  readonly at?: 'key' | 'value';
  /** What is wrong. */
  readonly message: string;
  /** What to write instead. */
  readonly hint?: string | undefined;
}

/** A mistake's message, after the place that it is about; a name that is wrong is in the message already. */
export function placedMessage({ path, at, message }: ScenarioIssue): string {
  const place = at === 'key' ? path.slice(0, -1) : path;
  return place.length > 0 ? `${cutText(place.map(oneLine).join('.'), LONGEST_PLACE)}: ${message}` : message;
}

/** A mistake as one sentence. */
export function sentenceOf(issue: ScenarioIssue): string {
  return withHint(placedMessage(issue), issue.hint);
}

/** A message, and what to write instead where that is known. */
export function withHint(message: string, hint: string | null | undefined): string {
  return hint ? `${message}: ${hint}` : message;
}

function oneLine(step: string | number): string {
  return String(step)
    .slice(0, LONGEST_PLACE)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}

const LONGEST_PLACE = 100;
