import type { Plan } from '../../src/core/plan.ts';
import { drawAt, extendKey, keyOf } from '../../src/core/random.ts';
import type { Creation, NamedPlan, Setting } from '../../src/engine/resource.ts';
import type { CallFixture } from '../../src/engine/scenario/scenario.ts';
import { agentOf, agentsOf, promptedAgent } from './agent.ts';
import { settingsOfAgent } from './agent-words.ts';
import type { CallFacts, CallInput } from './call.ts';
import { drawOutcome, drawSpans, lifecycleOf } from './lifecycle.ts';
import { planCall } from './plan-call.ts';
import { timelineOf } from './timeline.ts';

/** Of the calls that are created or answered while a world runs. */
export const SUCCESS_SHARE = 0.8;
export const AGENT_ENDS_SHARE = 0.5;
/** The agent of a request that names none. */
const INLINE_AGENT = 'agent_inline';

/** Makes the plan of a call that is created while the world runs, by the scenario's lifecycle rules. */
export function createCall(
  input: CallInput,
  { setting, serial, key, at, provider }: Creation,
): Plan<CallFacts> {
  const { direction, from, to, agentId, userId, sent } = input;
  const lifecycle = lifecycleOf(setting, { from, to, agent: agentId, provider });
  const named = agentOf(setting.scenario, agentId ?? INLINE_AGENT);
  const agent = promptedAgent(named, agentId !== null, input.settings.persona);
  const settings = { ...settingsOfAgent(named), ...input.settings };
  const outcome = drawOutcome(lifecycle.outcomes, key);
  return planCall({
    ...{ serial, provider, direction, from, to, agent, agentId, userId, settings, sent, outcome, key },
    timeline: timelineOf(at, drawSpans(lifecycle, key), outcome, settings.maxDurationMs),
    success: drawAt(key, 'success') < SUCCESS_SHARE,
    endedBy: outcome === 'voicemail' || drawAt(key, 'ended by') < AGENT_ENDS_SHARE ? 'agent' : 'user',
    transcript: undefined,
  });
}

/** Makes the plan of a call that the scenario's author wrote. */
export function createFixture(fixture: CallFixture, setting: Setting): NamedPlan {
  const { id, from, to, transcript, before } = fixture;
  const key = keyOf(setting.seed, 'fixture', id);
  const agentId = fixture.agentId ?? agentsOf(setting.scenario)[0]?.id ?? INLINE_AGENT;
  const agent = agentOf(setting.scenario, agentId);
  const settings = settingsOfAgent(agent);
  const lifecycle = lifecycleOf(setting, { from, to, agent: agentId, provider: null });
  const outcome = fixture.outcome ?? 'answered';
  const plan = planCall({
    ...{ provider: null, from, to, agentId, outcome, key, transcript },
    serial: extendKey(key, 'serial'),
    direction: fixture.direction ?? 'inbound',
    agent,
    userId: undefined,
    settings,
    sent: {},
    timeline: timelineOf(setting.start - before, drawSpans(lifecycle, key), outcome, settings.maxDurationMs),
    success: drawAt(key, 'success') < SUCCESS_SHARE,
    endedBy: 'user',
  });
  return { id, plan };
}
