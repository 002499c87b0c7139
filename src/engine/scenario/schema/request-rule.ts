import * as z from 'zod';
import type { RequestRule } from '../request-rule.ts';
import { requestMatch } from './match.ts';
import { duration, oneOrMore, share } from './values.ts';

/** Rules that a list may hold. */
export const MAX_RULES = 1000;

const count = z.int().min(1).max(1_000_000_000);

/** What replies and faults have in common: which requests they are for. */
export const requestRule = {
  on: oneOrMore,
  provider: oneOrMore.optional(),
  match: requestMatch.prefault({}),
  nth: z
    .union([
      count.transform((one): readonly number[] => [one]),
      z.array(count).min(1).max(1000),
      z.strictObject({ every: count }),
    ])
    .optional(),
  first: count.optional(),
  per: z.enum(['sandbox', 'call']).optional(),
  during: z.strictObject({ from: duration.default(0), to: duration.optional() }).optional(),
  probability: share.default(1),
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
  { first, per, during }: Pick<Fields, 'first' | 'per' | 'during'>,
  context: z.RefinementCtx,
): void {
  if (per !== undefined && first === undefined) {
    context.addIssue({
      code: 'custom',
      path: ['per'],
      message: 'per goes with first: how many for each call',
    });
  }
  if (during?.to !== undefined && during.to <= during.from) {
    context.addIssue({ code: 'custom', path: ['during', 'to'], message: 'a window ends after it begins' });
  }
}
