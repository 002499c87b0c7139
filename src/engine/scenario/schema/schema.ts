import * as z from 'zod';
import { clock } from './clock.ts';
import { consistency } from './consistency.ts';
import { agents, data } from './data.ts';
import { faults } from './fault.ts';
import { lifecycle } from './lifecycle.ts';
import { replies } from './reply.ts';
import { text } from './values.ts';
import { webhooks } from './webhook.ts';

/** The scenario file as it is written; parsing gives the values of `Scenario`. */
export const scenarioSchema = z.strictObject({
  ringback: z.literal('scenario/1'),
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'a name is lower case: letters, digits and dashes'),
  description: z.string().max(5000).default(''),
  seed: z.union([z.int(), text]).optional(),
  clock: clock.prefault({}),
  agents: agents.prefault([]),
  data: data.prefault([]),
  lifecycle: lifecycle.prefault([]),
  replies: replies.prefault([]),
  faults: faults.prefault([]),
  webhooks: webhooks.prefault([]),
  consistency: consistency.prefault([]),
});
