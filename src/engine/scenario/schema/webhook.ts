import * as z from 'zod';
import type { Signing, Subscription } from '../subscription.ts';
import { duration, durations, headers, share, text } from './values.ts';

/** Attempts after the first, as Standard Webhooks has them. */
const RETRIES = ['5s', '5m', '30m', '2h', '5h', '10h'];
const INBOX = /^\/_ringback\/inbox\/[A-Za-z0-9._-]{1,64}$/;

const url = z
  .string()
  .max(2000)
  .refine(
    (written) => INBOX.test(written) || isWebUrl(written),
    'a receiver is an http or https URL, or /_ringback/inbox/NAME for the built-in one',
  );

function isWebUrl(written: string): boolean {
  const parsed = URL.parse(written.replaceAll('{sandbox}', 'sandbox'));
  return parsed !== null && (parsed.protocol === 'http:' || parsed.protocol === 'https:');
}

const sign = z.union([
  z.enum(['none', 'standard', 'elevenlabs']).transform((kind): Signing => ({ kind })),
  z
    .strictObject({
      header: z.string().regex(/^[A-Za-z0-9-]{1,100}$/, 'a header name has letters, digits and dashes'),
      form: z
        .string()
        .max(200)
        .refine(
          (form) => /\{(?:hex|base64)\}/.test(form),
          'a form holds {hex} or {base64}, and may hold {timestamp} and {id}',
        )
        .optional(),
    })
    .transform(({ header, form }): Signing => ({ kind: 'header', header, form: form ?? null })),
]);

const secret = z.union([
  text.transform((value) => ({ value })),
  z.strictObject({
    env: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'env names an environment variable'),
  }),
]);

const late = z.union([
  durations.transform((by) => ({ probability: 1, by })),
  z.strictObject({ probability: share, by: durations }),
]);

const troubles = z.strictObject({
  duplicate: share.default(0),
  drop: share.default(0),
  late: late.optional().transform((value) => value ?? null),
  shuffle: duration.default(0),
  early: z.boolean().default(false),
});

/** One subscription, as a scenario gives it. */
export const webhook = z
  .strictObject({
    url,
    events: z.array(text).max(100).default([]),
    provider: text.optional(),
    headers: headers.prefault({}),
    sign: sign.optional(),
    secret: secret.optional(),
    retries: z.array(duration).max(20).prefault(RETRIES),
    faults: troubles.prefault({}),
  })
  .superRefine(({ sign: signing, secret: key }, context) => {
    if (signing && signing.kind !== 'none' && key === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['sign'],
        message: 'a signature needs a secret: give one, or its env',
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
