import type { ScenarioIssue } from '../scenario/issue.ts';
import type { Match } from '../scenario/match.ts';
import { parseRule } from './parse-rule.ts';

export type ParsedMatch = { readonly match: Match } | { readonly issues: readonly ScenarioIssue[] };

/** Reads a match from a document, as rules hold it; paths of issues begin at the document. */
export function parseMatch(document: unknown): ParsedMatch {
  // A rule with nothing else in it: a match is read in one way, wherever it comes from.
  const parsed = parseRule('replies', { on: '*', status: 200, match: document });
  return 'issues' in parsed
    ? { issues: parsed.issues.map((issue) => ({ ...issue, path: issue.path.slice(1) })) }
    : { match: parsed.rule.match };
}
