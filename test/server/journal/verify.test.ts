import { afterAll, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMock, type VerifyRequest } from '../../../src/index.ts';
import { createJournal, type JournalEntry } from '../../../src/server/journal/journal.ts';
import { verify } from '../../../src/server/journal/verify/verify.ts';

const mock = createMock({ providers: ['voiceos', 'elevenlabs'], journalEntries: 50 });
const headers = { Authorization: 'Bearer any', 'Content-Type': 'application/json' };
const CALL = '/voiceos/conversations/create_phone_call';

beforeEach(() => mock.reset());
afterAll(() => mock.close());

async function call(to: string, more: object = {}): Promise<void> {
  const body = { from_number: '+14155550100', to_number: to, agent_id: 'agent_support', ...more };
  await mock.fetch(CALL, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function read(query = ''): Promise<void> {
  await mock.fetch(`/voiceos/conversations${query}`, { headers });
}

const questions: readonly (readonly [string, VerifyRequest, number])[] = [
  ['nothing in particular', {}, 4],
  ['an operation', { operation: 'createPhoneCall' }, 2],
  ['a provider', { provider: 'elevenlabs' }, 0],
  ['a method in any case', { method: 'get' }, 2],
  ['a path with its mount', { path: '/voiceos/conversations' }, 2],
  ['a path without its mount', { path: '/conversations' }, 2],
  ['a path with anything in a segment', { path: '/conversations/{what}' }, 2],
  ['a status', { status: 422 }, 1],
  ['a part of the body', { body: { to_number: '+14155550111' } }, 1],
  ['a part deep in the body', { body: { metadata: { plan: { tier: 'gold' } } } }, 1],
  ['a list in the body, entry by entry', { body: { metadata: { tags: ['a', 'b'] } } }, 1],
  ['a list that is longer', { body: { metadata: { tags: ['a', 'b', 'c'] } } }, 0],
  ['a comparison in the body', { match: { 'body.to_number': { prefix: '+1415555011' } } }, 2],
  ['the query', { match: { 'query.index': ['first', 'last'] } }, 1],
  ['a header', { match: { 'header.content-type': 'application/json' } }, 4],
  ['all of it together', { method: 'POST', status: 200, body: { to_number: '+14155550112' } }, 1],
];

test.each(questions)('requests are counted by %s', async (_name, question, count) => {
  await call('+14155550111');
  await call('+14155550112', { metadata: { plan: { tier: 'gold', since: 1 }, tags: ['a', 'b'] } });
  await read();
  await read('?index=first');
  expect(mock.journal.verify({ ...question, times: count })).toMatchObject({
    ok: true,
    count,
    complete: true,
    nearest: [],
  });
  expect(mock.journal.verify({ ...question, times: count + 1 })).toMatchObject({ ok: false, count });
});

test('without a number, one request is enough, and none is not', async () => {
  expect(mock.journal.verify()).toMatchObject({
    ok: false,
    count: 0,
    message: 'Received no such requests; wanted at least 1.',
  });
  await read();
  await read();
  expect(mock.journal.verify().ok).toBe(true);
});

test.each([
  [{ atLeast: 2 }, true],
  [{ atLeast: 3 }, false],
  [{ atMost: 2 }, true],
  [{ atMost: 1 }, false],
  [{ atLeast: 1, atMost: 2 }, true],
  [2, true],
  [0, false],
] as const)('of two requests, %j is %s', async (times, ok) => {
  await read();
  await read();
  expect(mock.journal.verify({ times }).ok).toBe(ok);
});

test('what comes nearest is shown first, with what differs', async () => {
  await read();
  await call('+14155550199');
  const { nearest, message } = mock.journal.verify({
    operation: 'createPhoneCall',
    body: { to_number: '+14155550111', agent_id: 'agent_support' },
  });
  expect(message).toBe('Received no such requests; wanted at least 1.');
  expect(nearest[0]).toMatchObject({
    operation: 'createPhoneCall',
    status: 200,
    differences: ['body.to_number is "+14155550199", wanted is "+14155550111"'],
  });
  expect(nearest[1]?.differences).toContain('the operation is listConversations, wanted is createPhoneCall');
});

test('a request too many is shown as one that differs in nothing', async () => {
  await call('+14155550111');
  const { nearest } = mock.journal.verify({ operation: 'createPhoneCall', times: 0 });
  expect(nearest).toMatchObject([{ operation: 'createPhoneCall', differences: [] }]);
});

test('counts by operation, method, path and status are exact past the journal’s bound', async () => {
  await call('+14155550111');
  for (let count = 0; count < 120; count += 1) await read(`?limit=${(count % 100) + 1}`);
  expect(mock.journal.list({ limit: 1 }).dropped).toBeGreaterThan(70);
  const exact: readonly VerifyRequest[] = [
    { operation: 'listConversations' },
    { method: 'GET', path: '/conversations' },
    { provider: 'voiceos', status: 200, path: '/voiceos/conversations' },
  ];
  for (const question of exact) {
    expect(mock.journal.verify({ ...question, times: 120 })).toMatchObject({ ok: true, complete: true });
  }
  expect(mock.journal.verify({ operation: 'createPhoneCall', times: 1 }).ok).toBe(true);
});

test('a question that reaches into what was dropped is incomplete, and never says that there was none', async () => {
  await call('+14155550111');
  for (let count = 0; count < 60; count += 1) await read();
  const asked = { operation: 'createPhoneCall', body: { to_number: '+14155550111' } };
  const called = mock.journal.verify(asked);
  expect(called).toMatchObject({ ok: false, count: 0, complete: false });
  expect(called.message).toMatch(/1 of which too little is kept to say: the answer is incomplete/);
  // Nor that there was none on purpose.
  expect(mock.journal.verify({ ...asked, times: 0 })).toMatchObject({ ok: false, complete: false });
  // Of what has another operation, none can have been it.
  expect(mock.journal.verify({ operation: 'getConversation', body: {}, times: 0 })).toMatchObject({
    ok: true,
    complete: true,
  });
});

test('what is kept is enough where more would change nothing', async () => {
  await call('+14155550111');
  for (let count = 0; count < 60; count += 1) await read();
  await call('+14155550111');
  const asked = { body: { to_number: '+14155550111' } };
  expect(mock.journal.verify(asked)).toMatchObject({ ok: true, count: 1, complete: false });
  expect(mock.journal.verify({ ...asked, times: 0 })).toMatchObject({ ok: false, count: 1, complete: false });
  expect(mock.journal.verify({ ...asked, times: 0 }).message).not.toMatch(/incomplete/);
});

test('a value that was taken out as a secret can be neither found nor missed', async () => {
  await call('+14155550111', { metadata: { password: 'hunter2' } });
  expect(mock.journal.verify({ body: { metadata: { password: 'hunter2' } } })).toMatchObject({
    ok: false,
    count: 0,
    complete: false,
  });
});

test('a reset begins the count anew', async () => {
  await read();
  mock.reset();
  expect(mock.journal.verify({ times: 0 }).ok).toBe(true);
});

test.each([
  [{ operation: 'listConversation' }, /no such operation. Did you mean "listConversations"/],
  [{ provider: 'voiceo' }, /no such provider. Did you mean "voiceos"/],
  [{ opertion: 'listConversations' }, /no such member. Did you mean "operation"/],
  [{ match: { 'path.id': 'x' } }, /keeps paths as they were sent/],
  [{ match: { 'quary.limit': 1 } }, /did you mean "query.limit"/],
  [{ times: -1 }, /whole number/],
  [{ times: { atLeast: 1.5 } }, /whole number/],
] as const)('%j is no question', (question, message) => {
  expect(() => mock.journal.verify(question as VerifyRequest)).toThrow(message);
});

const METHODS = ['GET', 'POST'];
const PATHS = ['/voiceos/a', '/voiceos/b', '/voiceos/c'];

test('dropped or not, counts by method, path and status are those of all that came', () => {
  const requests = fc.array(
    fc.record({
      method: fc.constantFrom(...METHODS),
      path: fc.constantFrom(...PATHS),
      status: fc.constantFrom(200, 404),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(requests, fc.integer({ min: 1, max: 20 }), (all, maxEntries) => {
      const journal = createJournal({ maxEntries });
      for (const [index, facts] of all.entries()) {
        const entry = toEntry(String(index + 1), facts);
        journal.add({ ...entry, weight: 0, read: () => entry, stow() {} });
      }
      for (const method of METHODS) {
        for (const path of PATHS) {
          const count = all.filter((one) => one.method === method && one.path === path).length;
          expect(verify(journal, { method, path }, count)).toMatchObject({ ok: true, complete: true, count });
        }
      }
    }),
  );
});

function toEntry(id: string, facts: Pick<JournalEntry, 'method' | 'path' | 'status'>): JournalEntry {
  const body = { bytes: Buffer.alloc(0), length: 0, isJson: false };
  const message = { headers: {}, body };
  return {
    ...{ id, at: 0, provider: 'voiceos', operation: null, source: 'model', violations: [] },
    ...{ request: message, response: message, ...facts },
  };
}

test('at least more than at most can never be, and is refused', () => {
  expect(() => mock.journal.verify({ times: { atLeast: 5, atMost: 2 } })).toThrow(
    expect.objectContaining({ code: 'RINGBACK_VERIFY_TIMES' }),
  );
});

test('where what was asked for was dropped, requests of another kind are not told as near', async () => {
  await call('+14155550111');
  for (let index = 0; index < 60; index += 1) await read();
  expect(mock.journal.verify({ operation: 'createPhoneCall', times: 2 })).toMatchObject({
    ...{ ok: false, count: 1 },
    nearest: [],
  });
});
