import { setImmediate } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { createMock, type Mock } from '../../src/index.ts';
import { type Api, ELEVENLABS, numberOf, OVIA, PAGE, VOICEABLE, VOICEOS } from './support/apis.ts';

/**
 * 64 writers insert, and where the API can, delete, while a reader walks through the pages over real sockets. The order
 * in which the sandbox served them is known from the numbers that it gave the requests, so that each page is compared
 * with what the list held when it was served, however the requests came to lie.
 */
const WRITERS = 64;
const BASE = 300;

/** What was written, with its place in the order of the sandbox's requests. */
interface Write {
  readonly type: 'create' | 'delete';
  readonly id: string;
  readonly order: number;
}

interface ServedPage {
  readonly rows: readonly string[];
  readonly order: number;
}

interface Walked {
  /** The list before the first write, newest first. */
  readonly base: readonly string[];
  /** In the order in which they were made. */
  readonly writes: readonly Write[];
  readonly pages: readonly ServedPage[];
}

const CLOCKS = ['frozen', 'running:60'];
const cases = CLOCKS.flatMap((clock) =>
  [VOICEABLE, ELEVENLABS].flatMap((api) =>
    ['keyset', 'snapshot', 'offset'].map((cursors) => [api.name, cursors, clock, api] as const),
  ),
);

test.each(cases)(
  '%s by %s cursors, under a %s clock: each page is exact',
  async (_name, cursors, clock, api) => {
    const walked = await walkUnderWrites(api, clock, cursors);
    const { base, pages } = walked;
    const rows = pages.flatMap((page) => page.rows);
    const start = listAt(walked, pages[0]?.order ?? 0);
    expect(start).toHaveLength(BASE);
    expect(start).toEqual(base);
    switch (cursors) {
      case 'snapshot':
        return expect(rows).toEqual(start);
      case 'keyset':
        expectKeyset(walked);
        // What was deleted before it was reached is gone; all else that was there is shown exactly once, and nothing new.
        return expect(rows).toEqual(start.filter((id) => rows.includes(id) || isKept(walked, id)));
      default:
        expectOffsets(walked);
        return expectShift(walked);
    }
  },
);

test.each(CLOCKS)(
  'voiceos by page numbers, under a %s clock: inserts shift, by exactly as many',
  async (clock) => {
    const walked = await walkUnderWrites(VOICEOS, clock, 'snapshot');
    expectOffsets(walked);
    expectShift(walked);
  },
);

test.each(CLOCKS)(
  'ovia’s whole list, under a %s clock, is what there was when it was served',
  async (clock) => {
    const walked = await walkUnderWrites(OVIA, clock, 'snapshot');
    for (const { rows, order } of walked.pages)
      expect(rows).toEqual(listAt(walked, order).slice(0, BASE + 50));
    expect(walked.pages.at(-1)?.rows).toHaveLength(BASE + 50);
  },
);

/** Each page is what the list held behind the last row of the page before. */
function expectKeyset(walked: Walked): void {
  const created = walked.writes.filter(({ type }) => type === 'create').map(({ id }) => id);
  const ranks = new Map([...created.reverse(), ...walked.base].map((id, rank) => [id, rank]));
  const rankOf = (id: string | undefined): number => (id === undefined ? -1 : (ranks.get(id) ?? Number.NaN));
  let last: string | undefined;
  for (const { rows, order } of walked.pages) {
    const behind = listAt(walked, order).filter((id) => last === undefined || rankOf(id) > rankOf(last));
    expect(rows).toEqual(behind.slice(0, PAGE));
    last = rows.at(-1);
  }
}

/** Each page is the list as it was then, sliced at as many rows as were shown. */
function expectOffsets(walked: Walked): void {
  let passed = 0;
  for (const { rows, order } of walked.pages) {
    expect(rows).toEqual(listAt(walked, order).slice(passed, passed + PAGE));
    passed += rows.length;
  }
}

/** What a page repeats of the one before is as much as was inserted between them, less what was deleted. */
function expectShift(walked: Walked): void {
  for (const [index, { rows, order }] of walked.pages.entries()) {
    const before = walked.pages[index - 1];
    if (!before || walked.writes.some(({ type }) => type === 'delete')) continue;
    const inserted = walked.writes.filter(
      (write) => write.order > before.order && write.order < order,
    ).length;
    const repeated = rows.filter((id) => before.rows.includes(id));
    // The page begins as many rows earlier in what the page before was cut from.
    const from = before.rows.length - inserted;
    expect(repeated).toEqual(before.rows.slice(Math.max(0, from), Math.max(0, from + PAGE)));
  }
}

function isKept({ writes }: Walked, id: string): boolean {
  return !writes.some((write) => write.type === 'delete' && write.id === id);
}

/** The list when the request with that number was served. */
function listAt({ base, writes }: Walked, order: number): readonly string[] {
  const past = writes.filter((write) => write.order < order);
  const gone = new Set(past.filter(({ type }) => type === 'delete').map(({ id }) => id));
  const created = past.filter(({ type }) => type === 'create').map(({ id }) => id);
  return [...created.reverse(), ...base].filter((id) => !gone.has(id));
}

async function walkUnderWrites(api: Api, clock: string, cursors: string): Promise<Walked> {
  const scenario = {
    ringback: 'scenario/1',
    name: 'walk',
    data: [{ calls: BASE, over: '30d' }],
    consistency: [{ cursors, listMax: BASE + 50 }],
  };
  const mock = createMock({ seed: 11, clock, scenario });
  const { url } = await mock.listen();
  try {
    const base = mock.calls
      .list({ limit: 1000, provider: api.name })
      .calls.map(({ ids }) => ids[api.name] ?? '');
    const writes: Write[] = [];
    const turns = createTurns();
    const keep = (write: Write): void => {
      writes.push(write);
      turns.wrote();
    };
    const writers = Array.from({ length: WRITERS }, (_, writer) =>
      writeOn({ mock, url, api, base, writer, keep, turns }),
    );
    const pages = await read(url, api, writes, turns).finally(() => turns.end());
    await Promise.all(writers);
    expect(mock.violations.list()).toEqual([]);
    return { base, writes: writes.sort((a, b) => a.order - b.order), pages };
  } finally {
    await mock.close();
  }
}

/** A walk that drifts may never end: after so many pages it has shown what it had to. */
const MAX_PAGES = 60;

/** Pages between two writes of one writer: four writers have their turn at each page. */
const TURNS = 16;

/** Who may write when: as many as a walk can stand, and always some between two pages. */
interface Turns {
  /** Resolves once so many pages were served; to false when there will be no more. */
  reached(pages: number): Promise<boolean>;
  /** A page was served: resolves when the next write was answered. */
  served(): Promise<void>;
  wrote(): void;
  end(): void;
}

function createTurns(): Turns {
  let pages = 0;
  let isDone = false;
  const waiting = new Map<number, ((goesOn: boolean) => void)[]>();
  let reader: () => void = () => undefined;
  return {
    reached(wanted) {
      if (isDone || pages >= wanted) return Promise.resolve(!isDone);
      return new Promise((resolve) => waiting.set(wanted, [...(waiting.get(wanted) ?? []), resolve]));
    },
    served() {
      pages += 1;
      for (const resolve of waiting.get(pages) ?? []) resolve(true);
      waiting.delete(pages);
      return new Promise((resolve) => {
        reader = resolve;
      });
    },
    wrote: () => reader(),
    end() {
      isDone = true;
      for (const resolve of [...waiting.values()].flat()) resolve(false);
    },
  };
}

/** Walks; between two pages at least one more write is answered. */
async function read(
  url: string,
  api: Api,
  writes: readonly Write[],
  turns: Turns,
): Promise<readonly ServedPage[]> {
  const pages: ServedPage[] = [];
  const first = api === VOICEOS ? `limit=${PAGE}` : api === OVIA ? '' : `page_size=${PAGE}`;
  let query: string | undefined = first;
  while (query !== undefined && pages.length < MAX_PAGES) {
    const { body, order } = await ask(`${url}${api.list}?${query}`, { headers: api.headers });
    pages.push({ rows: api.rowsOf(body), order });
    query = api === OVIA ? (writes.length < 100 ? '' : undefined) : api.next(body, pages.length);
    if (query !== undefined) await turns.served();
  }
  return pages;
}

interface Writer {
  readonly mock: Mock;
  readonly url: string;
  readonly api: Api;
  readonly base: readonly string[];
  readonly writer: number;
  readonly turns: Turns;
  keep(write: Write): void;
}

/** One writer: it creates, and every third time deletes what was there, until the reader is done. */
async function writeOn({ mock, url, api, base, writer, keep, turns }: Writer): Promise<void> {
  const { create, headers } = api;
  for (let nth = 0; await turns.reached(1 + (writer % TURNS) + TURNS * nth); nth += 1) {
    if (!create) {
      await setImmediate();
      const made = mock.calls.create({ provider: api.name, from: '+14155550100', to: numberOf(nth) });
      // Made between two requests: behind the last that was answered, and in the order of the writes among themselves.
      const answered = Number(mock.journal.list({ limit: 1 }).entries[0]?.id ?? 0);
      keep({ type: 'create', id: made.ids[api.name] ?? '', order: answered + 0.5 });
      continue;
    }
    // Each writer deletes rows of its own share, from both ends of the list.
    const share = writer + WRITERS * Math.floor(nth / 3);
    const row = writer % 2 === 0 ? base[share] : base[BASE - 1 - share];
    if (api.deletes && (writer + nth) % 3 === 2 && row !== undefined && share < BASE / 2) {
      const { order, status } = await ask(`${url}${api.list}/${row}`, { method: 'DELETE', headers });
      expect(status).toBe(204);
      keep({ type: 'delete', id: row, order });
      continue;
    }
    const body = JSON.stringify(create.body(writer * 10_000 + nth));
    const made = await ask(`${url}${create.path}`, { method: 'POST', headers, body });
    expect(made.status).toBe(200);
    keep({ type: 'create', id: create.idOf(made.body), order: made.order });
  }
}

async function ask(
  url: string,
  init: RequestInit,
): Promise<{ readonly status: number; readonly body: unknown; readonly order: number }> {
  const response = await fetch(url, init);
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? null : JSON.parse(text),
    order: Number(response.headers.get('ringback-request-id')),
  };
}
