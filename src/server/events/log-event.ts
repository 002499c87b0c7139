import { formatInstant } from '../../core/instant.ts';
import type { Commit } from '../../engine/decision.ts';
import type { RuleChange } from '../../engine/rules/parse-rule.ts';
import { domainIdOf } from '../../engine/truth.ts';
import type { World } from '../../engine/world.ts';

/** A change of a world, as a stream of events tells it. What was sent is left out. */
export interface LogEvent {
  readonly change: 'create' | 'amend' | 'delete' | 'rule';
  /** In ISO 8601. */
  readonly at: string;
  /** Of a resource: its kind, and its id in the domain. */
  readonly kind?: string;
  readonly resource?: string;
  /** The provider that it was created or deleted through. */
  readonly provider?: string;
  /** Of a rule: `replies` or `faults`, what was done, and to which; a clear has no id. */
  readonly list?: string;
  readonly action?: string;
  readonly id?: string;
}

/** A change of resources; the world holds it already. */
export function toLogEvent(world: World, { change, plan }: Commit): LogEvent {
  if (change.type === 'rule') return toRuleEvent(change);
  const { type, kind } = change;
  // What is created has its number from its plan.
  const serial = change.type === 'create' ? plan?.serial : change.serial;
  return {
    ...{ change: type, at: formatInstant(change.at), kind },
    ...(serial !== undefined && { resource: domainIdOf(world, kind, { serial }) }),
    ...(change.type !== 'amend' && { provider: change.provider }),
  };
}

/** A reply or fault that was added or taken out. */
export function toRuleEvent(change: RuleChange): LogEvent {
  const { at, list, action } = change;
  return {
    ...{ change: 'rule', at: formatInstant(at), list, action },
    ...(change.action !== 'clear' && { id: change.id }),
  };
}
