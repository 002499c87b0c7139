import { formatId, type IdForm } from '../../src/core/id-form.ts';
import type { Serial } from '../../src/core/serial.ts';

const HEX = '0123456789abcdef';
const CALL: IdForm = { name: 'twilio call', pattern: `CA${'#'.repeat(32)}`, digits: HEX };
const STREAM: IdForm = { name: 'twilio stream', pattern: `MZ${'#'.repeat(32)}`, digits: HEX };

/** Twilio's id of a call. */
export function callSid(serial: Serial): string {
  return formatId(CALL, serial);
}

/** Twilio's id of a call's media stream. */
export function streamSid(serial: Serial): string {
  return formatId(STREAM, serial);
}
