import * as z from 'zod';
import type { ConversationChoice, PageRule, PollRule } from '../../conversation/rules.ts';
import { durationMistake } from '../duration-words.ts';
import { words } from '../words.ts';
import { duration } from './values.ts';

/** Reads after the end that a client is allowed for a last look, and how soon a repeated request is a retry. */
const LAST_LOOKS = 1;
const RETRY_MS = 10_000;

const POLLS = 'write 20, 1s or { most: 20, every: 1s }';

const most = z.int().min(1).max(1_000_000);

const polls = z.union(
  [
    z
      .literal(false, { error: words('polls need a number, a duration or both', POLLS) })
      .transform(() => null),
    most.transform((count): PollRule => ({ most: count, every: null })),
    duration.transform((every): PollRule => ({ most: null, every })),
    z
      .strictObject({
        most: most.optional().describe('How often, in all.'),
        every: duration.optional().describe('How long from one poll to the next, at least.'),
      })
      .transform((bounds): PollRule => ({ most: bounds.most ?? null, every: bounds.every ?? null })),
  ],
  {
    error: words('a number, a duration, both or false is wanted here', POLLS),
  },
);

const stopsWhenOver = z.union(
  [z.boolean().transform((isOn) => (isOn ? LAST_LOOKS : null)), z.int().min(0).max(1_000_000)],
  { error: words('true, false or a number of reads is wanted here', 'write true') },
);

const pages = z.union(
  [
    z.boolean().transform((isOn): PageRule | null => (isOn ? 'cursors' : null)),
    z.literal('whole').transform((): PageRule => 'whole'),
  ],
  { error: words('true, false or whole is wanted here', 'write true') },
);

const retries = z.union([z.boolean().transform((isOn) => (isOn ? RETRY_MS : null)), duration], {
  error: ({ input }) =>
    typeof input === 'number'
      ? durationMistake(input)
      : words('true, false or a duration is wanted here', 'write true or 10s'),
});

const acknowledges = z.union(
  [
    z.literal(false, { error: words('this rule needs a duration', 'write 5s') }).transform(() => null),
    duration,
  ],
  {
    error: ({ input }) =>
      typeof input === 'number'
        ? durationMistake(input)
        : words('a duration or false is wanted here', 'write 5s'),
  },
);

/** How requests are to follow each other, as it is written. */
export const conversation = z
  .strictObject({
    polls: polls
      .optional()
      .describe('How often a resource may be polled (20), how fast (1s), or both. Off by default.'),
    stopsWhenOver: stopsWhenOver
      .optional()
      .describe(
        'Polling stops once a resource was seen finished; a number of reads may follow, 1 with true. Off by default.',
      ),
    retryAfter: z
      .boolean()
      .optional()
      .describe('A 429 or 503 with `Retry-After` is waited for, by a running clock. On by default.'),
    pages: pages
      .optional()
      .describe(
        'Cursors are used as they came; with `whole`, walks also go to the last page. true by default.',
      ),
    retries: retries
      .optional()
      .describe(
        'What succeeded, or was refused for good, is not sent again within a time, 10s with true. Off by default.',
      ),
    acknowledges: acknowledges
      .optional()
      .describe('Real time within which webhooks are to be acknowledged. Off by default.'),
    secrets: z.boolean().optional().describe('No key that looks live is sent. On by default.'),
  })
  .transform((choice): ConversationChoice => choice);
