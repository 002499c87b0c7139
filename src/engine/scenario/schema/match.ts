import * as z from 'zod';
import { didYouMean } from '../../../core/did-you-mean.ts';
import type { Criterion, Match } from '../match.ts';
import { quote, words } from '../words.ts';
import { unquotedNumber } from './values.ts';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()], {
  error: 'a text, a number, true, false or null is wanted here',
});
const bound = z.union([z.number(), z.string()], { error: 'a number or a text is wanted here' });

const criterion = z.union(
  [
    scalar.transform((value): Criterion => ({ oneOf: [value] })),
    z
      .array(scalar)
      .min(1)
      .max(1000)
      .transform((values): Criterion => ({ oneOf: values })),
    z
      .strictObject({
        prefix: z.string().optional().describe('The text that it begins with.'),
        suffix: z.string().optional().describe('The text that it ends with.'),
        contains: z.string().optional().describe('A part of the text, or an entry of the list.'),
        gt: bound.optional().describe('It is above this number, or after this text.'),
        gte: bound.optional().describe('It is this number or above it.'),
        lt: bound.optional().describe('It is below this number, or before this text.'),
        lte: bound.optional().describe('It is this number or below it.'),
        not: z
          .union([scalar.transform((value) => [value]), z.array(scalar).min(1).max(1000)], {
            error: 'a value or a list of values is wanted here',
          })
          .optional()
          .describe('None of these: a value, or a list of values.'),
        exists: z.boolean().optional().describe('Whether there is a value at all.'),
      })
      // JSON and YAML hold no member that is undefined, which is all that keeps the two types apart.
      .transform((asked): Criterion => asked as Criterion),
  ],
  {
    error: words(
      'a value, a list of values or a comparison is wanted here',
      'write "+1415", [a, b] or { prefix: "+1" }',
    ),
  },
);

const PLACE = /^(?:path|query|header|body)\.[^.].*$/;
const CALL_PLACE = /^(?:from|to|agent|provider|(?:path|query|header|body)\.[^.].*)$/;

const PLACES = ['path', 'query', 'header', 'body'];
const CALL_MEMBERS = ['from', 'to', 'agent', 'provider'];

/** What a request must be. */
export const requestMatch = matchOf(PLACE, []);

/** What a created call must be; the request that made it can be looked at too. */
export const callMatch = matchOf(CALL_PLACE, CALL_MEMBERS).superRefine((match, context) => {
  for (const place of ['from', 'to']) {
    const { oneOf = [], not = [] } = match[place] ?? {};
    for (const value of [...oneOf, ...not]) {
      if (typeof value !== 'number') continue;
      context.addIssue({ code: 'custom', path: [place], message: unquotedNumber(value) });
    }
  }
});

function matchOf(place: RegExp, members: readonly string[]) {
  const key = z.string().regex(place, { error: ({ input }) => placeMistake(String(input), members) });
  return z.record(key, criterion).transform((match): Match => match);
}

/** What is wrong with a place, and which one was probably meant. */
function placeMistake(written: string, members: readonly string[]): string {
  const dot = written.indexOf('.');
  const [head, rest] = dot < 0 ? [written, 'x'] : [written.slice(0, dot), written.slice(dot + 1)];
  const place = PLACES.includes(head) ? head : didYouMean(head, PLACES);
  const member = didYouMean(written, members);
  const meant =
    dot < 0 && member !== undefined ? member : place && `${place}.${rest.replace(/^\.+/, '') || 'x'}`;
  const known = [...members, ...PLACES.map((name) => `${name}.x`)].join(', ');
  const hint = meant === undefined ? `write one of ${known}` : `did you mean ${quote(meant)}?`;
  return words(`${quote(written)} is no place to look at`, hint);
}
