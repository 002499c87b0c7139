import * as z from 'zod';
import { PERS, type RequestRule } from '../request-rule.ts';
import { words } from '../words.ts';
import { requestMatch } from './match.ts';
import { duration, oneOrMore, share } from './values.ts';

/** Rules that a list may hold. */
export const MAX_RULES = 1000;

const count = z.int().min(1).max(1_000_000_000);

/** What replies and faults have in common: which requests they are for. */
export const requestRule = {
  on: oneOrMore.describe('The operations that it is for, by `operationId`: one, a list, or `"*"` for all.'),
  provider: oneOrMore.optional().describe('The providers that it is for; all without it.'),
  match: requestMatch
    .prefault({})
    .describe(
      'What the request must be, by `path.x`, `query.x`, `header.x` or `body.x`; anything without it.',
    ),
  nth: z
    .union(
      [
        count.transform((one): readonly number[] => [one]),
        z.array(count).min(1).max(1000),
        z.strictObject({ every: count.describe('Each request of so many: the third, the sixth, … of 3.') }),
      ],
      {
        error: words(
          'a count, a list of counts or { every } is wanted here',
          'write 3, [1, 3] or { every: 3 }',
        ),
      },
    )
    .optional()
    .describe('Of the requests that fit, counted from 1: the one, those of a list, or `{ every: 3 }`.'),
  first: count
    .optional()
    .describe('The first so many of the requests that fit; where `nth` is given too, both must hold.'),
  per: z
    .enum(PERS)
    .optional()
    .describe(
      'With `nth` or `first`: what they count for, the whole `sandbox` (default), each `call`, or each `request` and its like.',
    ),
  during: z
    .strictObject({
      from: duration.prefault('0s').describe('When the window begins, after the scenario’s start.'),
      to: duration.optional().describe('When it ends, after the scenario’s start; never without it.'),
    })
    .optional()
    .describe('A window of the sandbox’s time in which it holds.'),
  probability: share
    .default(1)
    .describe('The share of the requests that are left which it is for, from 0 to 1.'),
};

const fields = z.object(requestRule);
type Fields = z.output<typeof fields>;

/** The rule itself; `on: "*"` is for every operation. */
export function toRequestRule(
  { on, provider, match, nth, first, per, during, probability }: Fields,
  times: number | null,
): RequestRule {
  return {
    on: on.includes('*') ? null : on,
    provider: provider ?? null,
    ...{ match, probability, times },
    nth: nth ?? null,
    first: first ?? null,
    per: per ?? 'sandbox',
    during: during ? { from: during.from, to: during.to ?? Number.POSITIVE_INFINITY } : null,
  };
}

/** What is wrong with how the members go together. */
export function checkRequestRule(
  { nth, first, per, during }: Pick<Fields, 'nth' | 'first' | 'per' | 'during'>,
  context: z.RefinementCtx,
): void {
  if (per !== undefined && first === undefined && nth === undefined) {
    context.addIssue({
      code: 'custom',
      path: ['per'],
      message: words('per goes with nth or first', 'write first: how many for each'),
    });
  }
  if (during?.to !== undefined && during.to <= during.from) {
    context.addIssue({
      code: 'custom',
      path: ['during', 'to'],
      message: words('a window ends after it begins', 'write from: 10m, to: 20m'),
    });
  }
}
