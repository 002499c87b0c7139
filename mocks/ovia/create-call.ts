import type { RequestValues } from '../../src/core/exchange.ts';
import { isObject, type JsonObject } from '../../src/core/json.ts';
import type { Setting } from '../../src/engine/resource.ts';
import type { CallInput } from '../voice/call.ts';
import { type EchoMembers, echoMembers } from '../voice/echo.ts';
import { agentOfUuid } from './identities.ts';

/** What a lenient mode lets through may lack anything. */
const NO_NUMBER = '+14155550100';
const NO_AGENT = '00000000-0000-4000-a000-000000000000';

const SHOWN_AGAIN: EchoMembers = { user_id: 'all', type: 'all', phone_number_id: 'all' };

/** The call that a request asks for; without a direction it is an outbound one. */
export function toCallInput({ body }: RequestValues, setting: Setting): CallInput {
  const sent = isObject(body) ? (body as JsonObject) : {};
  const { agent_id: agentId, from_number: from, to_number: to, direction } = sent;
  return {
    direction: direction === 'inbound' ? 'inbound' : 'outbound',
    from: typeof from === 'string' ? from : NO_NUMBER,
    to: typeof to === 'string' ? to : NO_NUMBER,
    agentId: agentOfUuid(typeof agentId === 'string' ? agentId : NO_AGENT, setting),
    settings: {},
    sent: echoMembers(sent, SHOWN_AGAIN),
  };
}
