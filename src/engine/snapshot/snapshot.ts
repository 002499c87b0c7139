import type { ClockMode } from '../../core/clock.ts';
import { formatDuration } from '../../core/duration.ts';
import { formatInstant, type Instant } from '../../core/instant.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Seed } from '../../core/random.ts';
import type { Tally } from '../rules/tallies.ts';
import type { RecordedDeliveries } from '../webhooks/recorded-delivery.ts';
import type { World } from '../world.ts';
import { type WrittenChange, writeChange } from './write-change.ts';
import { type WrittenDelivery, writeDelivery } from './write-delivery.ts';

/** The version of the format. A later one is made only when an older reader would get it wrong. */
export const SNAPSHOT_VERSION = 'snapshot/1';

/** A world as one document: everything that its answers follow from. */
export interface Snapshot {
  readonly ringback: typeof SNAPSHOT_VERSION;
  /** The name of the sandbox that it was made of: it takes part in the ids of what was created there. */
  readonly sandbox: string;
  readonly seed: Seed;
  /** Instants are in ISO 8601. */
  readonly start: string;
  readonly clock: WrittenClock;
  /** The scenario's file, as a document. */
  readonly scenario: JsonObject;
  /** The log, in order. */
  readonly changes: readonly WrittenChange[];
  /** What faults, replies and quotas have counted. */
  readonly tallies: readonly Tally[];
  /** What was told to subscribers, oldest first. */
  readonly deliveries: readonly WrittenDelivery[];
  /** Everything that fell due before this instant was told; of what fell due since, what `deliveries` has. */
  readonly toldBefore: string;
  /** How many deliveries went to make room. */
  readonly droppedDeliveries: number;
}

/** A clock as a snapshot holds it: how it goes, and where it stands. */
export interface WrittenClock {
  readonly mode: ClockMode['mode'];
  readonly now: string;
  readonly rate?: number;
  readonly step?: string;
}

/** Where a world stands. */
export interface Standing {
  readonly now: Instant;
  /** How the clock goes by itself, whatever holds it. */
  readonly mode: ClockMode;
  readonly told: RecordedDeliveries;
}

/** Writes a world down as it stands. */
export function takeSnapshot(
  { sandbox, ledger, tallies }: World,
  { now, mode, told: { deliveries, toldBefore, dropped } }: Standing,
): Snapshot {
  const { scenario, seed, start } = ledger.template.setting;
  return {
    ringback: SNAPSHOT_VERSION,
    sandbox,
    seed,
    start: formatInstant(start),
    clock: writeClock(mode, now),
    scenario: scenario.document,
    changes: Array.from(ledger.changes, writeChange),
    tallies: tallies.entries(),
    deliveries: deliveries.map(writeDelivery),
    toldBefore: formatInstant(toldBefore),
    droppedDeliveries: dropped,
  };
}

function writeClock(mode: ClockMode, now: Instant): WrittenClock {
  return {
    mode: mode.mode,
    now: formatInstant(now),
    ...(mode.mode === 'running' && { rate: mode.rate }),
    ...(mode.mode === 'stepping' && { step: mode.step === 'next' ? mode.step : formatDuration(mode.step) }),
  };
}
