import { Buffer } from 'node:buffer';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Answer } from '../../../src/server/exchange.ts';
import { capture } from '../../../src/server/journal/capture.ts';
import { pathOf } from '../../../src/server/journal/dropped.ts';
import { createTexts } from '../../../src/server/journal/held-body.ts';
import type { HeldEntry } from '../../../src/server/journal/journal.ts';
import { createTestMock } from '../control/support/mock.ts';

const mock = createTestMock();
afterAll(() => mock.server.close());

const KEY = 'sk_live_4eC39HqLyjWDarjtT1zdp7dc';
const SECRET = 'a-client-secret';

interface Sent {
  readonly operation: string | null;
  readonly path: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly answer?: Uint8Array;
}

function hold({ operation, path, query = '', headers = {}, body, answer }: Sent): HeldEntry {
  const contract = mock.server.contracts.get('voiceos');
  if (!contract) throw new Error('Failed to find the contract of "voiceos": serve it.');
  const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body));
  const answered: Answer = {
    ...{ status: 200, headers: { 'Content-Type': 'application/json' }, source: 'model', breaches: [] },
    ...{ operation, body: answer ? [answer] : [] },
    values: { path: {}, query: {}, header: headers, body },
  };
  const incoming = {
    ...{ method: body === undefined ? 'GET' : 'POST', target: path, body: { kind: 'bytes' as const, bytes } },
    headers: { 'content-type': 'application/json', ...headers },
  };
  const exchange = { id: '1', contract, incoming, path, query };
  const whose = { sandbox: { name: 'default' }, provider: { name: 'voiceos' } };
  return capture({ ...exchange, ...whose }, answered).toEntry(0, []);
}

const ids = fc.oneof(
  fc.constantFrom('conv_0123456789', SECRET, KEY, encodeURIComponent(`x ${SECRET}`), 'https://a:b@c', '%zz'),
  fc.string({ maxLength: 20 }).map(encodeURIComponent),
  fc.constant('x'.repeat(2100)),
);
const headers = fc.dictionary(
  fc.constantFrom('authorization', 'cookie', 'x-api-key', 'x-note'),
  fc.constantFrom(SECRET, `Bearer ${SECRET}`, `session=${SECRET}; a=b`, KEY, 'any'),
);
const bodies = fc.constantFrom(undefined, { password: SECRET }, { agent_config: { prompt: SECRET } });

test('the path that an entry is counted by once it is gone has lost what the entry’s own path loses', () => {
  const operations = fc.constantFrom('getConversation', 'listConversations', 'createPhoneCall', null);
  fc.assert(
    fc.property(operations, ids, headers, bodies, (operation, id, sent, body) => {
      const paths = { getConversation: `/conversations/${id}`, listConversations: '/conversations' };
      const path = operation === 'getConversation' ? paths.getConversation : paths.listConversations;
      const entry = hold({ operation, path, headers: sent, body });
      expect(pathOf(entry.path)).toBe(pathOf(entry.read().path));
    }),
    { numRuns: 2000 },
  );
});

test('an entry that a journal has holds on to a part of the page that was answered, and not to the page', () => {
  const page = Buffer.from(JSON.stringify({ items: ['x'.repeat(500_000)] }));
  const entry = hold({ operation: 'listConversations', path: '/conversations', answer: page });
  expect(entry.weight).toBeLessThan(12_000);
  entry.stow(createTexts(64 * 1024, 0));
  page.fill(0x20);
  const { body } = entry.read().response;
  expect(body.length).toBe(page.length);
  expect(Buffer.from(body.bytes).toString('utf8')).toMatch(/^\{"items":\["x+$/);
});

test('entries of one answer share what a journal has of it, until so much came since that it would go too soon', () => {
  const answer = Buffer.from(JSON.stringify({ items: ['x'.repeat(5000)] }));
  const texts = createTexts(64 * 1024, 20_000);
  const { queue } = texts;
  const add = (page: Uint8Array): number => {
    const before = queue.end;
    hold({ operation: 'listConversations', path: '/conversations', answer: page }).stow(texts);
    return queue.end - before;
  };
  expect([add(answer), add(answer)]).toEqual([answer.length, 0]);
  add(Buffer.from(JSON.stringify({ items: ['y'.repeat(9000)] })));
  expect(add(answer)).toBe(0);
  add(Buffer.from(JSON.stringify({ items: ['z'.repeat(9000)] })));
  expect(add(answer)).toBe(answer.length);
});

test('journals that have the same answer each have it for themselves', () => {
  const answer = Buffer.from(JSON.stringify({ items: ['x'.repeat(5000)] }));
  const [first, second] = [createTexts(6000, 6000), createTexts(6000, 6000)];
  const entries = [first, second].map((texts) => {
    const entry = hold({ operation: 'listConversations', path: '/conversations', answer });
    entry.stow(texts);
    return entry;
  });
  // In the first it has to go.
  for (let nth = 0; nth < 3; nth += 1) first.queue.push(new Uint8Array(6000));
  first.queue.dropBefore(first.queue.end);
  const { bytes } = entries[1]?.read().response.body ?? {};
  expect(Buffer.from(bytes ?? []).toString('utf8')).toMatch(/^\{"items":\["x+"\]\}$/);
});

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

test('an answer that outlives a journal does not hold on to what the journal had', async () => {
  const answer = Buffer.from(JSON.stringify({ items: ['x'.repeat(5000)] }));
  const stow = (): WeakRef<object> => {
    const texts = createTexts(64 * 1024, 64 * 1024);
    hold({ operation: 'listConversations', path: '/conversations', answer }).stow(texts);
    return new WeakRef(texts.queue);
  };
  const queue = stow();
  // What a reference was made to stays until the turn is over.
  await new Promise(setImmediate);
  collectGarbage();
  expect(queue.deref()).toBeUndefined();
  expect(answer.length).toBeGreaterThan(5000);
});

test('secret members of a page that is longer than what is held are taken out of what is held', () => {
  const page = Buffer.from(JSON.stringify({ client_secret: SECRET, items: ['x'.repeat(50_000)] }));
  const entry = hold({ operation: 'listConversations', path: '/conversations', answer: page });
  const text = Buffer.from(entry.read().response.body.bytes).toString('utf8');
  expect(text).not.toContain(SECRET);
  expect(text).toContain('[redacted]');
});

test('what is heavy weighs what is kept of it, as it is read at once', () => {
  const entry = hold({
    ...{ operation: 'createPhoneCall', path: '/conversations/create_phone_call' },
    body: { agent_config: { prompt: 'x'.repeat(500_000) } },
  });
  expect(entry.weight).toBeLessThan(12_000);
  expect(entry.read().request.body.length).toBeGreaterThan(500_000);
});
