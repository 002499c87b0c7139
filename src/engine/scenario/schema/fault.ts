import * as z from 'zod';
import type { Json } from '../../../core/json.ts';
import { BREACHES, type Failure, type Fault } from '../fault.ts';
import { words } from '../words.ts';
import { checkRequestRule, MAX_RULES, requestRule, toRequestRule } from './request-rule.ts';
import { duration, headers, json, text, wait } from './values.ts';

const quota = z.union(
  [
    z.strictObject({
      requests: z.int().min(0).max(1_000_000_000).describe('Requests in each window; 429 beyond.'),
      per: duration.describe('The length of a window, counted from the start.'),
    }),
    z.strictObject({
      calls: z.int().min(0).max(1_000_000).describe('Calls that have not ended; a create beyond is 429.'),
    }),
  ],
  { error: words('a quota is wanted here', 'write { requests: 10, per: 1m } or { calls: 2 }') },
);

const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;\s*[\w!#$&^.+-]+=(?:[\w!#$&^.+-]+|"[^"\\]*"))*$/;

/** Each is a failure of its own. */
const failures = {
  status: z
    .int()
    .min(400)
    .max(599)
    .optional()
    .describe('An error status, from 400 to 599, with the provider’s own error body.'),
  quota: quota
    .optional()
    .describe('So many requests in each window of time, or so many calls at once; 429 beyond.'),
  expireAfter: duration
    .optional()
    .describe('How long a credential is good for from its first use; 401 then.'),
  slowBody: wait.optional().describe('The body drips, over so long, in real time.'),
  truncate: z
    .number()
    .min(0)
    .lt(1)
    .optional()
    .describe('The connection ends within the body, after this share of it: from 0, below 1.'),
  reset: z
    .enum(['before-headers', 'after-headers'])
    .optional()
    .describe('The connection is reset before or after the headers.'),
  emptyReply: z.literal(true).optional().describe('The connection ends with nothing sent.'),
  malformedJson: z.literal(true).optional().describe('The body is JSON that breaks off.'),
  contentType: text
    .regex(MEDIA_TYPE, words('a media type is wanted here', 'write text/html'))
    .optional()
    .describe('The response says that it is of this media type.'),
  break: z.enum(BREACHES).optional().describe('How the response breaks its contract.'),
};

/** One fault, as a scenario or the control API gives it. */
export const fault = z
  .strictObject({
    ...requestRule,
    times: z.int().min(1).optional().describe('How often it strikes at most.'),
    latency: wait
      .optional()
      .describe('Real time before the answer: a duration, a range, or `{ median, p95 }`.'),
    ...failures,
    headers: headers.optional().describe('With `status`: header fields of the response.'),
    body: json.optional().describe('With `status`: the body, in place of the provider’s own.'),
    effect: z
      .boolean()
      .optional()
      .describe(
        'Whether the request has its effect all the same; for what the server refuses false, for what is lost on the way true, unless said here.',
      ),
  })
  .superRefine((written, context) => {
    checkRequestRule(written, context);
    // The keys of a literal that is written here are its type's.
    const given = Object.keys(failures).filter(
      (name) => written[name as keyof typeof failures] !== undefined,
    );
    if (given.length > 1) {
      const message = words(
        `a fault is one failure, and this has ${given.join(' and ')}`,
        'write a fault for each',
      );
      context.addIssue({ code: 'custom', path: [given[1] ?? ''], message });
    }
    if (given.length === 0 && written.latency === undefined) {
      const message = words(
        'a fault says how it fails, and this one does not',
        `give a latency, or one of ${Object.keys(failures).join(', ')}`,
      );
      context.addIssue({ code: 'custom', message });
    }
    if (given.length === 0 && written.latency !== undefined && written.effect !== undefined) {
      context.addIssue({
        code: 'custom',
        path: ['effect'],
        message: words('effect goes with a failure: what is only late has its effect', 'take it out'),
      });
    }
    for (const member of ['headers', 'body'] as const) {
      if (written[member] !== undefined && written.status === undefined) {
        context.addIssue({
          code: 'custom',
          path: [member],
          message: words(`${member} goes with a status`, 'write status: 503'),
        });
      }
    }
  })
  .transform((written): Fault => {
    const failure = toFailure(written);
    return {
      ...toRequestRule(written, written.times ?? null),
      latency: written.latency ?? null,
      failure,
      effect: written.effect ?? !REFUSALS.includes(failure?.kind ?? ''),
    };
  });

/** What a server says instead of doing what it was asked. */
const REFUSALS: readonly string[] = ['status', 'quota', 'concurrency', 'expiry'];

type Written = { readonly [Name in keyof typeof failures]?: z.output<(typeof failures)[Name]> } & {
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: Json | undefined;
};

function toFailure(written: Written): Failure | null {
  const { status, quota: limit, expireAfter, slowBody, truncate, reset, contentType } = written;
  if (status !== undefined) {
    return { kind: 'status', status, headers: written.headers ?? {}, body: written.body };
  }
  if (limit !== undefined) {
    return 'calls' in limit
      ? { kind: 'concurrency', calls: limit.calls }
      : { kind: 'quota', requests: limit.requests, perMs: limit.per };
  }
  if (expireAfter !== undefined) return { kind: 'expiry', afterMs: expireAfter };
  if (slowBody !== undefined) return { kind: 'slow-body', over: slowBody };
  if (truncate !== undefined) return { kind: 'truncate', share: truncate };
  if (reset !== undefined) return { kind: 'reset', at: reset };
  if (written.emptyReply) return { kind: 'empty-reply' };
  if (written.malformedJson) return { kind: 'malformed' };
  if (contentType !== undefined) return { kind: 'content-type', type: contentType };
  return written.break === undefined ? null : { kind: 'breach', breach: written.break };
}

export const faults = z.array(fault).max(MAX_RULES);
