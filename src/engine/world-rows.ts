import type { Moment } from '../core/moment.ts';
import type { Plan } from '../core/plan.ts';
import type { Serial } from '../core/serial.ts';
import type { RowSlice } from '../core/slice.ts';
import { type Amendments, createAmendments, type Replay } from './amendments.ts';
import { createCreatedRows } from './created-rows.ts';
import { createDeletions, type Deletions } from './deletions.ts';
import { type OverlayRows, overlayRows } from './overlay-rows.ts';
import type { ResourceRows } from './resource.ts';
import type { KindTemplate, RowPlace } from './template.ts';

/** One kind's resources in one world: what the template began with, what was created, amended and deleted. */
export interface WorldRows {
  /** What belongs to a provider, with what all show; with null, all there is. */
  sources(provider: string | null): readonly ResourceRows[];
  /** What a provider's lists show of its sources at a moment. */
  slices(provider: string, moment: Moment): readonly ShownRows[];
  find(serial: Serial): RowPlace | undefined;
  /** Whether a provider shows a resource no more at an instant. */
  isDeleted(provider: string, serial: Serial, at: Moment['at']): boolean;
  /** @param changes how many came before this one; so everywhere here. */
  add(plan: Plan, changes: number): void;
  /** Puts an amended plan in the place of the one with its serial; one that is not there is left out. */
  amend(plan: Plan, changes: number): void;
  /** Takes a resource out of a provider's sight; one that is not there is left out. */
  delete(provider: string, serial: Serial, moment: Moment): void;
}

/** A slice whose rows also give their plans. */
export interface ShownRows extends RowSlice {
  readonly rows: ResourceRows;
}

/** How the plans are made again that a log has led to. */
export interface Replays {
  /** The plan of the create that so many changes came before. */
  readonly created: (changes: number) => Plan;
  /** The plan that a resource had earlier. */
  readonly amended: Replay;
}

export function createWorldRows(template: KindTemplate, replays: Replays): WorldRows {
  const { kind } = template;
  const created = createCreatedRows(kind, replays.created);
  const overlays = new Map<ResourceRows, OverlayRows>();
  const amendments = createAmendments(kind, replays.amended);
  const deletions = new Map<string, Deletions>();
  let shown: readonly ResourceRows[] = template.sources;

  const overlayOf = (rows: ResourceRows): OverlayRows => {
    const known = overlays.get(rows);
    if (known) return known;
    const overlay = overlayRows(kind, rows);
    overlays.set(rows, overlay);
    shown = template.sources.map((source) => overlays.get(source) ?? source);
    return overlay;
  };

  /** Where its provider's lists have it, before anything was amended. */
  const listedPlace = (serial: Serial): RowPlace | undefined => {
    const row = created.find(serial);
    return row === undefined ? template.find(serial) : created.ownPlace(row);
  };

  return {
    sources: (provider) => [...shown, provider === null ? created.all : created.ofProvider(provider)],
    slices(provider, moment) {
      const own = created.ofProvider(provider);
      const then = { moment, amendments, gone: deletions.get(provider) };
      return [
        ...template.sources.map((base, index) => sliceAt(then, base, shown[index] ?? base)),
        { ...sliceAt(then, own, own), count: created.countAt(provider, moment.changes) },
      ];
    },
    find(serial) {
      const row = created.find(serial);
      if (row !== undefined) return { rows: created.all, row };
      const shared = template.find(serial);
      if (!shared) return undefined;
      return { rows: shown[template.sources.indexOf(shared.rows)] ?? shared.rows, row: shared.row };
    },
    isDeleted: (provider, serial, at) => deletions.get(provider)?.has(serial, at) ?? false,
    add: created.append,
    amend(plan, changes) {
      const place = listedPlace(plan.serial);
      if (!place) return;
      const { rows, row } = place;
      amendments.add(rows, row, rows.planAt(row), changes);
      const own = created.find(plan.serial);
      if (own === undefined) overlayOf(rows).amend(row, plan);
      else created.replace(own, plan);
    },
    delete(provider, serial, moment) {
      const place = listedPlace(serial);
      if (!place) return;
      const gone = deletions.get(provider) ?? createDeletions();
      deletions.set(provider, gone);
      gone.add(serial, place.rows, place.row, moment);
    },
  };
}

/** What is to be left out, or shown as it was, at a moment. */
interface Then {
  readonly moment: Moment;
  readonly amendments: Amendments;
  readonly gone: Deletions | undefined;
}

function sliceAt({ moment, amendments, gone }: Then, base: ResourceRows, rows: ResourceRows): ShownRows {
  return {
    rows: amendments.rowsAt(base, rows, moment.changes),
    ...(gone && { hidden: gone.hiddenOf(base, moment) }),
  };
}
