import { canonicalJson, isObject, type JsonObject } from '../../core/json.ts';
import { type Key, keyOf } from '../../core/random.ts';
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
  /** What is random about it is drawn by what is written, and not by its place in the list. */
  readonly wording: Key;
  /** Tells those apart that are written alike: how many of them came before. */
  readonly twin: number;
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
    replies: ofScenario('replies', replies, document),
    faults: ofScenario('faults', faults, document),
  };
}

function ofScenario<Rule>(
  list: RuleList,
  rules: readonly Rule[],
  document: JsonObject,
): readonly RuleInForce<Rule>[] {
  const written = document[list];
  const twins = new Map<string, number>();
  return rules.map((rule, index) => {
    const own: unknown = Array.isArray(written) ? written[index] : undefined;
    // What passed the schema is made of JSON.
    const given = isObject(own) ? (own as JsonObject) : {};
    const text = canonicalJson(given);
    const twin = twins.get(text) ?? 0;
    twins.set(text, twin + 1);
    const id = `${ID_PREFIX[list]}-${index + 1}`;
    return { id, origin: 'scenario', rule, document: given, wording: keyOf(text), twin };
  });
}

/** A rule that is added to others. */
function added(id: string, document: JsonObject, others: readonly RuleInForce[]): Omit<RuleInForce, 'rule'> {
  const wording = keyOf(canonicalJson(document));
  const alike = others.filter((other) => other.wording.hi === wording.hi && other.wording.lo === wording.lo);
  // One of them may have been taken out meanwhile.
  const twin = Math.max(-1, ...alike.map((other) => other.twin)) + 1;
  return { id, origin: 'added', document, wording, twin };
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
      const own = added(id, document, rules[list]);
      return parsed.list === 'replies'
        ? { ...rules, replies: [{ ...own, rule: parsed.rule }, ...rules.replies] }
        : { ...rules, faults: [{ ...own, rule: parsed.rule }, ...rules.faults] };
    }
  }
}
