import type { Moment } from '../core/moment.ts';
import type { Plan } from '../core/plan.ts';
import { denseKey, type Serial } from '../core/serial.ts';
import type { RowSlice } from '../core/slice.ts';
import { type Amendments, createAmendments, type Replay } from './amendments.ts';
import { createDeletions, type Deletions } from './deletions.ts';
import { type OverlayRows, overlayRows } from './overlay-rows.ts';
import { createOwnRows, type OwnRows } from './own-rows.ts';
import { createPlanRows } from './plan-rows.ts';
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

/** @param replay gives the plan that a resource had earlier. */
export function createWorldRows(template: KindTemplate, replay: Replay): WorldRows {
  const { kind } = template;
  const all = createPlanRows(kind);
  const ofProvider = new Map<string, OwnRows>();
  /** Where a created plan stands: among all, and among its provider's. */
  const places = new Map<string, { readonly row: number; readonly own: OwnRows; readonly ownRow: number }>();
  const overlays = new Map<ResourceRows, OverlayRows>();
  const amendments = createAmendments(kind, replay);
  const deletions = new Map<string, Deletions>();
  let shown: readonly ResourceRows[] = template.sources;

  const ownRows = (provider: string): OwnRows => {
    const known = ofProvider.get(provider) ?? createOwnRows(kind);
    ofProvider.set(provider, known);
    return known;
  };
  const overlayOf = (rows: ResourceRows): OverlayRows => {
    const known = overlays.get(rows);
    if (known) return known;
    const overlay = overlayRows(kind, rows);
    overlays.set(rows, overlay);
    shown = template.sources.map((source) => overlays.get(source) ?? source);
    return overlay;
  };

  return {
    sources: (provider) => [...shown, provider === null ? all : ownRows(provider).rows],
    slices(provider, moment) {
      const own = ownRows(provider);
      const then = { moment, amendments, gone: deletions.get(provider) };
      return [
        ...template.sources.map((base, index) => sliceAt(then, base, shown[index] ?? base)),
        { ...sliceAt(then, own.rows, own.rows), count: own.countAt(moment.changes) },
      ];
    },
    find(serial) {
      const place = places.get(denseKey(serial));
      if (place) return { rows: all, row: place.row };
      const shared = template.find(serial);
      if (!shared) return undefined;
      return { rows: shown[template.sources.indexOf(shared.rows)] ?? shared.rows, row: shared.row };
    },
    isDeleted: (provider, serial, at) => deletions.get(provider)?.has(serial, at) ?? false,
    add(plan, changes) {
      const own = ownRows(plan.provider ?? '');
      places.set(denseKey(plan.serial), { row: all.append(plan), own, ownRow: own.append(plan, changes) });
    },
    amend(plan, changes) {
      const place = places.get(denseKey(plan.serial));
      const shared = place ? { rows: place.own.rows, row: place.ownRow } : template.find(plan.serial);
      if (!shared) return;
      const { rows, row } = shared;
      amendments.add(rows, row, rows.planAt(row), changes);
      if (!place) return overlayOf(rows).amend(row, plan);
      all.replace(place.row, plan);
      place.own.rows.replace(row, plan);
    },
    delete(provider, serial, moment) {
      const place = places.get(denseKey(serial));
      const { rows, row } = place
        ? { rows: place.own.rows, row: place.ownRow }
        : (template.find(serial) ?? {});
      if (!rows || row === undefined) return;
      const gone = deletions.get(provider) ?? createDeletions();
      deletions.set(provider, gone);
      gone.add(serial, rows, row, moment);
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
