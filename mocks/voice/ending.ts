import type { Outcome } from '../../src/engine/scenario/scenario.ts';
import type { CallFacts, Speaker } from './call.ts';
import type { Timeline } from './timeline.ts';

/** How a call came to its end. */
export type Ending =
  | 'agent-hung-up'
  | 'user-hung-up'
  | 'mailbox'
  | 'max-duration'
  | 'no-answer'
  | 'busy'
  | 'failed';

/** What an ending follows from. */
export type EndedCall = Pick<CallFacts, 'outcome' | 'answeredAt' | 'endedAt' | 'endedBy'>;

/** How a call comes to its end, if nobody interferes. */
export function endingOf(
  { outcome, answeredAt, endedAt, endedBy }: EndedCall,
  maxDurationMs: number,
): Ending {
  if (answeredAt === null) return outcome === 'busy' || outcome === 'failed' ? outcome : 'no-answer';
  if (outcome === 'voicemail') return 'mailbox';
  if (endedAt - answeredAt >= maxDurationMs) return 'max-duration';
  return endedBy === 'user' ? 'user-hung-up' : 'agent-hung-up';
}

/** How a call is to go, as far as its time allows. */
export interface Wish {
  readonly success: boolean;
  readonly endedBy: Speaker;
  /** Whether the author says who hangs up; if not, whoever could not be helped does. */
  readonly isEndGiven: boolean;
  /** Whether the words are given: then however short they are, they reach their aim. */
  readonly isScripted: boolean;
}

/** Talks shorter than this reach no aim. */
export const SHORTEST_SUCCESS_MS = 30_000;

/** How a call goes within its time: known without finding its words. */
export function concludeCall(
  outcome: Outcome,
  { success, endedBy, isEndGiven, isScripted }: Wish,
  { answeredAt, endedAt }: Pick<Timeline, 'answeredAt' | 'endedAt'>,
  maxDurationMs: number,
): Pick<CallFacts, 'success' | 'endedBy'> {
  if (answeredAt === null) return { success: false, endedBy: null };
  const talkMs = endedAt - answeredAt;
  const isSuccess = success && outcome === 'answered' && (isScripted || talkMs >= SHORTEST_SUCCESS_MS);
  if (outcome === 'voicemail' || talkMs >= maxDurationMs) return { success: isSuccess, endedBy: 'agent' };
  return { success: isSuccess, endedBy: isSuccess || isEndGiven ? endedBy : 'user' };
}
