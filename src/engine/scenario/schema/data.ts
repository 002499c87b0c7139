import * as z from 'zod';
import { durationMistake } from '../duration-words.ts';
import {
  type CallDataset,
  type CallFixture,
  OUTCOMES,
  PERSONAS,
  type ScenarioAgent,
  type Traffic,
} from '../scenario.ts';
import { quote, words } from '../words.ts';
import { duration, durations, outcomes, phoneNumber, share, text, transcript } from './values.ts';

/** What a scenario may hold at most. */
const MAX_ROWS = 10_000_000;
const MAX_AGENTS = 1000;
const MAX_ENTRIES = 10_000;

const agent = z
  .strictObject({
    id: text.describe('The agent’s id, as providers show it.'),
    name: text.describe('The agent’s name, by which it introduces itself.'),
    persona: z.enum(PERSONAS).default('support').describe('What its conversations are about.'),
    success: share
      .optional()
      .describe('The share of its answered calls that reach their aim, from 0 to 1; drawn without it.'),
    weight: z
      .number()
      .min(0)
      .max(1_000_000)
      .default(1)
      .describe('How many of a dataset’s calls are its own, against the other agents’ weights.'),
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
const over = z.union(
  [
    duration.transform((before) => ({ before, after: 0 })),
    z.strictObject({
      before: duration.prefault('0s').describe('How long before the start the first row lies.'),
      after: duration
        .prefault('0s')
        .describe('How long after the start the last row lies: calls that are still to come.'),
    }),
  ],
  {
    error: ({ input }) =>
      typeof input === 'number'
        ? durationMistake(input)
        : words('a duration or { before, after } is wanted here', 'write 30d or { before: 30d, after: 8h }'),
  },
);

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const OFFICE = '08:00..18:00';

const hours = z
  .string()
  .regex(
    /^(?:[01]\d|2[0-3]):[0-5]\d\.\.(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/,
    words('hours of the day are wanted here, from the first to the last', 'write 08:00..18:00'),
  )
  .transform((written) => written.split('..').map(minutesOf))
  .refine(
    ([from = 0, to = 0]) => from < to,
    words('the first hour comes before the last', 'write 08:00..18:00'),
  );

const keptHours = z
  .strictObject({
    hours: hours.prefault(OFFICE).describe('The hours of the day, in UTC.'),
    days: z
      .array(z.enum(DAYS))
      .min(1)
      .max(7)
      .default([...WEEKDAYS])
      .describe('The days of the week.'),
    outside: share
      .default(0.03)
      .describe('How busy the rest of the week is against the busiest hour, from 0 to 1.'),
  })
  .transform(
    ({ hours: [from = 0, to = 0], days, outside }): Traffic => ({
      ...{ from, to, outside },
      days: [...new Set(days.map((day) => DAYS.indexOf(day)))].sort(),
    }),
  );

/** `even`, `working-hours`, or the hours and days themselves, in UTC. */
const traffic = z.union(
  [
    z
      .enum(['even', 'working-hours'])
      .transform((kept): Traffic | null => (kept === 'even' ? null : keptHours.parse({}))),
    keptHours,
  ],
  {
    error: words('a kind of traffic is wanted here', 'write even, working-hours or { hours: 08:00..18:00 }'),
  },
);

function minutesOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
}

const dataset = z
  .strictObject({
    calls: z.int().min(0).max(MAX_ROWS).describe('How many generated calls; up to 10,000,000 in all.'),
    over: over
      .prefault('30d')
      .describe('The time that they are spread over: `30d` before the start, or `{ before, after }`.'),
    outcomes: outcomes
      .prefault({
        answered: 0.82,
        voicemail: 0.04,
        'no-answer': 0.08,
        busy: 0.04,
        failed: 0.02,
      })
      .describe('How they go: an outcome, or a map of weights.'),
    talk: durations
      .prefault({ median: '95s', p95: '8m' })
      .describe('From answer to hang-up: a duration, a range, or `{ median, p95 }`.'),
    traffic: traffic
      .prefault('even')
      .describe('When people call: `even`, `working-hours`, or the hours and days themselves.'),
  })
  .transform(({ calls, over: { before, after }, ...rest }) => ({
    dataset: { count: calls, before, after, ...rest } satisfies CallDataset,
  }));

const fixture = z.strictObject({
  call: z
    .strictObject({
      id: text.describe('The call’s id: its own, from which providers’ ids derive.'),
      from: phoneNumber.describe('Who calls, in the form of E.164.'),
      to: phoneNumber.describe('Who is called, in the form of E.164.'),
      agent: text.optional().describe('The id of the agent who makes it; one of `agents` without it.'),
      direction: z.enum(['inbound', 'outbound']).optional().describe('Who began it; `outbound` without it.'),
      outcome: z.enum(OUTCOMES).optional().describe('How it goes; the lifecycle rules say without it.'),
      before: duration.optional().describe('How long before the start it was created; 1h without it.'),
      after: duration.optional().describe('How long after the start it is created.'),
      talk: duration.optional().describe('From answer to hang-up; the lifecycle rules say without it.'),
      hangUp: z.enum(['agent', 'user']).optional().describe('Who hangs up.'),
      reason: text.optional().describe('Why it failed, where it did.'),
      transcript: transcript.optional().describe('What is said, line by line; generated without it.'),
    })
    .refine(({ before, after }) => before === undefined || after === undefined, {
      path: ['after'],
      message: words('a call lies before the start or after it', 'give one of them'),
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
    )
    .describe('A call written by hand.'),
});

const HOUR_MS = 3_600_000;

export const data = z
  .array(
    z.union([dataset, fixture], {
      error: words(
        'an entry is a dataset, or a call written by hand',
        'write calls: 500, or call: { id, from, to }',
      ),
    }),
  )
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
      message: words(`${rows} calls are too many`, `${MAX_ROWS} in all are the most`),
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
        message: words(`${quote(id)} is the id of another one already`, 'take another id'),
      });
    }
    if (id !== undefined) seen.add(id);
  }
}
