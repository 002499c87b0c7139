import { expect, test } from '@jest/globals';
import type { CallFacts } from '../../mocks/voice/call.ts';
import { endingOf } from '../../mocks/voice/ending.ts';
import { callKind } from '../../mocks/voice/kind.ts';
import type { Plan } from '../../src/core/plan.ts';
import { extendKey, keyOf } from '../../src/core/random.ts';
import { placesOf } from '../../src/engine/match.ts';
import type { Setting } from '../../src/engine/resource.ts';
import { defaultScenario, START, scenarioOf } from '../providers/support/scenarios.ts';

const DEFAULTS = defaultScenario();
const HEAD = { ringback: 'scenario/1', name: 'rules' };

function settingOf(document: object): Setting {
  return { scenario: scenarioOf({ ...HEAD, ...document }), defaults: DEFAULTS, seed: 7, start: START };
}

interface CallChoice {
  readonly to?: string;
  readonly body?: object;
  readonly name?: string;
  readonly settings?: { readonly maxDurationMs?: number };
}

function callBy(
  setting: Setting,
  { to = '+14155550123', body = {}, name = 'call', settings = {} }: CallChoice = {},
): Plan<CallFacts> {
  const input = { ...callKind.truth.toInput({ from: '+14155550100', to }, setting), settings };
  const lookup = placesOf({ path: {}, query: {}, header: { 'x-team': 'blue' }, body });
  const rule = callKind.chooseRule(input, { provider: 'voiceos', lookup }, setting);
  const key = keyOf(setting.seed, name);
  const serial = extendKey(key, 'serial');
  return callKind.create(input, { setting, serial, key, at: START, provider: 'voiceos', rule });
}

/** Many calls of one kind: what is drawn shows in their shares. */
function manyBy(setting: Setting): readonly CallFacts[] {
  return Array.from({ length: 300 }, (_, nth) => callBy(setting, { name: `call ${nth}` }).facts);
}

function shareOf(calls: readonly CallFacts[], isSo: (facts: CallFacts) => boolean): number {
  return calls.filter(isSo).length / calls.length;
}

const ANSWERED = { outcome: 'answered', talk: '60s' };

test.each([
  ['+15005550001', 'no-answer', 'Nobody answered.'],
  ['+15005550002', 'busy', 'The line was busy.'],
  ['+15005550003', 'failed', 'The call could not be connected: The carrier does not know the number.'],
])('in the default scenario a call to %s comes to %s', (to, outcome, summary) => {
  const { facts } = callBy(settingOf({}), { to });
  expect(facts).toMatchObject({ outcome, answeredAt: null });
  expect(facts.words()).toEqual({ messages: [], topic: '', summary });
});

test('in the default scenario the numbers of answered calls go their ways as well', () => {
  const endings = ['4', '5', '6', '7'].map((digit) => {
    const { facts } = callBy(settingOf({}), { to: `+1500555000${digit}` });
    return [facts.outcome, endingOf(facts, facts.settings.maxDurationMs)];
  });
  expect([endings[0], endings[2], endings[3]]).toEqual([
    ['voicemail', 'mailbox'],
    ['answered', 'user-hung-up'],
    ['answered', 'max-duration'],
  ]);
  expect(endings[1]?.[0]).toBe('answered');
  const { facts } = callBy(settingOf({}), { to: '+15005550001' });
  expect(facts.endedAt - (facts.ringingAt ?? 0)).toBe(25_000);
});

test('a rule of a scenario’s own leaves nothing to a magic number: what it leaves out is the open rule’s', () => {
  const own = settingOf({ lifecycle: [{ outcome: 'answered', talk: '60s' }] });
  const { facts } = callBy(own, { to: '+15005550001' });
  expect(facts.outcome).toBe('answered');
  expect((facts.answeredAt ?? 0) - (facts.ringingAt ?? 0)).toBe(4000);
});

test('a call that no rule of the scenario matches lives by the default scenario’s, magic numbers too', () => {
  const own = settingOf({ lifecycle: [{ match: { to: '+14155550199' }, outcome: 'busy' }] });
  expect(callBy(own, { to: '+14155550199' }).facts.outcome).toBe('busy');
  expect(callBy(own, { to: '+15005550001' }).facts.outcome).toBe('no-answer');
});

test('the first rule that matches counts, also by what the request says', () => {
  const setting = settingOf({
    lifecycle: [
      { match: { 'body.metadata.plan': 'gold', 'header.X-Team': 'blue' }, ...ANSWERED, talk: '90s' },
      { match: { 'body.metadata.plan': { exists: true } }, outcome: 'busy' },
      { match: { provider: 'voiceos' }, outcome: 'failed', reason: 'No credit.' },
    ],
  });
  const gold = callBy(setting, { body: { metadata: { plan: 'gold' } } }).facts;
  expect([gold.rule, gold.endedAt - (gold.answeredAt ?? 0)]).toEqual([0, 90_000]);
  expect(callBy(setting, { body: { metadata: { plan: 'tin' } } }).facts).toMatchObject({
    rule: 1,
    outcome: 'busy',
  });
  const { facts } = callBy(setting, { body: {} });
  expect(facts).toMatchObject({ rule: 2, outcome: 'failed', failureReason: 'No credit.' });
  expect(facts.words().summary).toBe('The call could not be connected: No credit.');
});

test('a rule says who hangs up, also of the calls that reach nothing', () => {
  for (const by of ['agent', 'user'] as const) {
    const calls = manyBy(settingOf({ lifecycle: [{ ...ANSWERED, hangUp: by, success: 0.5 }] }));
    expect(new Set(calls.map(({ endedBy }) => endedBy))).toEqual(new Set([by]));
    expect(new Set(calls.map(({ success }) => success)).size).toBe(2);
  }
  const mixed = manyBy(settingOf({ lifecycle: [{ ...ANSWERED, hangUp: { agent: 3, user: 1 } }] }));
  expect(shareOf(mixed, ({ endedBy }) => endedBy === 'agent')).toBeCloseTo(0.75, 1);
});

test.each([0, 0.3, 1])('a rule says what share of its answered calls reach their aim: %d', (success) => {
  const calls = manyBy(settingOf({ lifecycle: [{ outcome: 'answered', talk: '20s..120s', success }] }));
  expect(Math.abs(shareOf(calls, (facts) => facts.success) - success)).toBeLessThan(
    success === 1 ? 0.15 : 0.08,
  );
});

test('costs come as late as the rule says', () => {
  const { facts } = callBy(settingOf({ lifecycle: [{ ...ANSWERED, analyse: '2h' }] }));
  expect(facts.analysedAt - facts.endedAt).toBe(7_200_000);
});

const TRANSCRIPT = [
  { role: 'agent', text: 'Northwind, how can I help?' },
  { role: 'user', text: 'I would like to know when you open tomorrow, please.' },
  { role: 'agent', text: 'At eight.' },
];

test('a transcript is talked through, and the talk fits it', () => {
  const { facts } = callBy(
    settingOf({ lifecycle: [{ outcome: 'answered', transcript: TRANSCRIPT, success: 1 }] }),
  );
  expect(facts.words().messages.map(({ role, text }) => ({ role, text }))).toEqual(TRANSCRIPT);
  const talk = facts.endedAt - (facts.answeredAt ?? 0);
  expect(talk).toBeGreaterThan(6000);
  expect(talk).toBeLessThan(10_000);
  expect(facts.success).toBe(true);
  for (const { startsAt, at, text } of facts.words().messages)
    expect(at - startsAt).toBeGreaterThanOrEqual(text.length * 60);
});

test('a talk that a rule gives is never too short for its transcript', () => {
  const talkOf = (talk: string): number => {
    const { facts } = callBy(
      settingOf({ lifecycle: [{ outcome: 'answered', transcript: TRANSCRIPT, talk }] }),
    );
    return facts.endedAt - (facts.answeredAt ?? 0);
  };
  expect(talkOf('1s')).toBeGreaterThan(6000);
  expect(talkOf('40s')).toBe(40_000);
});

test('a call that reaches its longest duration cuts its transcript off, and leaves the pace of what is said', () => {
  const setting = settingOf({ lifecycle: [{ outcome: 'answered', transcript: TRANSCRIPT }] });
  const { facts: whole } = callBy(setting);
  const since = (facts: CallFacts, at: number): number => at - (facts.answeredAt ?? 0);
  for (let maxDurationMs = 1000; maxDurationMs <= 10_000; maxDurationMs += 500) {
    const { facts } = callBy(setting, { settings: { maxDurationMs } });
    const talkMs = since(facts, facts.endedAt);
    expect(talkMs).toBeLessThanOrEqual(maxDurationMs);
    const fitting = whole.words().messages.filter(({ at }) => since(whole, at) <= talkMs);
    expect(facts.words().messages.map(({ text, at }) => [text, since(facts, at)])).toEqual(
      fitting.map(({ text, at }) => [text, since(whole, at)]),
    );
    expect(facts.words().summary).toContain(fitting.at(-1)?.text ?? 'before anything was said');
  }
});

test('a call that is answered by control lives by the rule that it was created by', () => {
  const setting = settingOf({
    lifecycle: [
      { match: { 'body.kind': 'callback' }, outcome: 'no-answer', ring: '20s', transcript: TRANSCRIPT },
      { outcome: 'busy' },
    ],
  });
  const plan = callBy(setting, { body: { kind: 'callback' } });
  const answered = callKind.amend(plan, { action: 'answer', details: {} }, START + 9000, setting);
  if ('refused' in answered) throw new Error(answered.refused);
  expect(answered.facts.words().messages.map(({ text }) => text)).toEqual(TRANSCRIPT.map(({ text }) => text));
});

test('a fixture talks as long, ends by whom and fails for what its author says', () => {
  const call = { from: '+14155550150', to: '+14155550100' };
  const setting = settingOf({
    data: [
      { call: { id: 'long', ...call, talk: '3m', hangUp: 'agent', before: '2h' } },
      { call: { id: 'lost', ...call, outcome: 'failed', reason: 'No route', before: '1h' } },
      { call: { id: 'told', ...call, transcript: TRANSCRIPT, talk: '5s' } },
      { call: { id: 'ahead', ...call, after: '10m' } },
    ],
  });
  const [long, lost, told, ahead] = callKind.fixtures(setting).map(({ plan }) => plan as Plan<CallFacts>);
  expect((long?.facts.endedAt ?? 0) - (long?.facts.answeredAt ?? 0)).toBe(180_000);
  expect(long?.facts.endedBy).toBe('agent');
  expect(lost?.facts).toMatchObject({ failureReason: 'No route', endedBy: null });
  expect((told?.facts.endedAt ?? 0) - (told?.facts.answeredAt ?? 0)).toBe(5000);
  expect(ahead?.createdAt).toBe(START + 600_000);
});
