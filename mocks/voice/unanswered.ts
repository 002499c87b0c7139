import type { Outcome } from '../../src/engine/scenario/scenario.ts';
import type { Words } from './call.ts';

/** What there is to say of a call that nobody answered. */
export function wordsOfUnanswered(outcome: Outcome, failureReason: string | null): Words {
  return { messages: [], topic: '', summary: summaryOfUnanswered(outcome, failureReason) };
}

function summaryOfUnanswered(outcome: Outcome, failureReason: string | null): string {
  switch (outcome) {
    case 'busy':
      return 'The line was busy.';
    case 'failed':
      return failureReason === null
        ? 'The call could not be connected.'
        : `The call could not be connected: ${failureReason.replace(/\.$/, '')}.`;
    default:
      return 'Nobody answered.';
  }
}
