import { expect, test } from '@jest/globals';
import { amendCall } from '../../mocks/voice/amend-call.ts';
import type { CallFacts } from '../../mocks/voice/call.ts';
import { createCall } from '../../mocks/voice/create-call.ts';
import { type CallMoment, momentsOf } from '../../mocks/voice/moments.ts';
import { callTruth } from '../../mocks/voice/truth.ts';
import { viewCall } from '../../mocks/voice/view-call.ts';
import { hangUpsOfConfig } from '../../mocks/voiceos/agent-config.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { type Plan, settledAt } from '../../src/core/plan.ts';
import { extendKey, keyOf } from '../../src/core/random.ts';
import type { Setting } from '../../src/engine/resource.ts';
import { START, scenarioOf } from '../providers/support/scenarios.ts';

const SEEDS = Array.from({ length: 12 }, (_, seed) => seed);
const SCENARIO = scenarioOf({
  ringback: 'scenario/1',
  name: 'hooked',
  lifecycle: [{ queue: '2s', ring: '4s', talk: '61s..300s', analyse: '5s', outcome: 'answered' }],
});

function settingOf(seed: number): Setting {
  return { scenario: SCENARIO, defaults: SCENARIO, seed, start: START };
}

function planOf(seed: number, events: readonly string[]): Plan<CallFacts> {
  const hooks = [{ events: [...events], filter: null, instructions: [{ instruction: 'hang_up' }] }];
  const input = callTruth.toInput({ from: '+14155550100', to: '+14155550123' }, settingOf(seed));
  const key = keyOf(seed, 'hooked');
  const creation = { setting: settingOf(seed), serial: extendKey(key, 'serial'), key, at: START, rule: 0 };
  const hangUpOn = hangUpsOfConfig({ hooks });
  return createCall({ ...input, hangUpOn }, { ...creation, provider: 'voiceos' });
}

const CUTS: readonly [event: string, moments: readonly CallMoment[]][] = [
  ['phone_call:accepted', ['answered']],
  ['conversation:started', ['answered']],
  ['speech:started', ['speech-started']],
  ['speech:ended', ['speech-ended']],
  ['message:generated', ['agent-message']],
  ['message:sent', ['agent-message', 'user-message']],
  ['conversation:duration', ['minute']],
];

test.each(CUTS)('a hook on %s hangs up at its first moment', (event, moments) => {
  for (const seed of SEEDS) {
    const free = planOf(seed, []);
    const first = momentsOf(free).find(({ moment }) => moments.includes(moment));
    const cut = planOf(seed, [event]);
    expect(cut.facts.endedAt).toBe(first?.at);
    expect(cut.facts.endedAt).toBeLessThan(free.facts.endedAt);
    expect(cut.facts.words().messages).toEqual(
      free.facts.words().messages.filter(({ at }) => at <= cut.facts.endedAt),
    );
    const view = viewCall(cut, settledAt(cut));
    expect(view).toMatchObject({ endedBy: 'agent', ending: 'agent-hung-up', outcome: 'answered' });
    expect(view.usage?.seconds).toBe(view.seconds);
    const before = cut.facts.endedAt - 1;
    expect(callTruth.toTruth(viewCall(cut, before))).toEqual(callTruth.toTruth(viewCall(free, before)));
  }
});

test('a hook on the request hangs up before anybody is rung', () => {
  for (const seed of SEEDS) {
    const { facts, events } = planOf(seed, ['phone_call:connection_requested']);
    expect(facts).toMatchObject({ endedAt: START, outcome: 'no-answer', answeredAt: null, ringingAt: null });
    expect(events().map(({ type }) => type)).toEqual(['queued', 'ended', 'analysed']);
  }
});

test.each(['phone_call:rejected', 'conversation:ended', 'function_call:triggered', 'no:event', 'toString'])(
  'a hook on %s leaves a call as it is',
  (event) => {
    for (const seed of SEEDS) {
      expect(planOf(seed, [event]).events()).toEqual(planOf(seed, []).events());
    }
  },
);

test('of several events the first that comes hangs up, and hooks without that instruction do nothing', () => {
  const both = planOf(3, ['conversation:duration', 'speech:ended']);
  expect(both.facts.endedAt).toBe(planOf(3, ['speech:ended']).facts.endedAt);
  const hooks: JsonObject[] = [{ events: ['speech:ended'], instructions: [] }];
  expect(hangUpsOfConfig({ hooks })).toEqual([]);
});

test('a call that is answered by control is hung up by its hooks as well', () => {
  for (const seed of SEEDS) {
    const plan = planOf(seed, ['conversation:duration']);
    const answered = amendCall(plan, { action: 'answer', details: {} }, START + 3000, settingOf(seed));
    if ('refused' in answered) throw new Error(answered.refused);
    expect(answered.facts.endedAt).toBe(START + 63_000);
  }
});

test('what is said by control is hung up on, and what was said before is kept', () => {
  for (const seed of SEEDS) {
    const plan = planOf(seed, ['conversation:duration']);
    const hooked = { ...plan, facts: { ...plan.facts, hangUpOn: ['user-message'] as const } };
    const at = (plan.facts.words().messages[0]?.at ?? START) + 10;
    const said = amendCall(hooked, { action: 'say', details: { text: 'Bye.' } }, at, settingOf(seed));
    if ('refused' in said) throw new Error(said.refused);
    expect(said.facts.endedAt).toBe(at);
    expect(said.facts.words().messages.at(-1)?.text).toBe('Bye.');
  }
});
