import type { CallView } from '../call.ts';
import type { Ending } from '../ending.ts';
import type { CallTraits } from '../traits.ts';

/** Where a conversation stands. */
export type ConversationStatus = 'initiated' | 'in-progress' | 'processing' | 'done' | 'failed';

/** The status of a call that is seen or filtered at an instant. */
export function statusOf({ state, ending }: Pick<CallView, 'state' | 'ending'>): ConversationStatus {
  if (isUnanswered(ending)) return 'failed';
  switch (state) {
    case 'queued':
    case 'ringing':
      return 'initiated';
    case 'answered':
      return 'in-progress';
    case 'ended':
      return 'processing';
    case 'analysed':
      return 'done';
  }
}

/** What the analysis of a conversation found: never null, but unknown where there is none. */
export type ConversationResult = 'success' | 'failure' | 'unknown';

/** The result of a call that is seen. */
export function resultOf({ analysis }: CallView): ConversationResult {
  if (!analysis) return 'unknown';
  return analysis.success ? 'success' : 'failure';
}

/** The result of a call that is filtered. */
export function resultOfTraits(traits: CallTraits): ConversationResult {
  if (statusOf(traits) !== 'done') return 'unknown';
  return traits.success ? 'success' : 'failure';
}

function isUnanswered(ending: Ending | null): boolean {
  return ending === 'no-answer' || ending === 'busy' || ending === 'failed';
}
