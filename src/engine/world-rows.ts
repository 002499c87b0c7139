import type { Plan } from '../core/plan.ts';
import { type Serial, serialKey } from '../core/serial.ts';
import { type OverlayRows, overlayRows } from './overlay-rows.ts';
import { createPlanRows, type PlanRows } from './plan-rows.ts';
import type { ResourceRows } from './resource.ts';
import type { KindTemplate, RowPlace } from './template.ts';

/** One kind's resources in one world: what the template began with, what was created, and what was amended. */
export interface WorldRows {
  /** What a provider shows; with null, all there is. */
  sources(provider: string | null): readonly ResourceRows[];
  find(serial: Serial): RowPlace | undefined;
  add(plan: Plan): void;
  /** Puts an amended plan in the place of the one with its serial; one that is not there is left out. */
  amend(plan: Plan): void;
}

export function createWorldRows(template: KindTemplate): WorldRows {
  const { kind } = template;
  const all = createPlanRows(kind);
  const ofProvider = new Map<string, PlanRows>();
  /** Where a created plan stands: among all, and among its provider's. */
  const places = new Map<string, { readonly row: number; readonly own: PlanRows; readonly ownRow: number }>();
  const overlays = new Map<ResourceRows, OverlayRows>();
  let shown: readonly ResourceRows[] = template.sources;

  const ownRows = (provider: string): PlanRows => {
    const known = ofProvider.get(provider) ?? createPlanRows(kind);
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
    sources: (provider) => [...shown, provider === null ? all : ownRows(provider)],
    find(serial) {
      const place = places.get(serialKey(serial));
      if (place) return { rows: all, row: place.row };
      const shared = template.find(serial);
      if (!shared) return undefined;
      return { rows: shown[template.sources.indexOf(shared.rows)] ?? shared.rows, row: shared.row };
    },
    add(plan) {
      const own = ownRows(plan.provider ?? '');
      places.set(serialKey(plan.serial), { row: all.append(plan), own, ownRow: own.append(plan) });
    },
    amend(plan) {
      const place = places.get(serialKey(plan.serial));
      const shared = place ? undefined : template.find(plan.serial);
      if (shared) overlayOf(shared.rows).amend(shared.row, plan);
      if (!place) return;
      all.replace(place.row, plan);
      place.own.replace(place.ownRow, plan);
    },
  };
}
