import * as z from 'zod';
import type { Criterion, Match } from '../match.ts';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const bound = z.union([z.number(), z.string()]);

const criterion = z.union([
  scalar.transform((value): Criterion => ({ oneOf: [value] })),
  z
    .array(scalar)
    .min(1)
    .max(1000)
    .transform((values): Criterion => ({ oneOf: values })),
  z
    .strictObject({
      prefix: z.string().optional(),
      suffix: z.string().optional(),
      contains: z.string().optional(),
      gt: bound.optional(),
      gte: bound.optional(),
      lt: bound.optional(),
      lte: bound.optional(),
      not: z.union([scalar.transform((value) => [value]), z.array(scalar).min(1).max(1000)]).optional(),
      exists: z.boolean().optional(),
    })
    .transform((asked): Criterion => asked as Criterion),
]);

const PLACE = /^(?:path|query|header|body)\.[^.].*$/;
const CALL_PLACE = /^(?:from|to|agent|provider|(?:path|query|header|body)\.[^.].*)$/;

/** What a request must be. */
export const requestMatch = matchOf(PLACE, 'a place is path.x, query.x, header.x or body.x');

/** What a created call must be; the request that made it can be looked at too. */
export const callMatch = matchOf(
  CALL_PLACE,
  'a place is from, to, agent, provider, path.x, query.x, header.x or body.x',
);

function matchOf(place: RegExp, message: string) {
  return z.record(z.string().regex(place, message), criterion).transform((match): Match => match);
}
