import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMock } from '../../src/index.ts';
import { type Conversation, createElevenLabsClient, idsOf } from '../support/elevenlabs-client.ts';

const mock = createMock({ seed: 7 });
const client = createElevenLabsClient(mock);

afterAll(() => mock.close());

function load(cursors: string, listLag = '0s'): void {
  mock.load({
    ringback: 'scenario/1',
    name: 'walks',
    data: [
      { calls: 15, over: '5d' },
      { calls: 15, over: { before: '10m', after: '10m' } },
      { call: { id: 'vip', from: '+14155550142', to: '+14155550100' } },
    ],
    consistency: [{ on: 'listConversations', cursors, listLag }],
  });
}

/** What happens between two pages. Under a frozen clock all but `wait` happens at the instant of the first page. */
const happenings = fc.array(
  fc.record({
    what: fc.constantFrom('create', 'create', 'delete', 'hang-up', 'say', 'wait'),
    which: fc.nat(),
  }),
  { maxLength: 6 },
);
type Happenings = readonly { readonly what: string; readonly which: number }[];

const queries = fc.constantFrom<Readonly<Record<string, string>>>(
  {},
  { sort_direction: 'asc' },
  { exclude_statuses: 'failed' },
  { exclude_statuses: 'done' },
  { call_successful: 'unknown', sort_direction: 'asc' },
  { call_duration_min_secs: '1' },
  { summary_mode: 'include', call_start_after_unix: '1767000000' },
);
const walks = fc.record({
  before: happenings,
  between: fc.array(happenings, { minLength: 1, maxLength: 8 }),
  query: queries,
  size: fc.integer({ min: 1, max: 9 }),
});

async function interfere(happening: Happenings): Promise<void> {
  for (const { what, which } of happening) {
    const ids = idsOf(await client.walk());
    const id = ids[which % ids.length] ?? '';
    switch (what) {
      case 'create':
        await client.create();
        break;
      case 'delete':
        await client.delete(id);
        break;
      case 'wait':
        mock.clock.jump(`${1 + (which % 200)}s`);
        break;
      case 'say':
        amend(() => mock.calls.say(id, { by: 'user', text: 'One more thing.' }));
        break;
      case 'hang-up':
        amend(() => mock.calls.hangUp(id, { by: 'user' }));
        break;
    }
  }
}

/** A call that has ended cannot be amended: then nothing happens. */
function amend(change: () => void): void {
  try {
    change();
  } catch (error) {
    if (!(error instanceof Error && 'status' in error && error.status === 409)) throw error;
  }
}

interface Walk {
  readonly before: Happenings;
  readonly between: readonly Happenings[];
  readonly query: Readonly<Record<string, string>>;
  readonly size: number;
}

/** Walks page by page; `look` sees the whole list at the moment of each page. */
async function walk(
  { before, between, query, size }: Walk,
  look: (whole: readonly Conversation[], page: readonly Conversation[], index: number) => void,
): Promise<readonly Conversation[]> {
  await interfere(before);
  const walked: Conversation[] = [];
  let cursor: string | null = null;
  for (let index = 0; ; index += 1) {
    const whole = await client.walk(query);
    const page = await client.page({ ...query, page_size: size, ...(cursor !== null && { cursor }) });
    expect(page.status).toBe(200);
    look(whole, page.rows, index);
    walked.push(...page.rows);
    cursor = page.cursor;
    if (cursor === null) return walked;
    // Were there no end to it, a walk towards the newest, or one that drifts, might have none either.
    await interfere(between[index] ?? []);
  }
}

test('all pages of a snapshot show what was there at its first, as it was, whatever happens meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(walks, fc.constantFrom('0s', '90s'), async (plan, listLag) => {
      load('snapshot', listLag);
      let first: readonly Conversation[] = [];
      const walked = await walk(plan, (whole, _page, index) => {
        if (index === 0) first = whole;
      });
      expect(walked).toEqual(first);
    }),
    { numRuns: 40 },
  );
});

test('a page of an offset walk is the list of its moment, sliced at as many rows as were shown', async () => {
  await fc.assert(
    fc.asyncProperty(walks, async (plan) => {
      load('offset');
      let passed = 0;
      await walk(plan, (whole, page) => {
        expect(page).toEqual(whole.slice(passed, passed + plan.size));
        passed += page.length;
      });
    }),
    { numRuns: 20 },
  );
});

test('a page of a keyset walk is what the list of its moment holds behind the last row that was shown', async () => {
  await fc.assert(
    fc.asyncProperty(walks, async (plan) => {
      load('keyset');
      let last: Place | undefined;
      await walk(plan, (whole, page) => {
        const places = whole.map(placeOf);
        const behind = whole.filter((_, index) => !last || isBehind(places[index], last, plan.query));
        expect(page).toEqual(behind.slice(0, plan.size));
        last = page.map(placeOf).at(-1) ?? last;
      });
    }),
    { numRuns: 20 },
  );
});

/** Where a call stands in the total order: by creation, then by the order in the ground truth, newest first. */
interface Place {
  readonly createdAt: string;
  readonly rank: number;
}

function placeOf({ conversation_id }: Conversation): Place {
  const all = mock.calls.list({ limit: 1000, provider: 'elevenlabs' }).calls;
  const rank = all.findIndex(({ ids }) => ids.elevenlabs === conversation_id);
  // Counted from the oldest: what is created later changes no rank, as it comes last.
  return { createdAt: all[rank]?.createdAt ?? '', rank: all.length - rank };
}

function isBehind(place: Place | undefined, last: Place, query: Walk['query']): boolean {
  if (!place) return false;
  const order =
    place.createdAt === last.createdAt ? place.rank - last.rank : place.createdAt < last.createdAt ? -1 : 1;
  return query.sort_direction === 'asc' ? order > 0 : order < 0;
}
