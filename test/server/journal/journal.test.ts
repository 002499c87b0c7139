import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clearJournal, getJournalEntry, listJournal } from '../../../src/server/control/journal.ts';
import { resetSandbox } from '../../../src/server/control/scenarios.ts';
import { createJournal, type HeldEntry, type JournalEntry } from '../../../src/server/journal/journal.ts';
import { createTestMock, START } from '../control/support/mock.ts';

const mock = createTestMock();
afterAll(() => mock.server.close());

function held(id: number, bodyBytes = 0): HeldEntry {
  const { id: name, provider, operation, method, path, status } = entry(id, bodyBytes);
  return {
    ...{ id: name, provider, operation, method, path, status, weight: path.length + 2 * bodyBytes },
    read: () => entry(id, bodyBytes),
    stow() {},
  };
}

function entry(id: number, bodyBytes: number): JournalEntry {
  const body = { bytes: Buffer.alloc(bodyBytes, 'a'), length: bodyBytes, isJson: false };
  return {
    ...{
      id: String(id),
      at: 0,
      provider: 'voiceos',
      operation: null,
      source: 'contract',
      method: 'GET',
      path: '/',
    },
    ...{ status: 404, violations: [], request: { headers: {}, body }, response: { headers: {}, body } },
  };
}

test('a journal lets its oldest entries go when there are too many, and counts them', () => {
  const journal = createJournal({ maxEntries: 3 });
  for (let id = 1; id <= 5; id += 1) journal.add(held(id));
  expect(journal.sinceMark().map(({ id }) => id)).toEqual(['3', '4', '5']);
  expect([journal.dropped, journal.find('2'), journal.find('3')?.id]).toEqual([2, undefined, '3']);
});

test('a journal is bounded in bytes, and always keeps its latest entry', () => {
  const journal = createJournal({ maxBytes: 10_000 });
  journal.add(held(1, 1000));
  journal.add(held(2, 1000));
  journal.add(held(3, 1000));
  expect(journal.sinceMark()).toHaveLength(3);
  journal.add(held(4, 1000));
  expect(journal.sinceMark().map(({ id }) => id)).toEqual(['2', '3', '4']);
  journal.add(held(5, 100_000));
  expect(journal.sinceMark().map(({ id }) => id)).toEqual(['5']);
  expect(journal.dropped).toBe(4);
});

test('what a mark has left behind is not missed when it goes', () => {
  const journal = createJournal({ maxEntries: 3 });
  for (let id = 1; id <= 3; id += 1) journal.add(held(id));
  journal.mark();
  journal.add(held(4));
  expect([journal.dropped, journal.sinceMark().map(({ id }) => id)]).toEqual([0, ['4']]);
  expect(journal.find('3')?.id).toBe('3');
  for (let id = 5; id <= 7; id += 1) journal.add(held(id));
  expect([journal.dropped, journal.sinceMark().length]).toEqual([1, 3]);
});

test('whatever is added, marked and cleared, a journal holds no more than its bounds', () => {
  const steps = fc.array(fc.oneof(fc.nat(4000), fc.constantFrom('mark' as const, 'clear' as const)), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(steps, (script) => {
      const journal = createJournal({ maxEntries: 10, maxBytes: 30_000 });
      let since = 0;
      script.forEach((step, id) => {
        if (step === 'mark') journal.mark();
        else if (step === 'clear') journal.clear();
        else journal.add(held(id, step));
        since = typeof step === 'number' ? since + 1 : 0;
        const kept = journal.sinceMark();
        expect(kept.length + journal.dropped).toBe(since);
        expect(kept.length).toBeLessThanOrEqual(10);
        const bytes = kept.reduce((sum, one) => sum + 1024 + 2 * one.read().request.body.bytes.length, 0);
        expect(kept.length <= 1 || bytes <= 30_000).toBe(true);
      });
    }),
  );
});

test('an entry says who was asked for what, when, and what came of it', async () => {
  const sandbox = mock.fresh();
  const asked = await mock.ask(sandbox, '/ovia/api/v1/calls?x=1', {
    headers: { 'user-agent': 'a-test/1.0' },
  });
  const { entries, dropped, cursor, hasMore } = listJournal(sandbox);
  expect({ dropped, cursor, hasMore }).toEqual({ dropped: 0, cursor: null, hasMore: false });
  expect(entries).toEqual([
    {
      ...{
        id: '1',
        at: START,
        sandbox: sandbox.name,
        provider: 'ovia',
        operation: 'listCalls',
        source: 'model',
      },
      ...{ method: 'GET', path: '/ovia/api/v1/calls?x=1', status: 200, violations: [expect.any(String)] },
    },
  ]);
  const { request, response } = getJournalEntry(sandbox, '1');
  expect(request).toMatchObject({ headers: { 'user-agent': 'a-test/1.0' }, body: null, length: 0 });
  expect(response.headers['content-type']).toBe('application/json');
  // Too long to be kept whole: the start of its text.
  expect(response.length).toBe(Buffer.byteLength(asked.text));
  expect(typeof response.body === 'string' && asked.text.startsWith(response.body)).toBe(true);
});

test('a short body is shown as JSON', async () => {
  const sandbox = mock.fresh();
  const body = { from_number: '+14155550100', to_number: '+14155550123', agent_id: 'agent_support' };
  const made = await mock.ask(sandbox, '/voiceos/conversations/create_phone_call', { method: 'POST', body });
  const { request, response } = getJournalEntry(sandbox, '1');
  expect(request.body).toEqual(body);
  expect(response.body).toEqual(JSON.parse(made.text));
});

test('the canonical form is the same whatever client, machine and port a request came by', async () => {
  const sandbox = mock.fresh();
  const accidents = [
    {
      host: '127.0.0.1:4010',
      'user-agent': 'one/1',
      connection: 'close',
      'content-length': '0',
      'x-forwarded-for': '10.0.0.1',
    },
    {
      host: 'localhost:59312',
      'user-agent': 'other/2',
      'accept-encoding': 'gzip',
      'sec-fetch-mode': 'cors',
      traceparent: '00-1',
    },
  ];
  for (const headers of accidents) {
    await mock.ask(sandbox, '/voiceos/conversations?limit=1', { headers: { ...headers, 'x-mine': 'kept' } });
  }
  const canonical = ['1', '2'].map((id) => ({
    ...getJournalEntry(sandbox, id, { canonical: true }),
    id: '',
  }));
  expect(canonical[0]).toEqual(canonical[1]);
  expect(canonical[0]?.request.headers).toMatchObject({ 'x-mine': 'kept' });
  expect(getJournalEntry(sandbox, '1')).not.toEqual({ ...getJournalEntry(sandbox, '2'), id: '1' });
});

test('pages of the journal are newest first, add up to the whole, and are not shifted by new entries', async () => {
  const sandbox = mock.fresh();
  for (let count = 0; count < 7; count += 1) await mock.ask(sandbox, '/voiceos/nowhere');
  const ids: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = listJournal(sandbox, { limit: 3, cursor });
    ids.push(...page.entries.map(({ id }) => id));
    if (!page.hasMore) break;
    cursor = page.cursor ?? undefined;
    await mock.ask(sandbox, '/voiceos/nowhere');
  }
  expect(ids).toEqual(['7', '6', '5', '4', '3', '2', '1']);
  expect(listJournal(sandbox, { limit: 9 })).toMatchObject({ hasMore: false, cursor: null });
});

test('a reset looks at the journal from there on, and only a clear empties it', async () => {
  const sandbox = mock.fresh();
  await mock.ask(sandbox, '/voiceos/nowhere');
  resetSandbox(sandbox);
  expect(listJournal(sandbox).entries).toEqual([]);
  await mock.ask(sandbox, '/voiceos/nowhere');
  expect(listJournal(sandbox).entries.map(({ id }) => id)).toEqual(['2']);
  expect(getJournalEntry(sandbox, '1').id).toBe('1');
  clearJournal(sandbox);
  expect(listJournal(sandbox).entries).toEqual([]);
  expect(() => getJournalEntry(sandbox, '2')).toThrow(expect.objectContaining({ status: 404 }));
});

test('a huge path, query, header or body leaves no more than its beginning', async () => {
  const sandbox = mock.fresh();
  const huge = 'h'.repeat(300_000);
  const headers = Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [`x-${index}-${'n'.repeat(300)}`, huge.slice(0, 5000)]),
  );
  await mock.ask(sandbox, `/voiceos/${huge}?q=${huge}`, { headers });
  await mock.ask(sandbox, '/voiceos/conversations/create_phone_call', {
    method: 'POST',
    body: { from_number: '+14155550100', to_number: '+14155550123', agent_config: { prompt: huge } },
  });
  const text = JSON.stringify(['1', '2'].map((id) => getJournalEntry(sandbox, id)));
  expect(text.length).toBeLessThan(120_000);
  expect(JSON.stringify(sandbox.findings.list()).length).toBeLessThan(20_000);
  expect(getJournalEntry(sandbox, '2').request.length).toBeGreaterThan(300_000);
});
