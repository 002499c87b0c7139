import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { CallFacts } from '../../mocks/voice/call.ts';
import { endingOf } from '../../mocks/voice/ending.ts';
import type { Plan } from '../../src/core/plan.ts';
import type { Refusal } from '../../src/engine/provider.ts';
import { type Bench, createBench } from './support/bench.ts';
import { elevenlabsCase, oviaCase, voiceableCase, voiceosCase } from './support/cases.ts';
import { expectGolden, parseExactly } from './support/golden.ts';
import { createCall, type ProviderCase, type Query, targetOf } from './support/provider-case.ts';
import { defaultScenario, START } from './support/scenarios.ts';

const SEED = 42;
const SCENARIO = defaultScenario();

const CASES: readonly [name: string, subject: () => ProviderCase, page: Query][] = [
  ['voiceos', voiceosCase, { limit: 3 }],
  ['voiceable', voiceableCase, { page_size: 3 }],
  ['elevenlabs', elevenlabsCase, { page_size: 3, summary_mode: 'include' }],
  ['ovia', oviaCase, {}],
];

test.each(CASES)('%s: the first page is what it was', (name, subjectOf, query) => {
  const subject = subjectOf();
  const { text } = defaultBench(subject).send('GET', targetOf(subject.list.target, query));
  const body = parseExactly(text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  // A list without a length of its own is too long to be read: its newest rows, and a digest of the whole.
  const whole = Array.isArray(body) ? { count: body.length, sha256, newest: body.slice(0, 3) } : body;
  expectGolden(`${name}/first-page`, { target: targetOf(subject.list.target, query), body: whole });
});

test.each(CASES)('%s: a call of each kind is what it was', (name, subjectOf) => {
  const subject = subjectOf();
  const bench = defaultBench(subject);
  const kinds = callsByKind(bench);
  expect([...kinds.keys()].sort()).toEqual(
    ['agent-hung-up', 'busy', 'failed', 'mailbox', 'max-duration', 'no-answer', 'user-hung-up'].sort(),
  );
  for (const [kind, plan] of kinds) {
    bench.now = plan.facts.analysedAt;
    const answers = subject.reads(bench.idOf(plan)).map((target) => {
      const { status, text } = bench.send('GET', target);
      return [target, { status, body: parseExactly(text) }];
    });
    expectGolden(`${name}/call-${kind}`, Object.fromEntries(answers));
  }
});

test.each(CASES)('%s: the life of a created call is what it was', (name, subjectOf) => {
  const subject = subjectOf();
  const bench = defaultBench(subject);
  const id = createCall(bench, subject, '+14155550123');
  const plan = bench.plans().find((one) => bench.idOf(one) === id);
  const seen = new Map<string, unknown>();
  for (const { at, type } of plan?.events() ?? []) {
    const after = `after ${type}`;
    if (seen.has(after)) continue;
    bench.now = at;
    const { text } = bench.send('GET', subject.reads(id)[0] ?? '');
    seen.set(after, { at: new Date(at).toISOString(), body: parseExactly(text) });
  }
  expect([...seen.keys()]).toEqual(
    ['queued', 'ringing', 'answered', 'message', 'ended', 'analysed'].map((type) => `after ${type}`),
  );
  expectGolden(`${name}/created-call`, Object.fromEntries(seen));
});

test.each(CASES)('%s: its errors are what they were', (name, subjectOf) => {
  const { provider } = subjectOf();
  expectGolden(
    `${name}/errors`,
    Object.fromEntries(REFUSALS.map((refusal) => [refusal.kind, provider.refuse(refusal)])),
  );
});

const REFUSALS: readonly Refusal[] = [
  {
    kind: 'invalid',
    problems: [
      { code: 'maximum', in: 'query', pointer: 'limit', message: 'must be at most 100' },
      { code: 'required', in: 'body', pointer: '/to_number', message: 'is missing' },
    ],
  },
  { kind: 'unauthorized' },
  { kind: 'not-found', resource: 'call', id: 'nobody' },
  { kind: 'no-path' },
  { kind: 'no-method', allow: ['GET', 'POST'] },
  { kind: 'too-large', limit: 1_048_576 },
  { kind: 'media-type' },
  { kind: 'too-many', limit: 1_000_000 },
  { kind: 'internal' },
];

function defaultBench(subject: ProviderCase): Bench {
  return createBench(subject, SEED, { scenario: SCENARIO, start: START });
}

/** The first call of the dataset that ends in each way. */
function callsByKind(bench: Bench): ReadonlyMap<string, Plan<CallFacts>> {
  const kinds = new Map<string, Plan<CallFacts>>();
  for (const plan of bench.plans()) {
    const kind = endingOf(plan.facts, plan.facts.settings.maxDurationMs);
    if (!kinds.has(kind)) kinds.set(kind, plan);
  }
  return kinds;
}
