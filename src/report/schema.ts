import * as z from 'zod';
import { BASES } from '../contract/contract.ts';
import { CELL_KINDS } from '../core/cell.ts';
import type { ContractReport } from './report.ts';

const count = z.int().min(0);
const text = z.string();

const place = z.object({ line: z.int().min(1), column: z.int().min(1) });

const cell = z.object({
  id: text,
  provider: text,
  kind: z.enum(CELL_KINDS),
  operation: text.nullable(),
  name: text,
});

const rulePlace = z.object({ file: text, pointer: text, ...place.shape, constraint: text });

const nearMiss = z.object({ operation: text, method: text, path: text, differences: z.array(text) });

const violation = z.object({
  id: text.describe('The same in every run: a fingerprint of what makes it equal to others.'),
  requestId: text,
  kind: z.enum(['request', 'unmatched', 'response', 'receiver', 'rule']),
  level: z.enum(['violation', 'note']),
  provider: text,
  operation: text.nullable(),
  in: z.enum(['path', 'query', 'header', 'cookie', 'body', 'credential', 'response', 'receiver']),
  pointer: text,
  code: text,
  message: text,
  sent: text.nullable(),
  allowed: z.array(text),
  basis: z.enum(BASES),
  blame: z.enum(['client', 'spec', 'mock']),
  reason: text,
  remedy: text,
  rule: rulePlace.nullable(),
  nearest: z.array(nearMiss),
  first: z.object({ at: text, method: text, path: text, curl: text }).nullable(),
  count: z.int().min(1),
});

const deliveries = z.object({ acknowledged: count, failed: count, pending: count });

const evidence = z.object({
  name: text,
  requests: count,
  violations: z.array(violation),
  droppedViolations: count,
  covered: z.array(text),
  faults: z.array(cell),
  deliveries,
});

const run = z.object({
  version: text,
  startedAt: z.iso.datetime(),
  durationMs: z.number().min(0),
  command: z.array(text).nullable(),
  exitCode: z.int().nullable(),
});

const provider = z.object({
  name: text,
  title: text,
  spec: text,
  place,
  operations: z.array(z.object({ id: text, method: text, path: text, place })),
  cells: z.array(cell),
});

const totals = z.object({
  requests: count,
  violations: count,
  notes: count,
  unmatched: count,
  receiver: count,
  rules: count,
  notClient: count,
  dropped: count,
  deliveries,
});

const coverage = z.object({
  percent: z.number().min(0).max(100).nullable(),
  covered: count,
  total: count,
  providers: z.array(
    z.object({
      provider: text,
      wasAsked: z.boolean(),
      percent: z.number().min(0).max(100).nullable(),
      covered: count,
      total: count,
      kinds: z.array(z.object({ kind: cell.shape.kind, covered: count, total: count })),
      uncovered: z.array(cell),
    }),
  ),
});

/** The form of a report. Members that are not known here are passed over: a later version may have more. */
export const reportSchema: z.ZodType<ContractReport> = z.object({
  ringback: z.literal('report/1'),
  runs: z.array(run),
  providers: z.array(provider),
  totals,
  violations: z.array(violation),
  coverage,
  sandboxes: z.array(evidence),
});
