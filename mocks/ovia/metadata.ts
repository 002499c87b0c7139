import { formatId, type IdForm } from '../../src/core/id-form.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { drawAt, keyOf } from '../../src/core/random.ts';
import type { CallView } from '../voice/call.ts';
import { ownNumberOf } from '../voice/people.ts';

const DIGITS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const RULE: IdForm = { name: 'ovia rule', pattern: 'SDR_#############', digits: DIGITS };
const CALL: IdForm = { name: 'ovia sip call', pattern: 'SCL_#############', digits: DIGITS };
const TRUNK: IdForm = { name: 'ovia trunk', pattern: 'ST_#############', digits: DIGITS };

/** What the telephone network says of a call: a rule an agent, a trunk a number. */
export function toWireMetadata({ facts, serial }: CallView): JsonObject {
  return {
    rule_id: formatId(RULE, keyOf('ovia rule', facts.agent.id)),
    call_tag: facts.agent.persona,
    call_id_full: formatId(CALL, serial),
    sip_trunk_id: formatId(TRUNK, keyOf('ovia trunk', ownNumberOf(facts))),
  };
}

/** How long the agent took to hear, think and speak, on average, as the vendor's JSON text. */
export function toWireLatencies({ serial }: CallView): string {
  const key = keyOf('ovia latency', serial.hi, serial.lo);
  const draw = (part: string, fast: number, slow: number): number =>
    Math.round(fast + drawAt(key, part) * (slow - fast));
  return JSON.stringify({
    stt_ms: draw('stt', 120, 260),
    llm_ms: draw('llm', 280, 640),
    tts_ms: draw('tts', 150, 320),
  });
}
