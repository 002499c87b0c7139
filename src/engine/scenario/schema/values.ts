import * as z from 'zod';
import { type Distribution, longest, type Weighted } from '../../../core/distribution.ts';
import { parseDuration } from '../../../core/duration.ts';
import type { Json } from '../../../core/json.ts';
import { durationMistake, rangeMistake } from '../duration-words.ts';
import { MAX_WAIT_MS } from '../fault.ts';
import { OUTCOMES } from '../scenario.ts';
import { quote, words } from '../words.ts';

/** The small values that a scenario file is made of. */

export const text = z.string().min(1).max(500);
export const share = z.number().min(0).max(1);

const DURATION =
  '(?:(?:\\d+(?:\\.\\d+)?(?:ms|s|m|h|d))+|P(?!$)(?:\\d+(?:\\.\\d+)?D)?(?:T(?=\\d)(?:\\d+(?:\\.\\d+)?H)?(?:\\d+(?:\\.\\d+)?M)?(?:\\d+(?:\\.\\d+)?S)?)?)';

/** `45s`, `1h30m`, `PT45S`; milliseconds. */
export const duration = z
  .string({ error: ({ input }) => (typeof input === 'number' ? durationMistake(input) : undefined) })
  .meta({ pattern: `^${DURATION}$`, examples: ['250ms', '45s', '1h30m', '30d'] })
  .transform((written, context): number => {
    const ms = parseDuration(written);
    if (ms !== undefined) return ms;
    context.addIssue({ code: 'custom', message: durationMistake(written) });
    return z.NEVER;
  });

const spread = z
  .strictObject({
    median: duration.describe('Half of them are shorter. A duration above zero.'),
    p95: duration.describe('Of twenty, nineteen are shorter. A duration above the median.'),
  })
  .transform(({ median, p95 }, context): Distribution => {
    if (median > 0 && p95 > median) return { kind: 'log-normal', median, p95 };
    context.addIssue({
      code: 'custom',
      message: words(
        'the median must be above zero and the p95 above the median',
        'write { median: 95s, p95: 8m }',
      ),
    });
    return z.NEVER;
  });

/** `4s`, `1s..3s`, or `{ median: 95s, p95: 8m }`; milliseconds. */
export const durations = z.union(
  [
    z
      .string()
      .meta({ pattern: `^${DURATION}(?:\\.\\.${DURATION})?$`, examples: ['4s', '1s..3s'] })
      .transform(parseDurations),
    spread,
  ],
  {
    error: ({ input }) =>
      typeof input === 'number'
        ? rangeMistake(input)
        : words(
            'a duration, a range or a spread is wanted here',
            'write 4s, 1s..3s or { median: 95s, p95: 8m }',
          ),
  },
);

function parseDurations(written: string, context: z.RefinementCtx): Distribution {
  const [from = '', to, ...rest] = written.split('..');
  const min = parseDuration(from);
  const max = to === undefined ? min : parseDuration(to);
  if (min !== undefined && max !== undefined && rest.length === 0 && min <= max) {
    return to === undefined ? { kind: 'fixed', value: min } : { kind: 'range', min, max };
  }
  context.addIssue({ code: 'custom', message: rangeMistake(written) });
  return z.NEVER;
}

/** A time of real waiting. */
export const wait = durations.refine(
  // What a spread has beyond its p95 is cut.
  (time) => (time.kind === 'log-normal' ? time.p95 : longest(time)) <= MAX_WAIT_MS,
  words('a wait is in real time, and a minute at most', 'write 1m or less; longer times are for the clock'),
);

/** One option, or weights: `busy`, `{ answered: 0.9, busy: 0.1 }`. */
function weighted<const Option extends string>(options: readonly Option[], what: string) {
  const one = z.enum(options);
  return z.union(
    [
      // One of the options: zod's type of it is wider.
      one.transform((name): Weighted<Option> => [[name as Option, 1]]),
      z.partialRecord(one, z.number().min(0)).transform((weights, context): Weighted<Option> => {
        const given: Partial<Record<Option, number>> = weights;
        const entries = options.flatMap((name) => {
          const weight = given[name];
          return weight === undefined ? [] : [[name, weight] as const];
        });
        if (entries.some(([, weight]) => weight > 0)) return entries;
        context.addIssue({ code: 'custom', message: `at least one ${what} must have a weight above zero` });
        return z.NEVER;
      }),
    ],
    {
      error: words(
        `a name or a map of weights is wanted here`,
        `write ${options[0]}, or { ${options[0]}: 1 }`,
      ),
    },
  );
}

export const outcomes = weighted(OUTCOMES, 'outcome');
export const speakers = weighted(['agent', 'user'], 'side');

export const phoneNumber = z
  .string({ error: ({ input }) => (typeof input === 'number' ? unquotedNumber(input) : undefined) })
  .regex(
    /^\+[1-9]\d{1,14}$/,
    words('a phone number is wanted here, in the form of E.164', 'write "+14155550100"'),
  )
  .meta({ examples: ['+14155550100'] });

/** A phone number that YAML took for a number: its + is gone. */
export function unquotedNumber(input: number): string {
  return words(`a phone number is a text, and this is the number ${input}`, `quote it: "+${input}"`);
}

export const transcript = z
  .array(
    z.strictObject({
      role: z.enum(['agent', 'user']).describe('Who says it: `agent` or `user`.'),
      text: text.describe('What is said; up to 500 characters.'),
    }),
  )
  .min(1)
  .max(500);

export const json = z.json().transform((value): Json => value);

/** One text, or some. */
export const oneOrMore = z.union(
  [text.transform((one): readonly string[] => [one]), z.array(text).min(1).max(100)],
  { error: 'a name or a list of names is wanted here' },
);

/** The name of a header that an author gives. */
export const headerName = z
  .string()
  .max(100)
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'a header name has letters, digits and dashes')
  .refine((name) => !RESERVED_HEADER.test(name), {
    error: ({ input }) =>
      words(`${quote(String(input))} is not to be given: whoever sends the message sets it`, 'take it out'),
  });

/** What says where a message ends and how it travels, and what Ringback says of itself. */
const RESERVED_HEADER =
  /^(?:content-length|transfer-encoding|connection|keep-alive|upgrade|trailer|te|proxy-.*|ringback-.*)$/i;

/** Header fields; a number is written as it is. */
export const headers = z
  .record(
    headerName,
    z.union(
      [
        z.string().regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'a header value has no line breaks'),
        z.number().transform(String),
      ],
      { error: 'a text or a number is wanted here' },
    ),
  )
  .transform((fields): Readonly<Record<string, string>> => fields);
