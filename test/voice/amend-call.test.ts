import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amendCall } from '../../mocks/voice/amend-call.ts';
import type { CallFacts } from '../../mocks/voice/call.ts';
import { createCall } from '../../mocks/voice/create-call.ts';
import { type MomentAt, momentsOf } from '../../mocks/voice/moments.ts';
import { callTruth } from '../../mocks/voice/truth.ts';
import { viewCall } from '../../mocks/voice/view-call.ts';
import { type Plan, settledAt } from '../../src/core/plan.ts';
import { extendKey, keyOf } from '../../src/core/random.ts';
import type { Amendment, Setting } from '../../src/engine/resource.ts';
import { parseScenario } from '../../src/engine/scenario/parse.ts';
import type { Outcome } from '../../src/engine/scenario/scenario.ts';

const START = Date.UTC(2026, 0, 1, 9);

function settingOf(outcome: Outcome): Setting {
  const parsed = parseScenario({
    ringback: 'scenario/1',
    name: 'one-outcome',
    agents: [{ id: 'agent_support', name: 'Maya', persona: 'support' }],
    lifecycle: [{ queue: '2s', ring: '4s', talk: '40s..90s', analyse: '5s..20s', outcome }],
  });
  if ('issues' in parsed) throw new Error(parsed.issues[0].message);
  return { scenario: parsed.scenario, defaults: parsed.scenario, seed: 42, start: START };
}

function planOf(outcome: Outcome, name: string, maxDurationMs = 600_000): Plan<CallFacts> {
  const key = keyOf(42, name);
  const input = callTruth.toInput({ from: '+14155550100', to: '+14155550123' }, settingOf(outcome));
  return createCall(
    { ...input, settings: { maxDurationMs } },
    {
      setting: settingOf(outcome),
      serial: extendKey(key, 'serial'),
      key,
      at: START,
      provider: 'voiceos',
      rule: 0,
    },
  );
}

function amend(
  plan: Plan<CallFacts>,
  action: string,
  details: Amendment['details'],
  at: number,
): Plan<CallFacts> {
  const amended = amendCall(plan, { action, details }, at, settingOf(plan.facts.outcome));
  if ('refused' in amended) throw new Error(amended.refused);
  return amended;
}

function refusalOf(plan: Plan<CallFacts>, action: string, at: number): string | undefined {
  const amended = amendCall(plan, { action, details: { text: 'Hello?' } }, at, settingOf(plan.facts.outcome));
  return 'refused' in amended ? amended.refused : undefined;
}

/** What is true of a call at an instant, as text. */
function truthAt(plan: Plan<CallFacts>, at: number): string {
  return JSON.stringify(callTruth.toTruth(viewCall(plan, at)));
}

test('answering a call that waits makes it answered now; it never rings', () => {
  const amended = amend(planOf('no-answer', 'waits'), 'answer', {}, START + 1000);
  const { ringingAt, answeredAt, outcome, words } = amended.facts;
  const { messages } = words();
  expect({ ringingAt, answeredAt, outcome }).toEqual({
    ringingAt: null,
    answeredAt: START + 1000,
    outcome: 'answered',
  });
  expect(messages.length).toBeGreaterThan(1);
  expect(
    amended
      .events()
      .map(({ type }) => type)
      .filter((type) => type !== 'message'),
  ).toEqual(['queued', 'answered', 'ended', 'analysed']);
});

test('answering a call that rings keeps its ringing, and its talk is drawn by the scenario', () => {
  const plan = planOf('answered', 'rings');
  const amended = amend(plan, 'answer', {}, START + 3000);
  const { ringingAt, answeredAt, endedAt } = amended.facts;
  expect([ringingAt, answeredAt]).toEqual([START + 2000, START + 3000]);
  expect(endedAt - START - 3000).toBeGreaterThanOrEqual(40_000);
  expect(endedAt - START - 3000).toBeLessThanOrEqual(90_000);
});

test('the same amendment of the same call gives the same words', () => {
  const twice = [1, 2].map(() => amend(planOf('busy', 'same'), 'answer', {}, START + 500));
  const told = twice.map(({ facts: { words, ...facts }, events }) => [facts, words(), events()]);
  expect(told[0]).toEqual(told[1]);
});

test('a call that fails ends now, unanswered, and says why in its summary', () => {
  const at = START + 2500;
  const { facts } = amend(planOf('answered', 'fails'), 'fail', { reason: 'no route to the carrier' }, at);
  expect(facts).toMatchObject({
    ...{
      outcome: 'failed',
      ringingAt: START + 2000,
      answeredAt: null,
      endedAt: at,
      endedBy: null,
    },
  });
  expect(facts.words()).toEqual({
    ...{ messages: [], topic: '' },
    summary: 'The call could not be connected: no route to the carrier.',
  });
  const failed = amend(planOf('answered', 'fails'), 'fail', {}, at);
  expect(viewCall(failed, settledAt(failed))).toMatchObject({
    ...{ state: 'analysed', outcome: 'failed', endedBy: null },
    costs: { llm: 0, stt: 0, tts: 0, telephony: 0, platform: 0, total: 0 },
  });
});

test('what is said now is shown from now on, and not a moment before', () => {
  const plan = planOf('answered', 'says');
  const at = START + 20_000;
  const amended = amend(plan, 'say', { by: 'user', text: 'Wait a second.' }, at);
  expect(viewCall(amended, at).messages.at(-1)).toMatchObject({ role: 'user', text: 'Wait a second.', at });
  expect(viewCall(amended, at - 1).messages).toEqual(viewCall(plan, at - 1).messages);
});

test('what was still to be said comes after it, and the end as much later', () => {
  const plan = planOf('answered', 'interrupts');
  const spoken = plan.facts.words().messages[2];
  if (!spoken) throw new Error('the call is too short for this test');
  // In the middle of a turn: it is said again, in full.
  const at = spoken.startsAt + Math.floor((spoken.at - spoken.startsAt) / 2);
  const { facts } = amend(plan, 'say', { text: 'Sorry, what?' }, at);
  const again = facts.words().messages.find(({ text }) => text === spoken.text);
  expect(again?.startsAt).toBeGreaterThan(at);
  expect((again?.at ?? 0) - (again?.startsAt ?? 0)).toBe(spoken.at - spoken.startsAt);
  expect(facts.words().messages).toHaveLength(plan.facts.words().messages.length + 1);
  expect(facts.endedAt - plan.facts.endedAt).toBe((again?.at ?? 0) - spoken.at);
});

test('saying something never makes a call longer than it may be: what does not fit is not said', () => {
  const plan = planOf('answered', 'long', 50_000);
  const { answeredAt, endedAt } = plan.facts;
  expect(answeredAt).not.toBeNull();
  let amended = plan;
  for (let at = START + 10_000; at < endedAt - 100; at += 700)
    amended = amend(amended, 'say', { text: 'And another thing.' }, at);
  expect(amended.facts.endedAt).toBeLessThanOrEqual((answeredAt ?? 0) + 50_000);
  expect(amended.facts.words().messages.every((message) => message.at <= amended.facts.endedAt)).toBe(true);
});

test.each([
  ['answer', 20_000, 'the call has been answered before'],
  ['fail', 20_000, 'the call has been answered, so it can only be hung up'],
  ['say', 3000, 'the call has not been answered yet'],
  ['hang-up', 110_000, 'the call has ended'],
  ['answer', 110_000, 'the call has ended'],
  ['fail', 110_000, 'the call has ended'],
  ['say', 110_000, 'the call has ended'],
  ['dance', 1000, '"dance" is not something that a call does'],
])('%s after %i ms is refused: %s', (action, after, reason) => {
  expect(refusalOf(planOf('answered', 'refuses'), action, START + after)).toBe(reason);
});

const amendments = fc.array(
  fc.record({
    action: fc.constantFrom('hang-up', 'answer', 'fail', 'say', 'say', 'say'),
    details: fc.record({
      by: fc.constantFrom('agent', 'user'),
      text: fc.string({ minLength: 1, maxLength: 80 }),
    }),
    after: fc.nat(60_000),
  }),
  { minLength: 1, maxLength: 6 },
);
const calls = fc.record({
  outcome: fc.constantFrom<Outcome>('answered', 'answered', 'voicemail', 'no-answer', 'busy', 'failed'),
  name: fc.string({ maxLength: 5 }),
  maxDurationMs: fc.constantFrom(8000, 60_000, 600_000),
});

/** A call with some of the amendments that its state allowed, each with what it was before. */
function amendAll(
  call: { readonly outcome: Outcome; readonly name: string; readonly maxDurationMs: number },
  wishes: readonly {
    readonly action: string;
    readonly details: Amendment['details'];
    readonly after: number;
  }[],
): readonly { readonly before: Plan<CallFacts>; readonly plan: Plan<CallFacts>; readonly at: number }[] {
  const steps: { before: Plan<CallFacts>; plan: Plan<CallFacts>; at: number }[] = [];
  let plan = planOf(call.outcome, call.name, call.maxDurationMs);
  let at = START;
  for (const { action, details, after } of wishes) {
    at += after;
    const amended = amendCall(plan, { action, details }, at, settingOf(call.outcome));
    if ('refused' in amended) continue;
    steps.push({ before: plan, plan: amended, at });
    plan = amended;
  }
  return steps;
}

test('an amendment leaves the past alone: events up to now, and the truth at every instant before', () => {
  fc.assert(
    fc.property(calls, amendments, fc.nat(120_000), (call, wishes, back) => {
      for (const { before, plan, at } of amendAll(call, wishes)) {
        const past = before.events().filter((event) => event.at <= at);
        expect(plan.events().slice(0, past.length)).toEqual(past);
        for (const instant of [at - 1, at - 1 - back, ...past.map((event) => event.at)]) {
          if (instant < at && instant >= START) expect(truthAt(plan, instant)).toBe(truthAt(before, instant));
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('an amendment leaves the moments alone that have happened, those of speech too', () => {
  fc.assert(
    fc.property(calls, amendments, (call, wishes) => {
      for (const { before, plan, at } of amendAll(call, wishes)) {
        const isPast = (moment: MomentAt): boolean => moment.at < at;
        expect(momentsOf(plan).filter(isPast)).toEqual(momentsOf(before).filter(isPast));
        const now = momentsOf(before).filter((moment) => moment.at === at);
        expect(momentsOf(plan)).toEqual(expect.arrayContaining(now));
      }
    }),
    { numRuns: 150 },
  );
});

test('moments are in order, and every speech that starts ends', () => {
  fc.assert(
    fc.property(calls, amendments, (call, wishes) => {
      for (const { plan } of amendAll(call, wishes)) {
        const moments = momentsOf(plan);
        const instants = moments.map(({ at }) => at);
        expect(instants).toEqual([...instants].sort((a, b) => a - b));
        const countOf = (wanted: string): number => moments.filter(({ moment }) => moment === wanted).length;
        expect(countOf('speech-ended')).toBe(countOf('speech-started'));
        expect(countOf('agent-message') + countOf('user-message')).toBe(plan.facts.words().messages.length);
        expect(moments.filter(({ at }) => at > plan.facts.analysedAt)).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});

test('after any amendments events are in order, and are those that the facts tell of', () => {
  fc.assert(
    fc.property(calls, amendments, (call, wishes) => {
      for (const { plan } of amendAll(call, wishes)) {
        const { facts } = plan;
        const events = plan.events();
        for (const [index, event] of events.entries()) {
          expect(event.at).toBeGreaterThanOrEqual(events[index - 1]?.at ?? START);
        }
        expect(events.filter(({ type }) => type === 'message').map(({ at }) => at)).toEqual(
          facts.words().messages.map(({ at }) => at),
        );
        const starts = facts.words().messages.map(({ startsAt }) => startsAt);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        const instantOf = (type: string) => events.find((event) => event.type === type)?.at ?? null;
        expect([
          instantOf('ringing'),
          instantOf('answered'),
          instantOf('ended'),
          instantOf('analysed'),
        ]).toEqual([facts.ringingAt, facts.answeredAt, facts.endedAt, facts.analysedAt]);
      }
    }),
    { numRuns: 150 },
  );
});

test('after any amendments the costs reconcile with what was said and how long it took', () => {
  fc.assert(
    fc.property(calls, amendments, (call, wishes) => {
      const last = amendAll(call, wishes).at(-1)?.plan;
      if (!last) return;
      const view = viewCall(last, settledAt(last));
      const { llm = 0, stt = 0, tts = 0, telephony = 0, platform = 0, total } = view.costs ?? {};
      expect(total).toBe(llm + stt + tts + telephony + platform);
      expect(view.usage?.seconds).toBe(view.seconds);
      expect(view.messages).toEqual(last.facts.words().messages);
      const spoken = view.messages.filter(({ role }) => role === 'agent');
      expect(view.usage?.characters).toBe(spoken.reduce((sum, { text }) => sum + text.length, 0));
      if (last.facts.answeredAt === null) expect(total).toBe(0);
      else expect(last.facts.endedAt - last.facts.answeredAt).toBeLessThanOrEqual(call.maxDurationMs);
    }),
    { numRuns: 150 },
  );
});
