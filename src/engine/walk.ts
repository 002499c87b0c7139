import { type Cursor, formatCursor, parseCursor } from '../core/cursor.ts';
import { formatDuration } from '../core/duration.ts';
import { canonicalJson } from '../core/json.ts';
import type { Moment } from '../core/moment.ts';
import type { Order, Page, PageStart } from '../core/page.ts';
import { type Key, keyOf } from '../core/random.ts';
import { consistencyOf } from './consistency.ts';
import type { Refuse } from './decision.ts';
import type { Handling } from './handle.ts';
import type { ListModel, Problem } from './provider.ts';

/** Where a page of a walk begins, and the moment that it shows. */
export interface Step {
  readonly start: PageStart;
  readonly moment: Moment;
}

/** The first page of a walk, or of a list that is no walk: it shows what there is. */
export function firstStep(handling: Handling<ListModel>): Step {
  return { start: { offset: 0 }, moment: presentOf(handling) };
}

/** Reads the cursor that a page is asked for with. */
export function readStep(handling: Handling<ListModel>, parameter: string, sent: string): Step | Refuse {
  const present = presentOf(handling);
  const cursor = parseCursor(cursorKey(handling), listName(handling), sent);
  if (!cursor || (cursor.snapshot && !isPast(cursor.snapshot, present))) return refuse(MISMADE, parameter);
  const { cursorLife } = consistencyOf(handling);
  // Like any event, the end of its life has happened at exactly its instant.
  if (cursorLife !== null && cursor.issuedAt !== undefined && handling.now >= cursor.issuedAt + cursorLife) {
    return refuse(expired(cursorLife), parameter);
  }
  return { start: cursor.start, moment: cursor.snapshot ?? present };
}

/** The cursor that leads to the page behind this one; null where this is the last. */
export function nextCursor(handling: Handling<ListModel>, step: Step, page: Page): string | null {
  const last = page.places.at(-1);
  if (!page.hasMore || !last) return null;
  const { cursors, cursorLife } = consistencyOf(handling);
  const passed = 'offset' in step.start ? step.start.offset + page.places.length : 0;
  const next: Cursor = {
    start: cursors === 'offset' ? { offset: passed } : { behind: last },
    ...(cursors === 'snapshot' && { snapshot: step.moment }),
    ...(cursorLife !== null && { issuedAt: handling.now }),
  };
  return formatCursor(cursorKey(handling), listName(handling), next);
}

/** The order in which the query wants the list. */
export function orderOf({ model, request }: Handling<ListModel>): Order {
  return model.order?.(request.values.query) ?? 'newest';
}

function presentOf({ world, now }: Handling<ListModel>): Moment {
  return { at: now, changes: world.ledger.changes.length };
}

/** A rewind or a reset may have taken the world back to before the walk began. */
function isPast(moment: Moment, present: Moment): boolean {
  return moment.at <= present.at && moment.changes <= present.changes;
}

function cursorKey({ world }: Handling<ListModel>): Key {
  return keyOf(world.ledger.template.setting.seed, 'cursor', world.sandbox);
}

/**
 * What a cursor is bound to: the operation, its order, its filters and how its walk hangs together, but not how long
 * the pages are.
 */
function listName(handling: Handling<ListModel>): string {
  const { model, request } = handling;
  const { query } = request.values;
  const { cursors, cursorLife } = consistencyOf(handling);
  const filters = Object.keys(query).filter((name) => Object.hasOwn(model.filters, name));
  const selected = Object.fromEntries(filters.map((name) => [name, query[name]]));
  const ways = [...(cursors === 'keyset' ? [] : [cursors]), ...(cursorLife === null ? [] : ['mortal'])];
  return canonicalJson([request.provider.name, request.operation, orderOf(handling), selected, ...ways]);
}

type CursorProblem = Pick<Problem, 'code' | 'message'> & { readonly remedy: string };

const MISMADE: CursorProblem = {
  code: 'cursor',
  message: 'The cursor was not made by this list.',
  remedy: 'Use a cursor as it came, with the filters and the order that it came with.',
};

function expired(life: number): CursorProblem {
  return {
    code: 'cursor-expired',
    message: `The cursor has expired: it was good for ${formatDuration(life)}.`,
    remedy: 'Begin again at the first page, and use each cursor within that time.',
  };
}

function refuse({ code, message, remedy }: CursorProblem, parameter: string): Refuse {
  const problem: Problem = {
    ...{ code, in: 'query', pointer: parameter, remedy },
    message: `${message} ${remedy}`,
  };
  return { kind: 'refuse', refusal: { kind: 'invalid', problems: [problem] }, problems: [problem] };
}
