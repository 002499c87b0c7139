import * as z from 'zod';
import { rangeMistake } from '../duration-words.ts';
import { isSecretVariable } from '../secret-names.ts';
import type { Signing, Subscription } from '../subscription.ts';
import { quote, words } from '../words.ts';
import { duration, durations, headerName, headers, share, text } from './values.ts';

/** Attempts after the first, as Standard Webhooks has them. */
const RETRIES = ['5s', '5m', '30m', '2h', '5h', '10h'];
const INBOX = /^\/_ringback\/inbox\/[A-Za-z0-9._-]{1,64}$/;

const url = z
  .string()
  .max(2000)
  .refine(
    (written) => INBOX.test(written) || isWebUrl(written),
    words(
      'a receiver is an http or https URL, or the built-in one',
      'write http://localhost:3000/hooks or /_ringback/inbox/orders',
    ),
  )
  .refine((written) => strangersIn(written).length === 0, {
    error: ({ input }) =>
      words(
        `${quote(strangersIn(String(input)).join(' '))} stands for nothing`,
        'write {sandbox} for its name, or %7B and %7D for the braces',
      ),
  })
  .meta({ examples: ['http://localhost:3000/hooks', '/_ringback/inbox/orders'] });

/** Placeholders that nothing is put in for; a snapshot has some of its own. */
function strangersIn(written: string): readonly string[] {
  const rest = written.replace(/\{sandbox\}|\$\{RINGBACK_SECRET_\d+\}/g, '');
  return rest.match(/\{[^{}]*\}/g) ?? [];
}

function isWebUrl(written: string): boolean {
  const parsed = URL.parse(written.replaceAll('{sandbox}', 'sandbox'));
  return parsed !== null && (parsed.protocol === 'http:' || parsed.protocol === 'https:');
}

const sign = z.union(
  [
    z.enum(['none', 'standard', 'elevenlabs']).transform((kind): Signing => ({ kind })),
    z
      .strictObject({
        header: headerName.describe('The header that the signature is in.'),
        form: z
          .string()
          .max(200)
          .refine(
            (form) => /\{(?:hex|base64)\}/.test(form),
            'a form holds {hex} or {base64}, and may hold {timestamp} and {id}',
          )
          .optional()
          .describe(
            'How it is written, with `{hex}` or `{base64}` for the keyed hash; the secret itself without it.',
          ),
      })
      .transform(({ header, form }): Signing => ({ kind: 'header', header, form: form ?? null })),
  ],
  {
    error: words('a signature is wanted here', 'write none, standard, elevenlabs or { header: X-Signature }'),
  },
);

const secret = z.union(
  [
    text.transform((value) => ({ value })),
    z.strictObject({
      env: z
        .string()
        .regex(
          /^[A-Za-z_][A-Za-z0-9_]*$/,
          words('the name of an environment variable is wanted here', 'write HOOK_SECRET'),
        )
        .refine(
          isSecretVariable,
          words('what opens this server is no secret of a webhook', 'write HOOK_SECRET'),
        )
        .describe('The environment variable that holds it.'),
    }),
  ],
  { error: words('a secret or where it is found is wanted here', 'write { env: HOOK_SECRET }') },
);

const late = z.union(
  [
    durations.transform((by) => ({ probability: 1, by })),
    z.strictObject({
      probability: share.describe('The share of the deliveries that are late, from 0 to 1.'),
      by: durations.describe('How late they are: a duration, a range, or `{ median, p95 }`.'),
    }),
  ],
  {
    error: ({ input }) =>
      typeof input === 'number'
        ? rangeMistake(input)
        : words(
            'a duration or { probability, by } is wanted here',
            'write 10s or { probability: 0.1, by: 1m }',
          ),
  },
);

const troubles = z.strictObject({
  duplicate: share.default(0).describe('The share of the deliveries that come twice, from 0 to 1.'),
  drop: share.default(0).describe('The share of the deliveries that never come, from 0 to 1.'),
  late: late
    .optional()
    .transform((value) => value ?? null)
    .describe('How late deliveries come.'),
  shuffle: duration
    .prefault('0s')
    .describe('The window of time within which deliveries change their order; 0s keeps it.'),
  early: z
    .boolean()
    .default(false)
    .describe('Whether what a create causes is delivered before the create is answered.'),
});

/** One subscription, as a scenario gives it. */
export const webhook = z
  .strictObject({
    url: url.describe('Where deliveries are sent; it may hold `{sandbox}`.'),
    events: z
      .array(text)
      .max(100)
      .default([])
      .describe('The events that it gets, such as `call.ended` or `call.*`; all without it.'),
    provider: text
      .optional()
      .describe('Whose events, payloads and signature they are; the neutral ones without it.'),
    headers: headers.prefault({}).describe('Header fields of each request.'),
    sign: sign
      .optional()
      .describe('How a delivery proves where it comes from; the provider’s own way without it, or none.'),
    secret: secret.optional().describe('What it is signed with: the secret itself, or `{ env: NAME }`.'),
    retries: z.array(duration).max(20).prefault(RETRIES).describe('From each failed attempt to the next.'),
    faults: troubles.prefault({}).describe('What goes wrong on the way to the receiver.'),
  })
  .superRefine(({ sign: signing, secret: key }, context) => {
    if (signing && signing.kind !== 'none' && key === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['sign'],
        message: words('a signature needs a secret', 'give secret: { env: HOOK_SECRET }'),
      });
    }
  })
  .transform(
    ({ provider, secret: key, faults, ...rest }): Subscription => ({
      ...rest,
      sign: rest.sign,
      provider: provider ?? null,
      secret: key ?? null,
      troubles: faults,
    }),
  );

export const webhooks = z.array(webhook).max(100);
