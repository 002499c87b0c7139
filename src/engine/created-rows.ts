import { bisect } from '../core/bisect.ts';
import { createColumn } from '../core/column.ts';
import { type Instant, NEVER } from '../core/instant.ts';
import type { Plan } from '../core/plan.ts';
import type { Serial } from '../core/serial.ts';
import { createSerialRows } from '../core/serial-rows.ts';
import { type CreatedPlans, createCreatedPlans } from './created-plans.ts';
import type { ResourceKind, ResourceRows } from './resource.ts';
import type { RowPlace } from './template.ts';

/** What was created of one kind while a world runs: all of it, and by the provider that it was created through. */
export interface CreatedRows {
  /** In the order of the log. */
  readonly all: ResourceRows;
  ofProvider(provider: string): ResourceRows;
  /** How many of a provider's rows there were when the log held so many changes. */
  countAt(provider: string, changes: number): number;
  /** The row among all; undefined where nothing with that serial was created. */
  find(serial: Serial): number | undefined;
  /** Where a row of all stands among those of its provider. */
  ownPlace(row: number): RowPlace;
  /** @param changes how many came before in the log. */
  append(plan: Plan, changes: number): void;
  /** Puts an amended plan in the place of a row of all. */
  replace(row: number, plan: Plan): void;
}

/** @param replay makes the plan of the create that so many changes of the log came before. */
export function createCreatedRows(kind: ResourceKind, replay: (changes: number) => Plan): CreatedRows {
  const plans = createCreatedPlans(replay);
  const rowBySerial = createSerialRows();
  const all = createPart(kind, plans, (row) => row);
  const own: OwnPart[] = [];
  const ofProvider = new Map<string, OwnPart>();
  /** By row of all: the ordinal of its provider's part, and its row there. */
  const parts = createColumn();
  const ownRows = createColumn();

  const partOf = (provider: string): OwnPart => {
    const known = ofProvider.get(provider);
    if (known) return known;
    const rowOfAll = createColumn();
    const part = { ...createPart(kind, plans, rowOfAll.at), rowOfAll, ordinal: own.length };
    own.push(part);
    ofProvider.set(provider, part);
    return part;
  };
  const ownPartOf = (row: number): OwnPart => {
    const part = own[parts.at(row)];
    if (!part)
      throw new Error(`Failed to find row "${row}": there are ${plans.size}. Ask for one below that.`);
    return part;
  };
  return {
    all: all.rows,
    ofProvider: (provider) => partOf(provider).rows,
    countAt(provider, changes) {
      const { rows, rowOfAll } = partOf(provider);
      return bisect(rows.size, (row) => plans.changesBefore(rowOfAll.at(row)) >= changes);
    },
    find: rowBySerial.find,
    ownPlace: (row) => ({ rows: ownPartOf(row).rows, row: ownRows.at(row) }),
    append(plan, changes) {
      const part = partOf(plan.provider ?? '');
      const row = plans.push(plan, changes);
      rowBySerial.put(plan.serial, row);
      parts.push(part.ordinal);
      ownRows.push(part.rowOfAll.length);
      part.rowOfAll.push(row);
      all.grow();
      part.grow();
    },
    replace(row, plan) {
      plans.replace(row, plan);
      all.change(row);
      ownPartOf(row).change(ownRows.at(row));
    },
  };
}

/** Some of what was created, as rows of their own. */
interface Part {
  readonly rows: ResourceRows;
  /** The next row has come. */
  grow(): void;
  /** A row's plan is another. */
  change(row: number): void;
}

interface OwnPart extends Part {
  readonly rowOfAll: ReturnType<typeof createColumn>;
  readonly ordinal: number;
}

/** @param rowOfAll where a row of the part stands among all. */
function createPart(kind: ResourceKind, plans: CreatedPlans, rowOfAll: (row: number) => number): Part {
  /** The latest last event among a row and those before it: where a prefix is settled is found by bisection. */
  const settled = createColumn();
  let size = 0;
  /** The rows that were replaced, in order; a log bounds them. */
  const changed: number[] = [];
  /** Whoever keeps bytes of rows as they were created keeps them with this. */
  const owner = {};

  const planAt = (row: number): Plan => plans.planAt(rowOfAll(row));
  const settledUpTo = (row: number): Instant =>
    Math.max(row === 0 ? -NEVER : settled.at(row - 1), plans.settledAt(rowOfAll(row)));
  /** Found for the rows that have come since it was asked last. */
  const catchUp = (): void => {
    while (settled.length < size) settled.push(settledUpTo(settled.length));
  };
  const rows: ResourceRows = {
    get size() {
      return size;
    },
    get revision() {
      return changed.length;
    },
    changedSince: (revision) => changed.slice(revision),
    planAt,
    ownerOf: (row) => plans.amendedAt(rowOfAll(row)) ?? owner,
    countSettled(now) {
      catchUp();
      return bisect(size, (row) => settled.at(row) > now);
    },
    settledAt: (row) => plans.settledAt(rowOfAll(row)),
    createdAt: (row) => plans.createdAt(rowOfAll(row)),
    traits: (row, now) => kind.traits(planAt(row), now),
    settledTraits: (row) => kind.traits(planAt(row), NEVER),
    nextTurnAt: (row, now) => plans.nextTurnAt(rowOfAll(row), now),
    nextEventAt: (row, now) => plans.nextEventAt(rowOfAll(row), now),
  };
  return {
    rows,
    grow() {
      size += 1;
    },
    change(row) {
      changed.push(row);
      for (let next = row; next < settled.length; next += 1) {
        const latest = settledUpTo(next);
        // From a row on that is as it was, so are all behind it.
        if (latest === settled.at(next)) return;
        settled.put(next, latest);
      }
    },
  };
}
