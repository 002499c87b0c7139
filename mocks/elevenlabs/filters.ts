import type { Filter } from '../../src/engine/provider.ts';
import { statusOf } from '../voice/conversation/status.ts';
import { selectCalls, valuesOf } from '../voice/select-calls.ts';
import { terminationReasonOf } from './termination-reason.ts';

/** `call_duration_min_secs`: that long or longer, as the duration is shown. */
export function lastingAtLeast(value: unknown): ReturnType<Filter> {
  if (typeof value !== 'number') return undefined;
  return selectCalls('seconds at least', value, ({ seconds }) => seconds >= value);
}

/** `call_duration_max_secs`: that long or shorter, as the duration is shown. */
export function lastingAtMost(value: unknown): ReturnType<Filter> {
  if (typeof value !== 'number') return undefined;
  return selectCalls('seconds at most', value, ({ seconds }) => seconds <= value);
}

/** `exclude_statuses`: none of these. */
export function exceptStatuses(value: unknown): ReturnType<Filter> {
  const statuses = valuesOf(value);
  return selectCalls('no conversation status', statuses, (traits) => !statuses.includes(statusOf(traits)));
}

/** `termination_reasons`: any of these. */
export function byTerminationReason(value: unknown): ReturnType<Filter> {
  const reasons = valuesOf(value);
  return selectCalls('elevenlabs termination', reasons, ({ ending, failureReason }) =>
    reasons.includes(terminationReasonOf(ending, failureReason)),
  );
}

/**
 * `search`: the summary and what was said hold every word, in any case and place.
 *
 * A heuristic: the vendor searches fuzzily, and its index is not published. As there is none here, only the newest
 * conversations are looked at of those that the other parameters select.
 */
export function bySearch(value: unknown): ReturnType<Filter> {
  const words = String(value).toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  const { where } = selectCalls('words', words, (traits, now) => {
    const text = traits.text(now).toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return where && { dear: where };
}
