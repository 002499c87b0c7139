import type { Plan } from '../core/plan.ts';
import { type Key, keyOf } from '../core/random.ts';
import { rowOfSerial, type Serial } from '../core/serial.ts';
import { createSerialRows } from '../core/serial-rows.ts';
import { createPlanRows } from './plan-rows.ts';
import type { NamedPlan, ResourceKind, ResourceRows, Setting } from './resource.ts';

/** What all sandboxes of one scenario, seed and start have in common: the data they begin with. */
export interface Template {
  readonly setting: Setting;
  readonly kinds: ReadonlyMap<string, KindTemplate>;
}

/** The beginning of one kind's resources. */
export interface KindTemplate {
  readonly kind: ResourceKind;
  /** The datasets in the scenario's order, then the fixtures. */
  readonly sources: readonly ResourceRows[];
  find(serial: Serial): RowPlace | undefined;
  /** Finds a fixture by the id that its author gave it. */
  findNamed(id: string): RowPlace | undefined;
  /** The author's id of a fixture; undefined for all others. */
  nameOf(serial: Serial): string | undefined;
}

/** Where a resource is held. */
export interface RowPlace {
  readonly rows: ResourceRows;
  readonly row: number;
}

export function createTemplate(kinds: readonly ResourceKind[], setting: Setting): Template {
  return { setting, kinds: new Map(kinds.map((kind) => [kind.name, createKindTemplate(kind, setting)])) };
}

/** The key of the permutation that gives dataset rows their serials. */
export function datasetKey(setting: Setting, kind: string): Key {
  return keyOf(setting.seed, 'dataset', kind);
}

function createKindTemplate(kind: ResourceKind, setting: Setting): KindTemplate {
  const key = datasetKey(setting, kind.name);
  const datasets = kind.datasets(setting);
  const named = [...kind.fixtures(setting)].sort((a, b) => a.plan.createdAt - b.plan.createdAt);
  const fixtures = createPlanRows(kind, named.map(planOf));
  const rowByName = new Map(named.map(({ id }, row) => [id, row]));
  const rowBySerial = createSerialRows();
  for (const [row, { plan }] of named.entries()) rowBySerial.put(plan.serial, row);

  return {
    kind,
    sources: [...datasets, fixtures],
    find(serial) {
      const fixture = rowBySerial.find(serial);
      if (fixture !== undefined) return { rows: fixtures, row: fixture };
      const place = rowOfSerial(key, serial);
      const rows = place && datasets[place.dataset];
      return rows && place.row < rows.size ? { rows, row: place.row } : undefined;
    },
    findNamed(id) {
      const row = rowByName.get(id);
      return row === undefined ? undefined : { rows: fixtures, row };
    },
    nameOf(serial) {
      const row = rowBySerial.find(serial);
      return row === undefined ? undefined : named[row]?.id;
    },
  };
}

function planOf({ plan }: NamedPlan): Plan {
  return plan;
}
