import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMock, type Mock } from '../../src/index.ts';
import { createElevenLabsClient, type ElevenLabsClient, idsOf } from '../support/elevenlabs-client.ts';

const SCENARIO = {
  ringback: 'scenario/1',
  name: 'deletes',
  data: [
    { calls: 20, over: '10d' },
    { calls: 15, over: { before: '5d', after: '5m' } },
    { call: { id: 'vip', from: '+14155550142', to: '+14155550100' } },
  ],
};

let mock: Mock;
let client: ElevenLabsClient;
/** The same world, in which nothing is done. */
let untouched: ElevenLabsClient;

beforeEach(() => {
  mock = createMock({ scenario: SCENARIO, seed: 7 });
  client = createElevenLabsClient(mock);
  untouched = createElevenLabsClient(mock.sandbox('untouched'));
});

afterEach(() => mock.close());

test.each(['a dataset’s', 'a fixture', 'a created'])(
  '%s call that was deleted is found no more',
  async (which) => {
    const created = await client.create();
    const before = idsOf(await client.walk());
    const id = which === 'a created' ? created : which === 'a fixture' ? 'vip' : (before[17] ?? '');
    expect(before).toContain(id);
    expect(await client.read(id)).toBe(200);
    expect(await client.delete(id)).toBe(204);
    expect(await client.read(id)).toBe(404);
    expect(await client.delete(id)).toBe(404);
    expect(idsOf(await client.walk())).toEqual(before.filter((one) => one !== id));
  },
);

test('what is not there cannot be deleted', async () => {
  expect(await client.delete('conv_nobody')).toBe(404);
  expect(mock.violations.list()).toEqual([]);
});

test('an answer to a delete has neither body nor content type', async () => {
  const id = await client.create();
  const response = await mock.fetch(`/elevenlabs/v1/convai/conversations/${id}`, {
    method: 'DELETE',
    headers: { 'xi-api-key': 'any' },
  });
  expect([response.status, await response.text()]).toEqual([204, '']);
  expect(response.headers.get('content-type')).toBeNull();
  expect(response.headers.get('ringback-source')).toBe('model');
  expect(mock.journal.list().entries[0]).toMatchObject({ operation: 'deleteConversation', status: 204 });
});

test('a call that one provider deleted stays with the others and in the ground truth', async () => {
  const [id = ''] = idsOf(await client.walk({ exclude_statuses: 'initiated' }));
  const truth = mock.calls.get(id);
  await client.delete(id);
  expect(mock.calls.get(id)).toEqual(truth);
  expect(mock.calls.list().calls).toContainEqual(truth);
  const elsewhere = await mock.fetch(`/voiceable/api/v1/conversations/${truth.ids.voiceable}`, {
    headers: { 'X-API-Key': 'any' },
  });
  expect(elsewhere.status).toBe(200);
});

test('a running call that was deleted lives on in truth, out of its provider’s sight', async () => {
  const id = await client.create();
  await client.delete(id);
  await mock.clock.advance({ until: 'idle' });
  expect(['ended', 'analysed']).toContain(mock.calls.get(id).state);
  expect(await client.read(id)).toBe(404);
});

test('a look at an instant before the delete still shows the call, at the delete’s own no more', async () => {
  const id = await client.create();
  mock.clock.jump('10s');
  await client.delete(id);
  mock.clock.jump('10s');
  const [before, at] = ['2026-01-01T09:00:09.999Z', '2026-01-01T09:00:10.000Z'];
  expect(await Promise.all([before, at].map((asOf) => client.read(id, asOf)))).toEqual([200, 404]);
  const shown = await Promise.all([before, at].map((asOf) => client.page({}, asOf)));
  expect(shown.map(({ rows }) => idsOf(rows).includes(id))).toEqual([true, false]);
});

test('a rewind to before the delete brings the call back', async () => {
  const id = await client.create();
  mock.clock.jump('10s');
  await client.delete(id);
  expect(mock.clock.rewind('1s')).toMatchObject({ discarded: 1 });
  expect(await client.read(id)).toBe(200);
  expect(idsOf(await client.walk())).toContain(id);
});

test('pages over what deletes left are what is left, sliced', async () => {
  const query = fc.constantFrom({}, { sort_direction: 'asc' }, { call_successful: 'success' });
  const step = fc.oneof(
    fc.constant({ do: 'create' as const }),
    fc.record({ do: fc.constant('delete' as const), which: fc.nat() }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 25 }),
      query,
      fc.integer({ min: 1, max: 9 }),
      async (steps, filter, size) => {
        mock.reset();
        const gone = new Set<string>();
        const made: string[] = [];
        for (const one of steps) {
          if (one.do === 'create') made.push(await client.create());
          else {
            const known = [...made, ...idsOf(await untouched.walk())];
            const id = known[one.which % known.length] ?? '';
            expect(await client.delete(id)).toBe(gone.has(id) ? 404 : 204);
            gone.add(id);
          }
        }
        const isOld = (id: string): boolean => !made.includes(id);
        const old = idsOf(await untouched.walk(filter)).filter((id) => !gone.has(id));
        const walked = idsOf(await client.walk({ ...filter, page_size: size }));
        expect(walked.filter(isOld)).toEqual(old);
        const madeAndLeft = made.filter((id) => !gone.has(id));
        const own = 'call_successful' in filter ? [] : madeAndLeft;
        expect(walked.filter((id) => !isOld(id))).toEqual('sort_direction' in filter ? own : own.reverse());
      },
    ),
    { numRuns: 40 },
  );
});
