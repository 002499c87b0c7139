import * as z from 'zod';
import type { Distribution, Weighted } from '../../core/distribution.ts';
import { parseDuration } from '../../core/duration.ts';
import { parseInstant } from '../../core/instant.ts';
import { OUTCOMES, PERSONAS } from './scenario.ts';

/** The scenario file as it is written; parsing gives the values of `Scenario`. */

const duration = z.string().transform((text, context): number => {
  const ms = parseDuration(text);
  if (ms !== undefined) return ms;
  context.addIssue({
    code: 'custom',
    message: `"${text}" is not a duration: write 250ms, 45s, 2m, 1h30m, 30d`,
  });
  return z.NEVER;
});

const spread = z
  .strictObject({ median: duration, p95: duration })
  .transform(({ median, p95 }, context): Distribution => {
    if (median > 0 && p95 > median) return { kind: 'log-normal', median, p95 };
    context.addIssue({
      code: 'custom',
      message: 'the median must be above zero and the p95 above the median',
    });
    return z.NEVER;
  });

/** `4s`, `1s..3s`, or `{ median: 95s, p95: 8m }`; milliseconds. */
const durations = z.union([z.string().transform(parseDurations), spread]);

function parseDurations(text: string, context: z.RefinementCtx): Distribution {
  const [from = '', to, ...rest] = text.split('..');
  const min = parseDuration(from);
  const max = to === undefined ? min : parseDuration(to);
  if (min !== undefined && max !== undefined && rest.length === 0 && min <= max) {
    return to === undefined ? { kind: 'fixed', value: min } : { kind: 'range', min, max };
  }
  const message = `"${text}" is not a duration or a range of them: write 4s or 1s..3s, the lower bound first`;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

const outcome = z.enum(OUTCOMES);

/** One outcome, or weights: `busy`, `{ answered: 0.9, busy: 0.1 }`. */
const outcomes = z.union([
  outcome.transform((name): Weighted<(typeof OUTCOMES)[number]> => [[name, 1]]),
  z.partialRecord(outcome, z.number().min(0)).transform((weights, context) => {
    const entries = OUTCOMES.flatMap((name) =>
      weights[name] === undefined ? [] : [[name, weights[name]] as const],
    );
    if (entries.some(([, weight]) => weight > 0)) return entries;
    context.addIssue({ code: 'custom', message: 'at least one outcome must have a weight above zero' });
    return z.NEVER;
  }),
]);

/** `30d` is before the start; `{ before, after }` may reach past it. */
const over = z.union([
  duration.transform((before) => ({ before, after: 0 })),
  z.strictObject({ before: duration.default(0), after: duration.default(0) }),
]);

const phoneNumber = z.string().regex(/^\+[1-9]\d{1,14}$/, 'a phone number is written +14155550100 (E.164)');
const someOf = z.union([z.string().transform((one) => [one]), z.array(z.string()).min(1)]);
const text = z.string().min(1).max(500);

const agent = z.strictObject({
  id: text,
  name: text,
  persona: z.enum(PERSONAS).default('support'),
});

/** What a scenario may hold at most. */
const MAX_ROWS = 10_000_000;
const MAX_AGENTS = 1000;
const MAX_ENTRIES = 10_000;
const MAX_RULES = 1000;

const dataset = z.strictObject({
  calls: z.int().min(0).max(MAX_ROWS),
  over: over.prefault('30d'),
  outcomes: outcomes.prefault({
    answered: 0.82,
    voicemail: 0.04,
    'no-answer': 0.08,
    busy: 0.04,
    failed: 0.02,
  }),
  talk: durations.prefault({ median: '95s', p95: '8m' }),
});

const fixture = z.strictObject({
  call: z.strictObject({
    id: text,
    from: phoneNumber,
    to: phoneNumber,
    agent: text.optional(),
    direction: z.enum(['inbound', 'outbound']).optional(),
    outcome: outcome.optional(),
    before: duration.prefault('1h'),
    transcript: z
      .array(z.strictObject({ role: z.enum(['agent', 'user']), text }))
      .min(1)
      .optional(),
  }),
});

const lifecycleRule = z.strictObject({
  match: z
    .strictObject({
      from: someOf.optional(),
      to: someOf.optional(),
      agent: someOf.optional(),
      provider: someOf.optional(),
    })
    .default({}),
  queue: durations.optional(),
  ring: durations.optional(),
  talk: durations.optional(),
  analyse: durations.optional(),
  outcome: outcomes.optional(),
});

/** `now`, `today 09:00`, or an instant in ISO 8601. */
function isStart(text: string): boolean {
  return (
    text === 'now' ||
    /^today (?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/.test(text) ||
    parseInstant(text) !== undefined
  );
}

const clock = z
  .strictObject({
    start: z
      .string()
      .refine(isStart, 'a clock starts now, today 09:00, or at an instant such as 2026-01-01T09:00:00Z')
      .optional(),
    mode: z.enum(['frozen', 'running', 'stepping']).optional(),
    rate: z.number().positive().max(1_000_000).optional(),
    step: z.union([z.literal('next'), duration]).optional(),
  })
  .refine(({ mode, rate }) => rate === undefined || mode === 'running', {
    path: ['rate'],
    message: 'a rate goes with mode: running',
  })
  .refine(({ mode, step }) => step === undefined || mode === 'stepping', {
    path: ['step'],
    message: 'a step goes with mode: stepping',
  });

/** Says no to the second of two with the same id. */
function refuseTwins(
  ids: readonly (string | undefined)[],
  path: readonly string[],
  context: z.RefinementCtx,
): void {
  const seen = new Set<string>();
  for (const [index, id] of ids.entries()) {
    if (id !== undefined && seen.has(id)) {
      context.addIssue({
        code: 'custom',
        path: [index, ...path],
        message: `"${id}" is the id of another one already`,
      });
    }
    if (id !== undefined) seen.add(id);
  }
}

const agents = z
  .array(agent)
  .max(MAX_AGENTS)
  .superRefine((list, context) =>
    refuseTwins(
      list.map(({ id }) => id),
      ['id'],
      context,
    ),
  );

const data = z
  .array(z.union([dataset, fixture]))
  .max(MAX_ENTRIES)
  .superRefine((list, context) => {
    refuseTwins(
      list.map((entry) => ('call' in entry ? entry.call.id : undefined)),
      ['call', 'id'],
      context,
    );
    const rows = list.reduce((sum, entry) => sum + ('calls' in entry ? entry.calls : 1), 0);
    if (rows <= MAX_ROWS) return;
    context.addIssue({
      code: 'custom',
      message: `${rows} calls are too many: ${MAX_ROWS} in all are the most`,
    });
  });

export const scenarioSchema = z.strictObject({
  ringback: z.literal('scenario/1'),
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'a name is lower case: letters, digits and dashes'),
  description: z.string().default(''),
  seed: z.union([z.int(), text]).optional(),
  clock: clock.default({}),
  agents: agents.default([]),
  data: data.default([]),
  lifecycle: z.array(lifecycleRule).max(MAX_RULES).default([]),
});
