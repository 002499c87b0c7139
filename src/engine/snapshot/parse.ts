import type { ClockMode } from '../../core/clock.ts';
import { type Instant, parseInstant } from '../../core/instant.ts';
import { isObject } from '../../core/json.ts';
import type { Changes } from '../change.ts';
import type { ResourceKind } from '../resource.ts';
import type { Tally } from '../rules/tallies.ts';
import { createExplainer } from '../scenario/explain.ts';
import type { ScenarioIssue } from '../scenario/issue.ts';
import { checkOutline, type OutlineBounds } from '../scenario/outline.ts';
import { type ParsedScenario, parseScenario } from '../scenario/parse.ts';
import { parseWithin, TOO_MANY } from '../scenario/parse-within.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { createTemplate, type Template } from '../template.ts';
import type { RecordedDeliveries } from '../webhooks/recorded-delivery.ts';
import { readLog } from './read-log.ts';
import { snapshotSchema } from './schema.ts';
import { SNAPSHOT_VERSION } from './snapshot.ts';
import { readDelivery } from './write-delivery.ts';

/** A world that was read from its document. */
export interface RecordedWorld {
  readonly sandbox: string;
  /** What it began with: its scenario, its seed and its start. */
  readonly template: Template;
  readonly now: Instant;
  readonly mode: ClockMode;
  readonly changes: Changes;
  readonly tallies: readonly Tally[];
  readonly told: RecordedDeliveries;
}

export type ParsedSnapshot =
  | { readonly world: RecordedWorld }
  | { readonly issues: readonly [ScenarioIssue, ...ScenarioIssue[]] };

/** Whether a document says that it is a snapshot, of this version or another. */
export function isSnapshot(document: unknown): boolean {
  return (
    isObject(document) && typeof document.ringback === 'string' && document.ringback.startsWith('snapshot/')
  );
}

/** What a snapshot is read with. */
export interface SnapshotReading {
  readonly kinds: readonly ResourceKind[];
  /** Fills in what a scenario's lifecycle rules leave out. */
  readonly defaults: Scenario;
  /** What is wrong with a scenario beside its form. */
  readonly check: (scenario: Scenario) => readonly ScenarioIssue[];
  /** Gives a copy of the document with the values of its secrets, as far as they are known. */
  readonly fill: (document: unknown) => unknown;
}

/** Reads a world from its document. Nothing that passes is the caller's any more. */
export function parseSnapshot(document: unknown, reading: SnapshotReading): ParsedSnapshot {
  const outline = checkOutline(document, BOUNDS);
  if (outline) return refused([outline]);
  if (isObject(document) && typeof document.ringback === 'string' && document.ringback !== SNAPSHOT_VERSION) {
    const message = `this is ${JSON.stringify(document.ringback)}, and only ${SNAPSHOT_VERSION} can be read here`;
    return refused([{ path: ['ringback'], message }]);
  }
  const { notice, explain } = createExplainer();
  const parsed = parseWithin(snapshotSchema, reading.fill(document), notice);
  if (parsed === undefined) return refused([TOO_MANY]);
  if (!parsed.success) return refused(explain(parsed.error.issues));
  const { scenario, seed, start, changes, deliveries, clock, ...rest } = parsed.data;
  const { sandbox, tallies, toldBefore = clock.now, droppedDeliveries } = rest;
  const own = readScenario(scenario, reading);
  if ('issues' in own) return refused(own.issues.map((issue) => under('scenario', issue)));
  const setting = { scenario: own.scenario, defaults: reading.defaults, seed, start };
  const template = createTemplate(reading.kinds, setting);
  const log = readLog(changes, { template, sandbox, check: reading.check });
  if ('path' in log) return refused([log]);
  if (clock.now < Math.max(start, log.changes.at(log.changes.length - 1)?.at ?? start)) {
    return refused([{ path: ['clock', 'now'], message: 'it lies before the start, or before a change' }]);
  }
  if (toldBefore < start || toldBefore > clock.now) {
    return refused([{ path: ['toldBefore'], message: 'it lies before the start, or after the clock' }]);
  }
  const read = deliveries.map((one) => readDelivery(one, parseInstant));
  const unread = read.indexOf(undefined);
  if (unread >= 0) {
    return refused([{ path: ['deliveries', unread], message: 'an instant or its serial cannot be read' }]);
  }
  return {
    world: {
      ...{ sandbox, template, now: clock.now, mode: clock.mode, changes: log.changes, tallies },
      told: {
        toldBefore,
        deliveries: read.filter((one) => one !== undefined).sort((one, other) => one.seq - other.seq),
        dropped: droppedDeliveries,
      },
    },
  };
}

/** A log holds what clients have sent, which may go further than what is written by hand. */
const BOUNDS: OutlineBounds = { depth: 256, members: 1_000_000 };

function readScenario(document: unknown, { check }: SnapshotReading): ParsedScenario {
  const parsed = parseScenario(document);
  if ('issues' in parsed) return parsed;
  const [first, ...more] = check(parsed.scenario);
  return first ? { issues: [first, ...more] } : parsed;
}

function under(member: string, issue: ScenarioIssue): ScenarioIssue {
  return { ...issue, path: [member, ...issue.path] };
}

function refused(issues: readonly ScenarioIssue[]): ParsedSnapshot {
  const [first = { path: [], message: 'not a snapshot' }, ...more] = issues;
  return { issues: [first, ...more] };
}
