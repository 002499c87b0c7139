import { isObject, type JsonObject } from '../../core/json.ts';
import type { Fault } from '../scenario/fault.ts';
import type { Reply } from '../scenario/reply.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { parseRule, type RuleChange, type RuleList } from './parse-rule.ts';

/** A rule that requests are held against. */
export interface RuleInForce<Rule = Reply | Fault> {
  /** `fault-1` is the scenario's first; `fault-added-1` was the first to be added. */
  readonly id: string;
  readonly origin: 'scenario' | 'added';
  readonly rule: Rule;
  /** As it was written. */
  readonly document: JsonObject;
}

/** The replies and faults of a world: what was added comes first, the latest before all. */
export interface RulesInForce {
  readonly replies: readonly RuleInForce<Reply>[];
  readonly faults: readonly RuleInForce<Fault>[];
}

/** How the ids of a list begin. */
export const ID_PREFIX: Readonly<Record<RuleList, string>> = { replies: 'reply', faults: 'fault' };

/** The rules that a scenario begins with. */
export function rulesOf({ replies, faults, document }: Scenario): RulesInForce {
  return {
    replies: replies.map((rule, index) => ofScenario('replies', rule, index, document)),
    faults: faults.map((rule, index) => ofScenario('faults', rule, index, document)),
  };
}

function ofScenario<Rule>(
  list: RuleList,
  rule: Rule,
  index: number,
  document: JsonObject,
): RuleInForce<Rule> {
  const written = document[list];
  const own: unknown = Array.isArray(written) ? written[index] : undefined;
  return {
    id: `${ID_PREFIX[list]}-${index + 1}`,
    origin: 'scenario',
    rule,
    // What passed the schema is made of JSON.
    document: isObject(own) ? (own as JsonObject) : {},
  };
}

/** The rules after a change. A document that is none changes nothing: it was read before it came into the log. */
export function changeRules(rules: RulesInForce, change: RuleChange): RulesInForce {
  const { list } = change;
  switch (change.action) {
    case 'clear':
      return { ...rules, [list]: [] };
    case 'remove':
      return {
        replies: list === 'replies' ? rules.replies.filter(({ id }) => id !== change.id) : rules.replies,
        faults: list === 'faults' ? rules.faults.filter(({ id }) => id !== change.id) : rules.faults,
      };
    case 'add': {
      const { id, document } = change;
      const parsed = parseRule(list, document);
      if ('issues' in parsed) return rules;
      const added = { id, origin: 'added', document } as const;
      return parsed.list === 'replies'
        ? { ...rules, replies: [{ ...added, rule: parsed.rule }, ...rules.replies] }
        : { ...rules, faults: [{ ...added, rule: parsed.rule }, ...rules.faults] };
    }
  }
}
