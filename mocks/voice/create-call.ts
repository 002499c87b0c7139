import type { Plan } from '../../src/core/plan.ts';
import type { Creation } from '../../src/engine/resource.ts';
import { agentOf, INLINE_AGENT, promptedAgent } from './agent.ts';
import { settingsOfAgent } from './agent-words.ts';
import type { CallFacts, CallInput } from './call.ts';
import { hangUpAtHook } from './hooks.ts';
import { drawOutcome, drawSpans, drawWish, lifecycleOf } from './lifecycle.ts';
import { planCall } from './plan-call.ts';
import { timelineOf } from './timeline.ts';

/** Makes the plan of a call that is created while the world runs, by the lifecycle rule that was chosen for it. */
export function createCall(
  input: CallInput,
  { setting, serial, key, at, provider, rule }: Creation,
): Plan<CallFacts> {
  const { direction, from, to, agentId, userId, sent, hangUpOn = [] } = input;
  const lifecycle = lifecycleOf(setting, rule);
  const { transcript } = lifecycle;
  const named = agentOf(setting.scenario, agentId ?? INLINE_AGENT);
  const agent = promptedAgent(named, agentId !== null, input.settings.persona);
  const settings = { ...settingsOfAgent(named), ...input.settings };
  const outcome = drawOutcome(lifecycle, key);
  const plan = planCall({
    serial,
    provider,
    direction,
    from,
    to,
    agent,
    agentId,
    userId,
    settings,
    sent,
    outcome,
    key,
    rule,
    hangUpOn,
    transcript,
    failureReason: lifecycle.reason,
    timeline: timelineOf(at, drawSpans(lifecycle, key), outcome, settings.maxDurationMs),
    wish: drawWish(setting, lifecycle, agent.id, key),
  });
  return hangUpAtHook(plan, at);
}
