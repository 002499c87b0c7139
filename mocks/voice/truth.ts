import { CROCKFORD, type IdForm } from '../../src/core/id-form.ts';
import { formatInstant, type Instant } from '../../src/core/instant.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { type MicroDollars, toDollars } from '../../src/core/money.ts';
import type { Setting, Truth } from '../../src/engine/resource.ts';
import { agentsOf } from './agent.ts';
import { CALL_STATES, type CallInput, type CallView, type Direction } from './call.ts';
import type { Costs } from './costs.ts';
import { agentNumber } from './phone-numbers.ts';
import type { CallTraits } from './traits.ts';

/** How the domain's own ids of calls look. */
const callIdForm: IdForm = { name: 'call', pattern: 'call_################', digits: CROCKFORD };

/** What is true of a call, whichever provider shows it. */
export const callTruth: Truth<CallInput, CallTraits, CallView> = {
  idForm: callIdForm,
  states: CALL_STATES,
  transitions: [
    ['queued', 'ringing'],
    // Busy, or failed.
    ['queued', 'ended'],
    ['ringing', 'answered'],
    // Nobody picked up.
    ['ringing', 'ended'],
    ['answered', 'ended'],
    ['ended', 'analysed'],
  ],
  over: ['ended', 'analysed'],
  stateOf: ({ state }) => state,
  toTruth,
  toInput,
};

function toTruth(view: CallView): JsonObject {
  const { state, facts, createdAt, answeredAt, endedAt, outcome, messages, costs } = view;
  const { direction, from, to, agentId } = facts;
  return {
    ...{ state, direction, from, to, agentId },
    createdAt: formatInstant(createdAt),
    answeredAt: toTruthInstant(answeredAt),
    endedAt: toTruthInstant(endedAt),
    outcome,
    transcript: messages.map(({ role, text, at }) => ({ role, text, at: formatInstant(at) })),
    costs: costs && toTruthCosts(costs),
  };
}

function toTruthInstant(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}

function toTruthCosts({ llm, stt, tts, telephony, platform, total }: Costs): JsonObject {
  const lines = Object.entries({ llm, stt, tts, telephony, platform, total });
  return Object.fromEntries(lines.map(([line, amount]: [string, MicroDollars]) => [line, toDollars(amount)]));
}

/** Without an agent it is the one whose number is called, or calls; or else the scenario's first. */
function toInput(body: JsonObject, { scenario }: Setting): CallInput {
  const direction: Direction = body.direction === 'inbound' ? 'inbound' : 'outbound';
  const from = String(body.from);
  const to = String(body.to);
  const agents = agentsOf(scenario);
  const own = direction === 'inbound' ? to : from;
  const agent = agents.find(({ id }) => agentNumber(id) === own) ?? agents[0];
  const agentId = typeof body.agentId === 'string' ? body.agentId : (agent?.id ?? null);
  return { direction, from, to, agentId, settings: {}, sent: {} };
}
