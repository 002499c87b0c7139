import { formatId, type IdForm, uuidForm } from '../../src/core/id-form.ts';
import { keyOf } from '../../src/core/random.ts';
import type { Setting } from '../../src/engine/resource.ts';
import { agentsOf } from '../voice/agent.ts';

/** How the ids of calls look. */
export const CALL_ID: IdForm = uuidForm('ovia call');

/** How the ids of phone numbers look. */
export const PHONE_NUMBER_ID: IdForm = uuidForm('ovia phone number');

const AGENT_ID = uuidForm('ovia agent');

/** Whoever the account's calls belong to, as long as a request says nothing else. */
export const ACCOUNT_USER: string = formatId(uuidForm('ovia user'), keyOf('ovia user'));

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The agent's identity here: its id, where that is a UUID, and else one that is derived from it. */
export function agentUuid(agentId: string): string {
  return UUID.test(agentId) ? agentId : formatId(AGENT_ID, keyOf('ovia agent', agentId));
}

/** The agent that a UUID stands for: one of the scenario's, or a stand-in that has the UUID as its id. */
export function agentOfUuid(uuid: string, { scenario }: Setting): string {
  const known = agentsOf(scenario).find(({ id }) => agentUuid(id).toLowerCase() === uuid.toLowerCase());
  return known?.id ?? uuid;
}
