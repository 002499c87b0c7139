import type { Contract } from '../contract/contract.ts';
import type { RulePlace } from '../report/violation.ts';

/** Where a rule stands: looked at when it is asked for, and not before, as finding it takes as long as reading the spec. */
export type LateRule = () => RulePlace | null;

/** No spec has the rule. */
export const NO_RULE: LateRule = () => null;

/** The rule at a pointer. It holds on to the contract until it was asked for, and to nothing else. */
export function lateRule(contract: Contract, pointer: string): LateRule {
  if (pointer === '') return NO_RULE;
  let source: Contract | undefined = contract;
  let place: RulePlace | null = null;
  return () => {
    if (source) place = { file: source.file, ...source.describeRule(pointer) };
    source = undefined;
    return place;
  };
}
