import { formatCursor, parseCursor } from '../core/cursor.ts';
import { NEVER } from '../core/instant.ts';
import { canonicalJson } from '../core/json.ts';
import { type Page, type PageStart, pageOf } from '../core/page.ts';
import { type Key, keyOf } from '../core/random.ts';
import type { Condition, Criteria } from '../core/rows.ts';
import type { Decision, Refuse, Rendering } from './decision.ts';
import type { Handling } from './handle.ts';
import { kindOf } from './ledger.ts';
import type { Limit, ListModel, PageStyle, Problem } from './provider.ts';
import { withinReach } from './reach.ts';
import type { ResourceRows } from './resource.ts';

/** Shows a page of the resources that the query selects. */
export function listResources(handling: Handling<ListModel>): Decision {
  const { world, request, model, now } = handling;
  const { query } = request.values;
  const sources = world.ledger.sources(model.kind, request.provider.name);
  const cut = readCut(handling);
  if ('kind' in cut) return cut;
  const criteria = withinReach(sources, toCriteria(model, query), now);
  const { start, limit } = cut;
  const page = pageOf(sources, { criteria, order: orderOf(handling), start, limit }, now);
  const last = page.places.at(-1);
  const cursor = page.hasMore && last ? formatCursor(cursorKey(handling), listName(handling), last) : null;
  return {
    kind: 'respond',
    status: 200,
    headers: {},
    body: {
      kind: 'list',
      rows: toRenderings(handling, sources, page),
      member: model.rows,
      around: model.around?.({ index: cut.index, hasMore: page.hasMore, cursor }) ?? {},
    },
    commit: undefined,
    ignored: Object.keys(query).filter((name) => !isModelled(model, name)),
  };
}

/** Where a page begins and how long it is. */
interface Cut {
  readonly start: PageStart;
  readonly limit: number;
  readonly index: number;
}

function readCut(handling: Handling<ListModel>): Cut | Refuse {
  const { page } = handling.model;
  const { query } = handling.request.values;
  switch (page.style) {
    case 'whole':
      return { start: { offset: 0 }, limit: page.max, index: 1 };
    case 'number': {
      const limit = readLimit(page.limit, query);
      const index = readInteger(query[page.index], 1);
      return { start: { offset: (index - 1) * limit }, limit, index };
    }
    case 'cursor': {
      const limit = readLimit(page.limit, query);
      const sent = query[page.cursor];
      if (sent === undefined || sent === '') return { start: { offset: 0 }, limit, index: 1 };
      const place = parseCursor(cursorKey(handling), listName(handling), String(sent));
      return place ? { start: { behind: place }, limit, index: 1 } : refuseCursor(page.cursor);
    }
  }
}

function refuseCursor(name: string): Refuse {
  const remedy = 'Use a cursor as it came, with the filters and the order that it came with.';
  const message = `The cursor was not made by this list. ${remedy}`;
  const problem: Problem = { code: 'cursor', in: 'query', pointer: name, message, remedy };
  return { kind: 'refuse', refusal: { kind: 'invalid', problems: [problem] }, problems: [problem] };
}

function readLimit(limit: Limit, query: Readonly<Record<string, unknown>>): number {
  const wanted = readInteger(query[limit.name], limit.default);
  return wanted <= limit.max ? wanted : limit[limit.beyond];
}

/** What is no whole number above zero was let through by a lenient mode: the default stands in for it. */
function readInteger(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : fallback;
}

function toCriteria(model: ListModel, query: Readonly<Record<string, unknown>>): Criteria {
  const selectors = Object.keys(model.filters)
    .filter((name) => Object.hasOwn(query, name))
    .map((name) => model.filters[name]?.(query[name]))
    .filter((selector) => selector !== undefined);
  return {
    after: Math.max(-NEVER, ...selectors.map(({ after }) => after ?? -NEVER)),
    until: Math.min(NEVER, ...selectors.map(({ until }) => until ?? NEVER)),
    where: allOf(selectors.flatMap(({ where }) => (where ? [where] : []))),
    dear: allOf(selectors.flatMap(({ dear }) => (dear ? [dear] : []))),
  };
}

function allOf(conditions: readonly Condition[]): Condition | undefined {
  const [first, ...rest] = conditions;
  if (!first || rest.length === 0) return first;
  return {
    key: conditions.map(({ key }) => key).join('&'),
    test: (traits, now) => conditions.every((condition) => condition.test(traits, now)),
  };
}

function orderOf({ model, request }: Handling<ListModel>): 'newest' | 'oldest' {
  return model.order?.(request.values.query) ?? 'newest';
}

function cursorKey({ world }: Handling<ListModel>): Key {
  return keyOf(world.ledger.template.setting.seed, 'cursor', world.sandbox);
}

/** What a cursor is bound to: the operation, its order and its filters, but not how long the pages are. */
function listName(handling: Handling<ListModel>): string {
  const { model, request } = handling;
  const { query } = request.values;
  const filters = Object.keys(query).filter((name) => Object.hasOwn(model.filters, name));
  const selected = Object.fromEntries(filters.map((name) => [name, query[name]]));
  return canonicalJson([request.provider.name, request.operation, orderOf(handling), selected]);
}

function isModelled({ filters, page, modelled }: ListModel, name: string): boolean {
  return (
    Object.hasOwn(filters, name) || pageParameters(page).includes(name) || (modelled ?? []).includes(name)
  );
}

function pageParameters(page: PageStyle): readonly string[] {
  switch (page.style) {
    case 'whole':
      return [];
    case 'number':
      return [page.index, page.limit.name];
    case 'cursor':
      return [page.cursor, page.limit.name];
  }
}

function toRenderings(
  handling: Handling<ListModel>,
  sources: readonly ResourceRows[],
  page: Page,
): readonly Rendering[] {
  const { world, model, request, context, now } = handling;
  const kind = kindOf(world.ledger.template, model.kind);
  const shape = model.shape(request.values.query);
  return page.places.flatMap(({ source, row }): readonly Rendering[] => {
    const rows = sources[source];
    if (!rows) return [];
    return [{ owner: rows.ownerOf(row), row, kind, shape, context, now, plan: () => rows.planAt(row) }];
  });
}
