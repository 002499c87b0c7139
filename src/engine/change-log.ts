import { createColumn } from '../core/column.ts';
import { createLongList } from '../core/long-list.ts';
import type { Change, Changes, Create } from './change.ts';

/**
 * A log that grows. A create, of which there may be a million, is held as a few numbers and as the text of its input,
 * which equal ones share: a change is made of them when it is asked for.
 */
export interface ChangeLog extends Changes {
  /** How many creates of a likeness there were. */
  countLike(likeness: string): number;
  /** Gives how many came before. */
  append(change: Change): number;
}

export function createChangeLog(): ChangeLog {
  const creates = createPackedCreates();
  const others = new Map<number, Change>();
  /** By index; NaN for what is no create. */
  const rowOf = createColumn();

  const at = (index: number): Change | undefined => {
    const row = rowOf.at(index);
    return Number.isNaN(row) ? others.get(index) : creates.at(row);
  };
  return {
    get length() {
      return rowOf.length;
    },
    at,
    *[Symbol.iterator]() {
      for (let index = 0; index < rowOf.length; index += 1) {
        const change = at(index);
        if (change) yield change;
      }
    },
    countLike: creates.countLike,
    append(change) {
      const index = rowOf.length;
      if (change.type === 'create') rowOf.push(creates.push(change));
      else {
        rowOf.push(Number.NaN);
        others.set(index, change);
      }
      return index;
    },
  };
}

interface PackedCreates {
  push(change: Create): number;
  at(row: number): Create;
  countLike(likeness: string): number;
}

function createPackedCreates(): PackedCreates {
  const instants = createColumn();
  const counts = createColumn();
  /** NaN for none. */
  const rules = createColumn();
  const origins = createOrigins();
  const inputs = createLongList<string>();
  const likenesses = createLongList<string>();
  /** What was written last: a client that asks the same again and again gives the same input. */
  let written: { readonly input: unknown; readonly text: string } | undefined;
  /** The latest of each likeness. */
  const latest = new Map<string, number>();

  return {
    push({ at, kind, provider, likeness, nth, input, rule }) {
      const before = latest.get(likeness);
      const text = written && written.input === input ? written.text : JSON.stringify(input);
      written = { input, text };
      const known = before === undefined ? undefined : inputs.at(before);
      inputs.push(known === text ? known : text);
      likenesses.push((before === undefined ? undefined : likenesses.at(before)) ?? likeness);
      instants.push(at);
      counts.push(nth);
      rules.push(rule ?? Number.NaN);
      const row = origins.push(kind, provider);
      latest.set(likeness, row);
      return row;
    },
    at(row) {
      const rule = rules.at(row);
      return {
        ...{ type: 'create', at: instants.at(row), ...origins.at(row) },
        ...{
          likeness: likenesses.at(row) ?? '',
          nth: counts.at(row),
          input: JSON.parse(inputs.at(row) ?? 'null'),
        },
        rule: Number.isNaN(rule) ? null : rule,
      };
    },
    countLike(likeness) {
      const row = latest.get(likeness);
      return row === undefined ? 0 : counts.at(row) + 1;
    },
  };
}

type Origin = Pick<Create, 'kind' | 'provider'>;

interface Origins {
  /** Gives the row. */
  push(kind: string, provider: string): number;
  at(row: number): Origin;
}

/** What was created of what, and through what: there are few different ones. */
function createOrigins(): Origins {
  const known: Origin[] = [];
  const rows = createColumn();
  return {
    push(kind, provider) {
      const found = known.findIndex((one) => one.kind === kind && one.provider === provider);
      rows.push(found < 0 ? known.push({ kind, provider }) - 1 : found);
      return rows.length - 1;
    },
    at(row) {
      const origin = known[rows.at(row)];
      if (!origin) throw new Error(`Failed to find create ${row}: there is none.`);
      return origin;
    },
  };
}
