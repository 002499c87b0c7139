import * as z from 'zod';
import type { ClockMode } from '../../core/clock.ts';
import { type Instant, parseInstant } from '../../core/instant.ts';
import { MAX_CHANGES } from '../ledger.ts';
import { RULE_LISTS } from '../rules/parse-rule.ts';
import { checkPace, mode, pace, toMode } from '../scenario/schema/clock.ts';
import { json } from '../scenario/schema/values.ts';
import { ATTEMPT_CAUSES, ATTEMPT_ERRORS } from '../webhooks/recorded-delivery.ts';
import { SNAPSHOT_VERSION } from './snapshot.ts';

const instant = z.string().transform((text, context): Instant => {
  const at = parseInstant(text);
  if (at !== undefined) return at;
  context.addIssue({
    code: 'custom',
    message: `"${text}" is not an instant: write 2026-01-01T09:00:00.000Z`,
  });
  return z.NEVER;
});

const clock = z
  .strictObject({ mode, now: instant, ...pace })
  .superRefine(checkPace)
  .transform(({ mode: chosen, now, ...rest }): { readonly now: Instant; readonly mode: ClockMode } => ({
    now,
    mode: toMode(chosen, rest),
  }));

const text = z.string().max(1000);
const at = text;
const kind = text;
const serial = text;

const rule = { type: z.literal('rule'), at, list: z.enum(RULE_LISTS) };

const change = z.discriminatedUnion('type', [
  z.strictObject({
    ...{ type: z.literal('create'), at, kind },
    provider: text,
    likeness: text,
    nth: z.int().min(0),
    input: z.unknown(),
    rule: z.int().min(0).nullable(),
  }),
  z.strictObject({
    ...{ type: z.literal('amend'), at, kind, serial },
    amendment: z.strictObject({ action: text, details: z.record(z.string(), z.unknown()) }),
  }),
  z.discriminatedUnion('action', [
    z.strictObject({
      ...{ ...rule, action: z.literal('add'), id: text },
      document: z.record(z.string(), json),
    }),
    z.strictObject({ ...rule, action: z.literal('remove'), id: text }),
    z.strictObject({ ...rule, action: z.literal('clear') }),
  ]),
  z.strictObject({ ...{ type: z.literal('delete'), at, kind, serial }, provider: text }),
]);

const attempt = z.strictObject({
  at,
  cause: z.enum(ATTEMPT_CAUSES),
  status: z.int().nullable(),
  error: z.enum(ATTEMPT_ERRORS).nullable(),
  reason: text.nullable(),
});

const delivery = z.strictObject({
  ...{ id: text, seq: z.int().min(1), subscription: text, kind, serial },
  event: z.strictObject({ name: text, at, index: z.int().min(0) }),
  ...{ dueAt: at, isDoubled: z.boolean(), isDropped: z.boolean() },
  attempts: z.array(attempt).max(1000),
});

/** The form of a snapshot; its scenario, and the inputs of its log, are others' to read. */
export const snapshotSchema = z.strictObject({
  ringback: z.literal(SNAPSHOT_VERSION),
  sandbox: z.string().regex(/^[a-z0-9-]{1,64}$/),
  seed: z.union([z.int(), text]),
  start: instant,
  clock,
  scenario: z.unknown(),
  changes: z.array(change).max(MAX_CHANGES),
  tallies: z
    .array(z.strictObject({ rule: text, what: text, value: z.number() }))
    .max(MAX_CHANGES)
    .default([]),
  deliveries: z.array(delivery).max(100_000).default([]),
  toldBefore: instant.optional(),
  droppedDeliveries: z.int().min(0).default(0),
});
