import * as z from 'zod';
import type { ClockMode } from '../../core/clock.ts';
import { parseDuration } from '../../core/duration.ts';
import { type Instant, parseInstant } from '../../core/instant.ts';
import { isObject } from '../../core/json.ts';
import type { Seed } from '../../core/random.ts';
import { type Change, MAX_CHANGES } from '../ledger.ts';
import type { ResourceKind } from '../resource.ts';
import { parseRule, RULE_LISTS, type RuleChange } from '../rules/parse-rule.ts';
import type { Tally } from '../rules/tallies.ts';
import { createExplainer } from '../scenario/explain.ts';
import type { ScenarioIssue } from '../scenario/issue.ts';
import { parseScenario } from '../scenario/parse.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { RecordedDelivery } from '../webhooks/recorded-delivery.ts';
import { SNAPSHOT_VERSION } from './snapshot.ts';
import { readChange, type WrittenChange } from './write-change.ts';
import { readDelivery } from './write-delivery.ts';

/** A world that was read from its document. */
export interface RecordedWorld {
  readonly sandbox: string;
  readonly seed: Seed;
  readonly start: Instant;
  readonly now: Instant;
  readonly mode: ClockMode;
  readonly scenario: Scenario;
  readonly changes: readonly Change[];
  readonly tallies: readonly Tally[];
  readonly deliveries: readonly RecordedDelivery[];
}

export type ParsedSnapshot =
  | { readonly world: RecordedWorld }
  | { readonly issues: readonly [ScenarioIssue, ...ScenarioIssue[]] };

/** Whether a document says that it is a snapshot, of this version or another. */
export function isSnapshot(document: unknown): boolean {
  const version = z.object({ ringback: z.string() }).safeParse(document);
  return version.success && version.data.ringback.startsWith('snapshot/');
}

/** Reads a world from its document. */
export function parseSnapshot(document: unknown, kinds: readonly ResourceKind[]): ParsedSnapshot {
  if (isObject(document) && typeof document.ringback === 'string' && document.ringback !== SNAPSHOT_VERSION) {
    const message = `this is ${JSON.stringify(document.ringback)}, and only ${SNAPSHOT_VERSION} can be read here`;
    return refused([{ path: ['ringback'], message }]);
  }
  const { notice, explain } = createExplainer();
  const parsed = snapshotSchema.safeParse(document, { error: notice, reportInput: true });
  if (!parsed.success) return refused(explain(parsed.error.issues));
  const { scenario, changes, deliveries, clock, ...rest } = parsed.data;
  const read = parseScenario(scenario);
  if ('issues' in read)
    return refused(read.issues.map((issue) => ({ ...issue, path: ['scenario', ...issue.path] })));
  const log = readLog(changes as readonly WrittenChange[], kinds);
  if ('path' in log) return refused([log]);
  const told = deliveries.map((one) => readDelivery(one, parseInstant));
  const unread = told.indexOf(undefined);
  if (unread >= 0) {
    return refused([{ path: ['deliveries', unread], message: 'an instant or its serial cannot be read' }]);
  }
  return {
    world: {
      ...{ ...rest, now: clock.now, mode: clock.mode, scenario: read.scenario, changes: log.changes },
      deliveries: told.filter((one) => one !== undefined),
    },
  };
}

function refused(issues: readonly ScenarioIssue[]): ParsedSnapshot {
  const [first = { path: [], message: 'not a snapshot' }, ...more] = issues;
  return { issues: [first, ...more] };
}

/** Inputs are their kind's to read; instants must not go back. */
function readLog(
  written: readonly WrittenChange[],
  kinds: readonly ResourceKind[],
): { readonly changes: readonly Change[] } | ScenarioIssue {
  const changes: Change[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (const [index, entry] of written.entries()) {
    const change = readChange(entry, parseInstant);
    if (!change || change.at < latest) {
      return {
        path: ['changes', index],
        message: 'its instant or its serial cannot be read, or it goes back in time',
      };
    }
    if (change.type === 'rule') {
      const issue = checkRule(change);
      if (issue) return { ...issue, path: ['changes', index, ...issue.path] };
    } else {
      const kind = kinds.find(({ name }) => name === change.kind);
      if (!kind) return { path: ['changes', index, 'kind'], message: `there is no kind "${change.kind}"` };
      if (change.type === 'create' && !kind.isInput(change.input)) {
        return { path: ['changes', index, 'input'], message: `this is not what a ${kind.name} is made from` };
      }
    }
    latest = change.at;
    changes.push(change);
  }
  return { changes };
}

function checkRule(change: RuleChange): ScenarioIssue | undefined {
  if (change.action === 'clear') return undefined;
  if (change.id === undefined) return { path: ['id'], message: 'it names no rule' };
  if (change.action === 'remove') return undefined;
  const parsed = parseRule(change.list, change.document);
  return 'issues' in parsed
    ? { ...parsed.issues[0], path: ['document', ...parsed.issues[0].path] }
    : undefined;
}

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
  .strictObject({
    mode: z.enum(['frozen', 'running', 'stepping']),
    now: instant,
    rate: z.number().positive().max(1_000_000).optional(),
    step: z.string().optional(),
  })
  .transform(({ mode, now, rate = 1, step = '1s' }): { readonly now: Instant; readonly mode: ClockMode } => {
    if (mode === 'frozen') return { now, mode: { mode } };
    if (mode === 'running') return { now, mode: { mode, rate } };
    return { now, mode: { mode, step: step === 'next' ? step : (parseDuration(step) ?? 1000) } };
  });

const text = z.string().max(1000);
const at = text;
const kind = text;
const serial = text;

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
  z.strictObject({
    ...{ type: z.literal('rule'), at, list: z.enum(RULE_LISTS) },
    action: z.enum(['add', 'remove', 'clear']),
    id: text.optional(),
    document: z.record(z.string(), z.json()).optional(),
  }),
  z.strictObject({ ...{ type: z.literal('delete'), at, kind, serial }, provider: text }),
]);

const attempt = z.strictObject({
  at,
  cause: z.enum(['schedule', 'repeat', 'hand']),
  status: z.int().nullable(),
  error: z
    .enum([
      'status',
      'redirect',
      'timeout',
      'unreachable',
      'unresolved',
      'blocked',
      'no-secret',
      'unsendable',
      'crowded',
    ])
    .nullable(),
  reason: text.nullable(),
});

const delivery = z.strictObject({
  ...{ id: text, seq: z.int().min(1), subscription: text, kind, serial },
  event: z.strictObject({ name: text, at, index: z.int().min(0) }),
  ...{ dueAt: at, isDoubled: z.boolean(), isDropped: z.boolean() },
  attempts: z.array(attempt).max(1000),
});

const snapshotSchema = z.strictObject({
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
});
