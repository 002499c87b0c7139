import type { JsonObject } from '../../core/json.ts';
import type { Fault } from '../scenario/fault.ts';
import type { ScenarioIssue } from '../scenario/issue.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Reply } from '../scenario/reply.ts';

/** The two lists of rules of a scenario. */
export type RuleList = (typeof RULE_LISTS)[number];
export const RULE_LISTS = ['replies', 'faults'] as const;

export type ParsedRule =
  | { readonly list: 'replies'; readonly rule: Reply }
  | { readonly list: 'faults'; readonly rule: Fault }
  | { readonly issues: readonly [ScenarioIssue, ...ScenarioIssue[]] };

/** Reads one reply or fault from a document as scenarios hold it; paths of issues begin at the document. */
export function parseRule(list: RuleList, document: unknown): ParsedRule {
  // A scenario with nothing else in it: a rule is read in one way, wherever it comes from.
  const parsed = parseScenario({ ringback: 'scenario/1', name: 'rule', [list]: [document] });
  if ('issues' in parsed) {
    const [first, ...rest] = parsed.issues.map((issue) => ({ ...issue, path: issue.path.slice(2) }));
    return { issues: [first ?? { path: [], message: 'not a rule' }, ...rest] };
  }
  const [reply] = parsed.scenario.replies;
  if (reply) return { list: 'replies', rule: reply };
  const [fault] = parsed.scenario.faults;
  if (fault) return { list: 'faults', rule: fault };
  throw new Error(`Failed to read a rule of "${list}": the scenario around it lost it. Keep its list.`);
}

/** A change to the rules in force. */
export type RuleChange = {
  readonly type: 'rule';
  /** The sandbox's instant. */
  readonly at: number;
  readonly list: RuleList;
} & (
  | { readonly action: 'add'; readonly id: string; readonly document: JsonObject }
  | { readonly action: 'remove'; readonly id: string }
  | { readonly action: 'clear' }
);
