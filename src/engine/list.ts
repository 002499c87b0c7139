import { type Instant, NEVER } from '../core/instant.ts';
import type { Moment } from '../core/moment.ts';
import { type Page, pageOf } from '../core/page.ts';
import type { Condition, Criteria } from '../core/rows.ts';
import { consistencyOf } from './consistency.ts';
import type { Decision, PagePosition, Refuse, Rendering } from './decision.ts';
import type { Handling } from './handle.ts';
import { kindOf } from './ledger.ts';
import type { Limit, ListModel, PageFacts, PageStyle } from './provider.ts';
import { withinReach } from './reach.ts';
import { firstStep, nextCursor, orderOf, readStep, type Step } from './walk.ts';
import type { ShownRows } from './world-rows.ts';

/** Shows a page of the resources that the query selects. */
export function listResources(handling: Handling<ListModel>): Decision {
  const { world, request, model } = handling;
  const { query } = request.values;
  const cut = readCut(handling);
  if ('kind' in cut) return cut;
  const { step, limit, index } = cut;
  const { start, moment } = step;
  const slices = world.ledger.slices(model.kind, request.provider.name, moment);
  const criteria = withinReach(slices, toCriteria(handling, moment), moment.at);
  const page = pageOf(slices, { criteria, order: orderOf(handling), start, limit }, moment.at);
  const cursor = model.page.style === 'cursor' ? nextCursor(handling, step, page) : null;
  const facts: PageFacts = { index, hasMore: page.hasMore, cursor };
  return {
    kind: 'respond',
    status: 200,
    headers: {},
    body: {
      kind: 'list',
      rows: toRenderings(handling, slices, page, step.moment.at),
      member: model.rows,
      around: model.around?.(facts) ?? {},
    },
    ...(model.page.style !== 'whole' && { pageFacts: facts }),
    commit: undefined,
    ignored: Object.keys(query).filter((name) => !isModelled(model, name)),
    page: positionOf(model.page.style, step, page),
    ...(model.page.style === 'whole' && page.hasMore && { note: noteOfCut(handling, limit) }),
  };
}

/** Which page it is, and how long it may be. */
interface Cut {
  readonly step: Step;
  readonly limit: number;
  readonly index: number;
}

function readCut(handling: Handling<ListModel>): Cut | Refuse {
  const { page } = handling.model;
  const { query } = handling.request.values;
  const first = firstStep(handling);
  switch (page.style) {
    case 'whole':
      return { step: first, limit: consistencyOf(handling).listMax ?? page.max, index: 1 };
    case 'number': {
      const limit = readLimit(page.limit, query);
      const index = readInteger(query[page.index], 1);
      return { step: { ...first, start: { offset: (index - 1) * limit } }, limit, index };
    }
    case 'cursor': {
      const limit = readLimit(page.limit, query);
      const sent = query[page.cursor];
      const hasCursor = sent !== undefined && sent !== '';
      const step = hasCursor ? readStep(handling, page.cursor, String(sent)) : first;
      return 'kind' in step ? step : { step, limit, index: 1 };
    }
  }
}

/** A page that has the whole list is whole, however the list is cut. */
function positionOf(style: PageStyle['style'], { start }: Step, { places, hasMore }: Page): PagePosition {
  if (places.length === 0) return 'empty';
  if (style === 'whole') return 'whole';
  const isFirst = 'offset' in start && start.offset === 0;
  if (isFirst) return hasMore ? 'first' : 'whole';
  return hasMore ? 'middle' : 'last';
}

function noteOfCut({ request }: Handling<ListModel>, limit: number): string {
  const list = `${request.operation} of ${request.provider.name}`;
  return `${list} has no pages and shows the newest ${limit} only: there are more. A scenario's consistency rule may set another listMax.`;
}

function readLimit(limit: Limit, query: Readonly<Record<string, unknown>>): number {
  const wanted = readInteger(query[limit.name], limit.default);
  return wanted <= limit.max ? wanted : limit[limit.beyond];
}

/** What is no whole number above zero was let through by a lenient mode: the default stands in for it. */
function readInteger(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : fallback;
}

/** What the query selects, of what lists show by then: what was created lately may not be among it yet. */
function toCriteria(handling: Handling<ListModel>, { at }: Moment): Criteria {
  const { filters } = handling.model;
  const { query } = handling.request.values;
  const selectors = Object.keys(filters)
    .filter((name) => Object.hasOwn(query, name))
    .map((name) => filters[name]?.(query[name]))
    .filter((selector) => selector !== undefined);
  return {
    after: Math.max(-NEVER, ...selectors.map(({ after }) => after ?? -NEVER)),
    until: Math.min(at - consistencyOf(handling).listLag, ...selectors.map(({ until }) => until ?? NEVER)),
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

function isModelled({ filters, page, modelled }: ListModel, name: string): boolean {
  return (
    Object.hasOwn(filters, name) || pageParameters(page).includes(name) || (modelled ?? []).includes(name)
  );
}

/** The parameters that say which page it is, and how long. */
export function pageParameters(page: PageStyle): readonly string[] {
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
  { world, model, request, context }: Handling<ListModel>,
  slices: readonly ShownRows[],
  page: Page,
  now: Instant,
): readonly Rendering[] {
  const kind = kindOf(world.ledger.template, model.kind);
  const shape = model.shape(request.values.query);
  return page.places.flatMap(({ source, row }): readonly Rendering[] => {
    const rows = slices[source]?.rows;
    if (!rows) return [];
    return [{ owner: rows.ownerOf(row), row, kind, shape, context, now, plan: () => rows.planAt(row) }];
  });
}
