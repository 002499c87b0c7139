import type { Outcome } from '../../src/engine/scenario/scenario.ts';

/** What a call is summed up as that nobody answered. */
export function summaryOfUnanswered(outcome: Outcome, failureReason: string | null): string {
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
