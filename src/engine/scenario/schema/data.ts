import * as z from 'zod';
import {
  type CallDataset,
  type CallFixture,
  OUTCOMES,
  PERSONAS,
  type ScenarioAgent,
  type Traffic,
} from '../scenario.ts';
import { duration, durations, outcomes, phoneNumber, share, text, transcript } from './values.ts';

/** What a scenario may hold at most. */
const MAX_ROWS = 10_000_000;
const MAX_AGENTS = 1000;
const MAX_ENTRIES = 10_000;

const agent = z
  .strictObject({
    id: text,
    name: text,
    persona: z.enum(PERSONAS).default('support'),
    success: share.optional(),
    weight: z.number().min(0).max(1_000_000).default(1),
  })
  .transform(
    ({ id, name, persona, success, weight }): ScenarioAgent => ({ id, name, persona, success, weight }),
  );

export const agents = z
  .array(agent)
  .max(MAX_AGENTS)
  .superRefine((list, context) => {
    refuseTwins(
      list.map(({ id }) => id),
      ['id'],
      context,
    );
    if (list.length === 0 || list.some(({ weight }) => weight > 0)) return;
    context.addIssue({ code: 'custom', message: 'at least one agent must have a weight above zero' });
  });

/** `30d` is before the start; `{ before, after }` may reach past it. */
const over = z.union([
  duration.transform((before) => ({ before, after: 0 })),
  z.strictObject({ before: duration.default(0), after: duration.default(0) }),
]);

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const OFFICE = '08:00..18:00';

const hours = z
  .string()
  .regex(
    /^(?:[01]\d|2[0-3]):[0-5]\d\.\.(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/,
    'hours are written 08:00..18:00',
  )
  .transform((written) => written.split('..').map(minutesOf))
  .refine(([from = 0, to = 0]) => from < to, 'the first hour comes before the last: write 08:00..18:00');

const keptHours = z
  .strictObject({
    hours: hours.prefault(OFFICE),
    days: z
      .array(z.enum(DAYS))
      .min(1)
      .max(7)
      .default([...WEEKDAYS]),
    outside: share.default(0.03),
  })
  .transform(
    ({ hours: [from = 0, to = 0], days, outside }): Traffic => ({
      ...{ from, to, outside },
      days: [...new Set(days.map((day) => DAYS.indexOf(day)))].sort(),
    }),
  );

/** `even`, `working-hours`, or the hours and days themselves, in UTC. */
const traffic = z.union([
  z.literal('even').transform(() => null),
  z.literal('working-hours').transform((): Traffic => keptHours.parse({})),
  keptHours,
]);

function minutesOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
}

const dataset = z
  .strictObject({
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
    traffic: traffic.prefault('even'),
  })
  .transform(({ calls, over: { before, after }, ...rest }) => ({
    dataset: { count: calls, before, after, ...rest } satisfies CallDataset,
  }));

const fixture = z.strictObject({
  call: z
    .strictObject({
      id: text,
      from: phoneNumber,
      to: phoneNumber,
      agent: text.optional(),
      direction: z.enum(['inbound', 'outbound']).optional(),
      outcome: z.enum(OUTCOMES).optional(),
      before: duration.optional(),
      after: duration.optional(),
      talk: duration.optional(),
      hangUp: z.enum(['agent', 'user']).optional(),
      reason: text.optional(),
      transcript: transcript.optional(),
    })
    .refine(({ before, after }) => before === undefined || after === undefined, {
      path: ['after'],
      message: 'a call lies before the start or after it: give one of them',
    })
    .transform(
      ({
        id,
        from,
        to,
        agent: agentId,
        direction,
        outcome,
        before,
        after,
        talk,
        hangUp,
        ...rest
      }): CallFixture => ({
        ...{ id, from, to, agentId, direction, outcome, talk },
        before: after === undefined ? (before ?? HOUR_MS) : -after,
        endedBy: hangUp,
        reason: rest.reason,
        transcript: rest.transcript,
      }),
    ),
});

const HOUR_MS = 3_600_000;

export const data = z
  .array(z.union([dataset, fixture]))
  .max(MAX_ENTRIES)
  .superRefine((list, context) => {
    refuseTwins(
      list.map((entry) => ('call' in entry ? entry.call.id : undefined)),
      ['call', 'id'],
      context,
    );
    const rows = list.reduce((sum, entry) => sum + ('call' in entry ? 1 : entry.dataset.count), 0);
    if (rows <= MAX_ROWS) return;
    context.addIssue({
      code: 'custom',
      message: `${rows} calls are too many: ${MAX_ROWS} in all are the most`,
    });
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
