import type { CallFacts } from '../../../mocks/voice/call.ts';
import type { Json, JsonObject } from '../../../src/core/json.ts';
import type { Plan, PlanEvent } from '../../../src/core/plan.ts';
import type { Bench, Subject } from './bench.ts';

/** What the conformance suite has to know of a provider beyond its model and its spec. */
export interface ProviderCase extends Subject {
  readonly list: ListCase;
  /** The targets of the reads of one call; the first is its detail. */
  reads(id: string): readonly string[];
  /** Undefined where the API makes no calls. */
  readonly create?: CreateCase;
  /** What a row of the list and the detail both say, in the same form. */
  readonly common: { ofRow(row: JsonObject): Json; ofDetail(body: JsonObject): Json };
  /** The status of an answer to a request that breaks the contract. */
  readonly invalidStatus: number;
  statusOf(detail: JsonObject): string;
  /** Every course that statuses take, from creation to analysis. */
  readonly lives: readonly (readonly string[])[];
  /** Whether an event of a call leaves its detail as it was. */
  isHidden(event: PlanEvent, plan: Plan<CallFacts>): boolean;
  /** By query parameter: one entry for each that the model filters by. */
  readonly filters: Readonly<Record<string, FilterCase>>;
}

export interface ListCase {
  /** Below the mount, without a query. */
  readonly target: string;
  /** Parameters that show all that there is to show, in pages as long as can be. */
  readonly wide: Query;
  /** Parameters that turn the list round; undefined where there are none. */
  readonly oldestFirst?: Query;
  rowsOf(body: Json): readonly JsonObject[];
  idOf(row: JsonObject): string;
  /** What leads from a page to the next; null on the last one. */
  next(body: Json, query: Query): Query | null;
}

export interface CreateCase {
  readonly target: string;
  body(to: string): JsonObject;
  idOf(body: JsonObject): string;
}

/** Parameters; one with several values is repeated. */
export type Query = Readonly<Record<string, string | number | readonly string[]>>;

/** A call as a client sees it. */
export interface Seen {
  /** When it was created; not every API shows it. */
  readonly createdAt: number;
  readonly row: JsonObject;
  readonly detail: JsonObject;
}

export interface FilterCase {
  /** Values worth trying, given all that is there. */
  values(all: readonly Seen[]): readonly (string | number | readonly string[])[];
  keeps(seen: Seen, value: never): boolean;
}

/** The seeds that every property of the suite is tried with. */
export const SEEDS: readonly number[] = Array.from({ length: 20 }, (_, index) => index + 1);

/** A target with its parameters, as clients write them. */
export function targetOf(target: string, query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  );
  return pairs.length === 0 ? target : `${target}?${new URLSearchParams(pairs)}`;
}

/** A page's rows and what leads on from it. */
export function readPage(
  bench: Bench,
  { list }: ProviderCase,
  query: Query,
): { readonly rows: readonly JsonObject[]; readonly next: Query | null } {
  const { status, body, text } = bench.send('GET', targetOf(list.target, query));
  if (status !== 200) throw new Error(`Failed to list: ${text}`);
  return { rows: list.rowsOf(body), next: list.next(body, query) };
}

/** All rows, page by page; `between` happens between two pages. */
export function walk(
  bench: Bench,
  subject: ProviderCase,
  query: Query,
  between: () => void = () => undefined,
): readonly JsonObject[] {
  const rows: JsonObject[] = [];
  for (let page = readPage(bench, subject, query); ; page = readPage(bench, subject, page.next)) {
    rows.push(...page.rows);
    if (!page.next) return rows;
    between();
  }
}

/** The ids of rows, in their order. */
export function idsOf({ list }: ProviderCase, rows: readonly JsonObject[]): readonly string[] {
  return rows.map((row) => list.idOf(row));
}

/** Makes a call the way that clients do, or without a request where the API makes none. */
export function createCall(bench: Bench, { create }: ProviderCase, to: string): string {
  if (!create) return bench.dial(to);
  const { status, body, text } = bench.send('POST', create.target, create.body(to));
  if (status !== 200) throw new Error(`Failed to create: ${text}`);
  return create.idOf(body as JsonObject);
}

/** The detail of a call. */
export function readDetail(bench: Bench, subject: ProviderCase, id: string): JsonObject {
  return bench.send('GET', subject.reads(id)[0] ?? '').body as JsonObject;
}
