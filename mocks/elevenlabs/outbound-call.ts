import type { RequestValues } from '../../src/core/exchange.ts';
import { isObject, type Json, type JsonObject } from '../../src/core/json.ts';
import type { CallInput } from '../voice/call.ts';
import { type EchoMembers, echoMembers } from '../voice/echo.ts';
import { numberOfId } from '../voice/phone-numbers.ts';
import { PHONE_NUMBER_ID } from './phone-call.ts';

/** What a lenient mode lets through may lack anything. */
const NO_NUMBER = '+14155550100';
const NO_AGENT = 'agent_support';

/** What is shown again of the data that a call is started with. */
const CLIENT_DATA: EchoMembers = {
  conversation_config_override: 'all',
  custom_llm_extra_body: 'all',
  user_id: 'all',
  source_info: { members: { source: 'all', version: 'all' } },
  branch_id: 'all',
  environment: 'all',
  starting_workflow_node_id: 'all',
  procedure_ids: 'all',
  dynamic_variables: 'all',
};

/** The call that a request asks for; the id of the account's number says which number it calls from. */
export function toCallInput({ body }: RequestValues): CallInput {
  const sent = isObject(body) ? (body as JsonObject) : {};
  const { agent_id: agentId, to_number: to, agent_phone_number_id: phoneNumberId } = sent;
  const clientData = sent.conversation_initiation_client_data;
  const userId = isObject(clientData) ? (clientData.user_id as Json) : null;
  return {
    direction: 'outbound',
    from: typeof phoneNumberId === 'string' ? numberOfId(PHONE_NUMBER_ID, phoneNumberId) : NO_NUMBER,
    to: typeof to === 'string' ? to : NO_NUMBER,
    agentId: typeof agentId === 'string' ? agentId : NO_AGENT,
    ...(typeof userId === 'string' && { userId }),
    settings: {},
    sent: {
      ...(typeof phoneNumberId === 'string' && { phone_number_id: phoneNumberId }),
      ...(isObject(clientData) && { client_data: echoMembers(clientData as JsonObject, CLIENT_DATA) }),
    },
  };
}
