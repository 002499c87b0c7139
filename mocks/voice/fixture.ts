import { extendKey, keyOf } from '../../src/core/random.ts';
import type { NamedPlan, Setting } from '../../src/engine/resource.ts';
import type { CallFixture } from '../../src/engine/scenario/scenario.ts';
import { agentOf, agentsOf, INLINE_AGENT } from './agent.ts';
import { settingsOfAgent } from './agent-words.ts';
import type { Speaker } from './call.ts';
import type { Wish } from './ending.ts';
import { drawSpans, drawWish, findRule, type Lifecycle, lifecycleOf } from './lifecycle.ts';
import { planCall } from './plan-call.ts';
import { type Spans, timelineOf } from './timeline.ts';
import { lengthOf } from './transcript.ts';

/**
 * Makes the plan of a call that the scenario's author wrote. What the author leaves out is drawn by the lifecycle
 * rule that the call matches; a transcript is talked through to its end, unless the author says how long the talk is.
 */
export function createFixture(fixture: CallFixture, setting: Setting): NamedPlan {
  const { id, from, to, before, reason } = fixture;
  const key = keyOf(setting.seed, 'fixture', id);
  const agentId = fixture.agentId ?? agentsOf(setting.scenario)[0]?.id ?? INLINE_AGENT;
  const agent = agentOf(setting.scenario, agentId);
  const settings = settingsOfAgent(agent);
  const rule = findRule(setting, { from, to, agent: agentId, provider: null });
  const lifecycle = lifecycleOf(setting, rule);
  const transcript = fixture.transcript ?? lifecycle.transcript;
  const outcome = fixture.outcome ?? 'answered';
  const spans = spansOf(fixture, drawSpans(lifecycle, key));
  const wish = drawWish(setting, { ...lifecycle, transcript }, agentId, key);
  const plan = planCall({
    ...{ provider: null, from, to, agentId, outcome, key, transcript, rule },
    serial: extendKey(key, 'serial'),
    direction: fixture.direction ?? 'inbound',
    agent,
    userId: undefined,
    settings,
    sent: {},
    hangUpOn: [],
    failureReason: reason ?? lifecycle.reason,
    timeline: timelineOf(setting.start - before, spans, outcome, settings.maxDurationMs),
    wish: endedByFixture(wish, lifecycle, fixture.endedBy),
  });
  return { id, plan };
}

function spansOf({ talk, transcript }: CallFixture, drawn: Spans): Spans {
  if (talk !== undefined) return { ...drawn, talk };
  return { ...drawn, talk: Math.max(drawn.talk, transcript ? lengthOf(transcript) : 0) };
}

/** Where neither the author nor a rule says who hangs up, the user does. */
function endedByFixture(wish: Wish, { endedBy: byRule }: Lifecycle, given: Speaker | undefined): Wish {
  if (given) return { ...wish, endedBy: given, isEndGiven: true };
  return byRule ? wish : { ...wish, endedBy: 'user' };
}
