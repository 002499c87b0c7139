import type { Filter } from '../../../src/engine/provider.ts';
import { selectCalls } from '../select-calls.ts';
import { resultOfTraits } from './status.ts';

/** `agent_id`: the agent that speaks. */
export function byAgent(value: unknown): ReturnType<Filter> {
  return selectCalls('agent', value, ({ agentId }) => agentId === value);
}

/** `user_id`: the person at the other end. */
export function byUser(value: unknown): ReturnType<Filter> {
  return selectCalls('user', value, ({ userId }) => userId() === value);
}

/** `call_successful`: what the analysis found. */
export function byResult(value: unknown): ReturnType<Filter> {
  return selectCalls('conversation result', value, (traits) => resultOfTraits(traits) === value);
}

/** `call_start_after_unix`: later than that second. */
export function startedAfter(value: unknown): ReturnType<Filter> {
  return isSeconds(value) ? { after: value * 1000 + LAST_MS } : undefined;
}

/** `call_start_before_unix`, where that second counts too. */
export function startedUpTo(value: unknown): ReturnType<Filter> {
  return isSeconds(value) ? { until: value * 1000 + LAST_MS } : undefined;
}

/** `call_start_before_unix`, where that second is left out. */
export function startedBefore(value: unknown): ReturnType<Filter> {
  return isSeconds(value) ? { until: value * 1000 - 1 } : undefined;
}

/** Starts are compared as they are shown, in whole seconds: this is the last millisecond of one. */
const LAST_MS = 999;

function isSeconds(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value);
}
