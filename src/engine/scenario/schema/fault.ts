import * as z from 'zod';
import type { Json } from '../../../core/json.ts';
import { BREACHES, type Failure, type Fault } from '../fault.ts';
import { checkRequestRule, MAX_RULES, requestRule, toRequestRule } from './request-rule.ts';
import { duration, durations, headers, text } from './values.ts';

const quota = z.union([
  z.strictObject({ requests: z.int().min(0).max(1_000_000_000), per: duration }),
  z.strictObject({ calls: z.int().min(0).max(1_000_000) }),
]);

/** Each is a failure of its own. */
const failures = {
  status: z.int().min(400).max(599).optional(),
  quota: quota.optional(),
  expireAfter: duration.optional(),
  slowBody: durations.optional(),
  truncate: z.number().min(0).lt(1).optional(),
  reset: z.enum(['before-headers', 'after-headers']).optional(),
  emptyReply: z.literal(true).optional(),
  malformedJson: z.literal(true).optional(),
  contentType: text.optional(),
  break: z.enum(BREACHES).optional(),
};

/** One fault, as a scenario or the control API gives it. */
export const fault = z
  .strictObject({
    ...requestRule,
    times: z.int().min(1).optional(),
    latency: durations.optional(),
    ...failures,
    headers: headers.optional(),
    body: z
      .json()
      .transform((value): Json => value as Json)
      .optional(),
    effect: z.boolean().optional(),
  })
  .superRefine((written, context) => {
    checkRequestRule(written, context);
    const given = Object.keys(failures).filter(
      (name) => written[name as keyof typeof failures] !== undefined,
    );
    if (given.length > 1) {
      const message = `a fault is one failure, and this is ${given.length}: ${given.join(', ')}. Write a fault for each`;
      context.addIssue({ code: 'custom', path: [given[1] ?? ''], message });
    }
    if (given.length === 0 && written.latency === undefined) {
      const message = `a fault has a latency or one of ${Object.keys(failures).join(', ')}`;
      context.addIssue({ code: 'custom', message });
    }
    for (const member of ['headers', 'body'] as const) {
      if (written[member] !== undefined && written.status === undefined) {
        context.addIssue({ code: 'custom', path: [member], message: `${member} go with a status` });
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
