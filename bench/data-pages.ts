/** The pages that `npm run bench:data` asks for: the first, one 10,000 pages deep, and one under each filter. */

export const HEADERS = { Authorization: 'Bearer any', 'xi-api-key': 'any', 'X-API-Key': 'any' };
/** Rows a page. */
export const LIMIT = 20;
const VOICEOS = `/voiceos/conversations?limit=${LIMIT}`;
const ELEVENLABS = `/elevenlabs/v1/convai/conversations?page_size=${LIMIT}`;
const VOICEABLE = `/voiceable/api/v1/conversations?page_size=${LIMIT}`;

/** Asks a mock for a path, in this process or over a socket. */
export type Ask = (path: string) => Promise<Response>;

export interface PageCase {
  readonly provider: string;
  readonly name: string;
  readonly path: string;
  /** Looks at words: held to its own target, as no list of all that is said is kept. */
  readonly isSearch: boolean;
  /** Whether so many calls are selected that the page is full: a shorter one is cheaper for that alone. */
  readonly isFull: boolean;
  /** Milliseconds that it took when it was asked for the first time. */
  readonly firstMs: number;
}

/** @param count how many calls there are; @param start when the clock stands. */
export async function findPages(ask: Ask, count: number, start: number): Promise<readonly PageCase[]> {
  const depth = Math.min(10_000, Math.floor(count / LIMIT) - 1);
  const deepAt = Math.floor((start - 21 * 86_400_000) / 1000);
  const middle = new Date(start - 10 * 86_400_000).toISOString();
  const user = await frequentCaller(ask);
  const voiceos = await pagesOf(ask, 'voiceos', VOICEOS, {
    [`page ${depth}`]: `index=${depth}`,
    'status=ended': 'status=ended',
    'status=started': 'status=started',
    'status=queued': 'status=queued',
    'status=ended, deep': `status=ended&index=${Math.floor(depth / 2)}`,
    created_before: `created_before=${middle}`,
    created_after: `created_after=${middle}`,
  });
  const shared = {
    agent_id: 'agent_id=agent_support',
    user_id: `user_id=${user}`,
    call_successful: 'call_successful=success',
    call_start_before_unix: `call_start_before_unix=${deepAt}`,
    call_start_after_unix: `call_start_after_unix=${deepAt}`,
  };
  const elevenlabs = await pagesOf(ask, 'elevenlabs', ELEVENLABS, {
    'behind a cursor, deep': await deepCursor(ask, ELEVENLABS, deepAt),
    ...shared,
    call_duration_min_secs: 'call_duration_min_secs=90',
    call_duration_max_secs: 'call_duration_max_secs=90',
    exclude_statuses: 'exclude_statuses=done',
    termination_reasons: 'termination_reasons=Busy',
    sort_direction: 'sort_direction=asc',
    'three filters': 'agent_id=agent_support&call_successful=failure&call_duration_min_secs=60',
    search: 'search=thank',
  });
  const voiceable = await pagesOf(ask, 'voiceable', VOICEABLE, {
    'behind a cursor, deep': await deepCursor(ask, VOICEABLE, deepAt),
    ...shared,
  });
  return [...voiceos, ...elevenlabs, ...voiceable];
}

async function pagesOf(
  ask: Ask,
  provider: string,
  list: string,
  queries: Readonly<Record<string, string>>,
): Promise<readonly PageCase[]> {
  const pages: PageCase[] = [];
  for (const [name = '', query] of [['first page', ''], ...Object.entries(queries)] as const) {
    const path = `${list}&${query}`;
    const startedAt = performance.now();
    const { items, data, conversations } = await json(ask, path);
    const firstMs = performance.now() - startedAt;
    const isFull = (items ?? data ?? conversations).length === LIMIT;
    pages.push({ provider, name, path, isSearch: name === 'search', isFull, firstMs });
  }
  return pages;
}

/** The second page of a list that begins three weeks back: as deep in time as the tenth thousandth page. */
async function deepCursor(ask: Ask, list: string, before: number): Promise<string> {
  const query = `call_start_before_unix=${before}`;
  const { cursor } = await json(ask, `${list}&${query}`);
  return `${query}&cursor=${encodeURIComponent(String(cursor))}`;
}

/** Of the latest callers, one who fills a page. */
async function frequentCaller(ask: Ask): Promise<string> {
  let best = { user: '', calls: 0 };
  const { data } = await json(ask, VOICEABLE);
  for (const { metadata } of data.slice(0, 10)) {
    const user: string = metadata.user_id;
    const calls = (await json(ask, `${VOICEABLE}&user_id=${user}`)).data.length;
    if (calls > best.calls) best = { user, calls };
  }
  return best.user;
}

// biome-ignore lint/suspicious/noExplicitAny: what came over the wire is looked into and not relied on.
async function json(ask: Ask, path: string): Promise<any> {
  const response = await ask(path);
  if (response.status !== 200) throw new Error(`Failed to ask ${path}: ${response.status}`);
  return response.json();
}
