import * as z from 'zod';
import { SCENARIO_FORMAT } from '../version.ts';
import { words } from '../words.ts';
import { clock } from './clock.ts';
import { consistency } from './consistency.ts';
import { conversation } from './conversation.ts';
import { agents, data } from './data.ts';
import { faults } from './fault.ts';
import { lifecycle } from './lifecycle.ts';
import { replies } from './reply.ts';
import { text } from './values.ts';
import { webhooks } from './webhook.ts';

/** The scenario file as it is written; parsing gives the values of `Scenario`. */
export const scenarioSchema = z
  .strictObject({
    $schema: z
      .string()
      .max(2000)
      .optional()
      .describe('Where an editor finds this schema; it says nothing to Ringback.'),
    ringback: z.literal(SCENARIO_FORMAT).describe('The version of the format.'),
    name: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9-]{0,63}$/,
        words('a name is lower case, with letters, digits and dashes', 'write busy-monday'),
      )
      .meta({ examples: ['busy-monday'] })
      .describe('What it is loaded by: lower case, digits and dashes; up to 64 characters.'),
    description: z.string().max(5000).default('').describe('What it tells, for those who choose one.'),
    seed: z
      .union([z.int(), text], { error: words('a seed is a whole number or a text', 'write 42') })
      .meta({ examples: [42, 'monday'] })
      .optional()
      .describe('Decides all randomness: a whole number, or a text.'),
    clock: clock
      .prefault({})
      .describe('When the clock starts and how it goes; what is left out is the entry’s.'),
    agents: agents.prefault([]).describe('Who makes the calls; up to 1,000.'),
    data: data
      .prefault([])
      .describe('What there is at the start, and what comes by itself: datasets, and calls by hand.'),
    lifecycle: lifecycle
      .prefault([])
      .describe(
        'How calls live that are created; the first rule that matches counts, the default scenario’s fills in.',
      ),
    replies: replies
      .prefault([])
      .describe('Responses written by hand for given requests; the first that matches counts.'),
    faults: faults.prefault([]).describe('Failures made on purpose.'),
    webhooks: webhooks.prefault([]).describe('Who is told of events, and how; up to 100.'),
    consistency: consistency
      .prefault([])
      .describe(
        'How soon what was written can be read, and what walks through pages see; the first that matches counts.',
      ),
    conversation: conversation
      .prefault({})
      .describe('How a client’s requests are to follow each other; a breach is told, never refused.'),
  })
  .meta({
    title: 'Ringback scenario',
    description: 'What a sandbox begins with, and how what is created in it lives.',
  });
