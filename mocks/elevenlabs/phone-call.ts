import { CROCKFORD, type IdForm } from '../../src/core/id-form.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { CallView } from '../voice/call.ts';
import type { Ending } from '../voice/ending.ts';
import { customerOf, ownNumberOf } from '../voice/people.ts';
import { phoneNumberId } from '../voice/phone-numbers.ts';
import { callSid, streamSid } from '../voice/twilio.ts';

/** How the ids of phone numbers look. */
export const PHONE_NUMBER_ID: IdForm = {
  name: 'elevenlabs phone number',
  pattern: `phnum_${'#'.repeat(26)}`,
  digits: CROCKFORD,
};

/** A call as the vendor's telephony sees it. */
export function toWirePhoneCall({ facts, serial, ending }: CallView): JsonObject {
  const own = ownNumberOf(facts);
  const { phone_number_id: sent } = facts.sent;
  return {
    type: 'twilio',
    direction: facts.direction,
    phone_number_id: typeof sent === 'string' ? sent : phoneNumberId(PHONE_NUMBER_ID, own),
    agent_number: own,
    external_number: customerOf(facts),
    call_result: ending && RESULTS[ending],
    stream_sid: streamSid(serial),
    call_sid: callSid(serial),
  };
}

const RESULTS: Readonly<Record<Ending, string>> = {
  'agent-hung-up': 'answered',
  'user-hung-up': 'answered',
  'max-duration': 'answered',
  mailbox: 'voicemail',
  'no-answer': 'no_answer',
  busy: 'busy',
  failed: 'failed',
};
