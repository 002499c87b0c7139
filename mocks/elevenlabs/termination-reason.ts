import type { Ending } from '../voice/ending.ts';

const REASONS: Readonly<Record<Ending, string>> = {
  'agent-hung-up': 'end_call tool was called.',
  'user-hung-up': 'Call ended by remote party',
  mailbox: 'voicemail_detection tool was called.',
  'max-duration': 'Conversation exceeded maximum duration',
  'no-answer': 'No answer',
  busy: 'Busy',
  failed: 'Failed',
};

/** Why a call ended, in the vendor's words, or in those of whoever let it fail; null until it has. */
export function terminationReasonOf(ending: Ending | null, failureReason: string | null): string | null {
  return failureReason ?? (ending && REASONS[ending]);
}
