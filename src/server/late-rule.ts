import type { Contract } from '../contract/contract.ts';
import type { RulePlace } from '../report/violation.ts';

/** Where a rule stands: looked at when it is asked for, and not before, as finding it takes as long as reading the spec. */
export type LateRule = () => RulePlace | null;

/** No spec has the rule. */
export const NO_RULE: LateRule = () => null;

/** By pointer. There are as many as the spec has rules, and they go with their contract. */
const known = new WeakMap<Contract, Map<string, LateRule>>();

/** The rule at a pointer, the same for the same contract; it holds on to the contract until it was asked for. */
export function lateRule(contract: Contract, pointer: string): LateRule {
  if (pointer === '') return NO_RULE;
  const rules = known.get(contract) ?? new Map<string, LateRule>();
  known.set(contract, rules);
  const rule = rules.get(pointer) ?? createLateRule(contract, pointer);
  rules.set(pointer, rule);
  return rule;
}

function createLateRule(contract: Contract, pointer: string): LateRule {
  let source: Contract | undefined = contract;
  let place: RulePlace | null = null;
  return () => {
    if (source) place = { file: source.file, ...source.describeRule(pointer) };
    source = undefined;
    return place;
  };
}
