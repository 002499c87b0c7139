import { expect, test } from '@jest/globals';
import type { CallFacts } from '../../mocks/voice/call.ts';
import { callKind } from '../../mocks/voice/kind.ts';
import { type CallTraits, traitsOf } from '../../mocks/voice/traits.ts';
import { pageOf } from '../../src/core/page.ts';
import type { Plan } from '../../src/core/plan.ts';
import { type Condition, selectRows } from '../../src/core/rows.ts';
import { createLedger } from '../../src/engine/ledger.ts';
import { REACH } from '../../src/engine/reach.ts';
import type { ResourceRows } from '../../src/engine/resource.ts';
import { createTemplate, type Template } from '../../src/engine/template.ts';
import { createMock } from '../../src/index.ts';
import { START, scenarioOf } from '../providers/support/scenarios.ts';
import { createSeeded } from '../support/seeded.ts';

const DOCUMENT = {
  ringback: 'scenario/1',
  name: 'busy',
  agents: [
    { id: 'agent_support', name: 'Maya', persona: 'support' },
    { id: 'agent_booking', name: 'Theo', persona: 'booking', weight: 0.2 },
  ],
  data: [{ calls: 4000, over: { before: '3d', after: '1h' }, traffic: { days: ['wed', 'thu'] } }],
};
const SCENARIO = scenarioOf(DOCUMENT);
const FILTERS: readonly Condition<CallTraits>[] = [
  { key: 'agent', test: ({ agentId }) => agentId === 'agent_booking' },
  { key: 'ended', test: ({ state }) => state === 'ended' || state === 'analysed' },
  { key: 'short', test: ({ seconds }) => seconds < 60 },
];
const EVER = { after: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };

function freshTemplate(): Template {
  return createTemplate([callKind], { scenario: SCENARIO, defaults: SCENARIO, seed: 3, start: START });
}

interface SearchPage {
  readonly conversations: readonly {
    readonly conversation_id: string;
    readonly start_time_unix_secs: number;
  }[];
  readonly has_more: boolean;
  readonly next_cursor: string;
}

/** What a filter selects, by looking at every row. */
function bruteForce(rows: ResourceRows, where: Condition<CallTraits>, now: number): readonly number[] {
  return Array.from({ length: rows.size }, (_, row) => row).filter(
    // The rows of these worlds are calls.
    (row) =>
      rows.createdAt(row) <= now && where.test(traitsOf(rows.planAt(row) as Plan<CallFacts>, now), now),
  );
}

function selected(rows: ResourceRows, where: Condition<CallTraits>, now: number): readonly number[] {
  const { length, rowAt } = selectRows(rows, { ...EVER, where }, now);
  return Array.from({ length }, (_, position) => rowAt(position));
}

test('pages at any depth, under any filter, are what looking at every row gives, as calls live on and are amended', () => {
  const ledger = createLedger('test', freshTemplate());
  const draw = createSeeded('amend');
  let amended = 0;
  for (const [step, now] of [0, 1000, 90_000, 400_000, 3_000_000].map((after) => START + after).entries()) {
    const [rows] = ledger.sources('call', null);
    if (!rows) throw new Error('the dataset is not there');
    for (const where of FILTERS) {
      const all = bruteForce(rows, where, now);
      expect(selected(rows, where, now)).toEqual(all);
      for (const depth of [0, 1, Math.floor(all.length / 2), all.length - 5]) {
        const request = {
          criteria: { ...EVER, where },
          order: 'newest',
          start: { offset: depth },
          limit: 4,
        } as const;
        const { places } = pageOf([{ rows }], request, now);
        expect(places.map(({ row }) => row)).toEqual([...all].reverse().slice(depth, depth + 4));
      }
    }
    // Some that live are hung up, in every order of rows, and more of them each time.
    const living = bruteForce(rows, { key: 'answered', test: ({ state }) => state === 'answered' }, now);
    for (let nth = 0; nth <= step && living.length > 0; nth += 1) {
      const { serial } = rows.planAt(draw.pick(living));
      ledger.append({
        type: 'amend',
        at: now,
        kind: 'call',
        serial,
        amendment: { action: 'hang-up', details: {} },
      });
      amended += 1;
    }
  }
  expect(amended).toBeGreaterThan(5);
}, 60_000);

test('an amended row of a dataset costs its sandbox no other look at all the rows', () => {
  const template = freshTemplate();
  const ledger = createLedger('test', template);
  const now = START + 60_000;
  let looks = 0;
  const where: Condition<CallTraits> = {
    key: 'counted',
    test: ({ seconds }) => {
      looks += 1;
      return seconds > 30;
    },
  };
  const [base] = ledger.sources('call', null);
  if (!base) throw new Error('the dataset is not there');
  selected(base, where, now);
  expect(looks).toBeGreaterThan(3000);
  const living = bruteForce(base, { key: 'answered', test: ({ state }) => state === 'answered' }, now);
  const { serial } = base.planAt(living[0] ?? 0);
  for (const action of ['say', 'hang-up']) {
    ledger.append({
      type: 'amend',
      at: now,
      kind: 'call',
      serial,
      amendment: { action, details: { text: 'Hm.' } },
    });
    looks = 0;
    const [rows] = ledger.sources('call', null);
    if (rows) selected(rows, where, now);
    expect(looks).toBeLessThan(200);
  }
});

test('a search reaches the newest of what else is selected, and no further', async () => {
  const mock = createMock({
    scenario: { ...DOCUMENT, data: [{ calls: 1200, over: '3d' }] },
    start: '2026-01-08T09:00Z',
  });
  try {
    const read = async (query: string): Promise<{ id: string; at: number }[]> => {
      const rows: { id: string; at: number }[] = [];
      for (let cursor = ''; ; ) {
        const path = `/elevenlabs/v1/convai/conversations?page_size=100&${query}&cursor=${cursor}`;
        const response = await mock.fetch(path, { headers: { 'xi-api-key': 'any' } });
        const page = (await response.json()) as SearchPage;
        for (const row of page.conversations)
          rows.push({ id: row.conversation_id, at: row.start_time_unix_secs });
        if (!page.has_more) return rows;
        cursor = page.next_cursor;
      }
    };
    const all = await read('');
    expect(all).toHaveLength(1200);
    // A blank search finds all; a dot is in everything that was ever said.
    expect(await read('search=%20')).toHaveLength(1200);
    const newest = all.slice(0, REACH);
    const found = await read('search=.');
    expect(found.length).toBeGreaterThan(REACH * 0.8);
    expect(newest.map(({ id }) => id)).toEqual(expect.arrayContaining(found.map(({ id }) => id)));
    const ofAgent = await read('agent_id=agent_booking');
    expect(ofAgent.length).toBeLessThan(REACH);
    const older = (await read('agent_id=agent_booking&search=.')).filter(
      ({ at }) => at < (newest.at(-1)?.at ?? 0),
    );
    expect(older.length).toBeGreaterThan(0);
  } finally {
    await mock.close();
  }
}, 60_000);
