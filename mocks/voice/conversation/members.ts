import type { Instant } from '../../../src/core/instant.ts';
import type { Json } from '../../../src/core/json.ts';
import type { CallView, Message } from '../call.ts';

/** An instant as a Unix timestamp in whole seconds. */
export function toUnixSeconds(at: Instant): number {
  return Math.floor(at / 1000);
}

/** How long a conversation took, in whole seconds: 0 until its end. */
export function durationOf({ seconds }: CallView): number {
  return seconds ?? 0;
}

/** What has been said so far; times are whole seconds after the answer. */
export function toWireTranscript({ messages, answeredAt }: CallView): readonly Json[] {
  const from = answeredAt ?? 0;
  return messages.map(({ role, text, startsAt }: Message) => ({
    role,
    message: text,
    time_in_call_secs: Math.floor((startsAt - from) / 1000),
  }));
}
