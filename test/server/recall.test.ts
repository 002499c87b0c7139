import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Incoming } from '../../src/server/message.ts';
import { joinPieces } from '../../src/server/pieces.ts';
import { createRecall } from '../../src/server/recall.ts';
import { badRequests } from '../support/bad-requests.ts';
import { createTestMock } from './control/support/mock.ts';

const mock = createTestMock();
afterAll(() => mock.server.close());

const few = (...words: string[]): fc.Arbitrary<string> => fc.constantFrom(...words);
const requests = fc.record({
  method: few('GET', 'POST', 'HEAD'),
  target: few('/a', '/a?b=1', '/b'),
  headers: fc.dictionary(few('host', 'accept', 'x-a'), few('', '1', '2'), { noNullPrototype: true }),
  body: few('', '{}', '{"é":1}', 'x'.repeat(9000)),
});
type Sent = typeof requests extends fc.Arbitrary<infer Value> ? Value : never;

function toIncoming({ method, target, headers, body }: Sent): Incoming {
  return { method, target, headers: { ...headers }, body: { kind: 'bytes', bytes: Buffer.from(body) } };
}

test('a request is taken for another only where every word of them is the same', () => {
  fc.assert(
    fc.property(fc.array(requests, { maxLength: 60 }), (all) => {
      const recall = createRecall();
      for (const sent of all) {
        const { incoming } = recall.of(toIncoming(sent));
        const { method, target, headers, body } = incoming;
        const bytes = body.kind === 'bytes' ? body.bytes : Buffer.alloc(0);
        expect({ method, target, headers, body: Buffer.from(bytes).toString() }).toEqual(sent);
      }
    }),
  );
});

test('the same words are known again, and bytes that their owner changes meanwhile are not the same', () => {
  const recall = createRecall();
  const sent = { method: 'POST', target: '/a', headers: { host: 'h' }, body: '{"a":1}' };
  const first = toIncoming(sent);
  const asked = recall.of(first);
  expect(recall.of(toIncoming(sent))).toBe(asked);
  if (first.body.kind === 'bytes') first.body.bytes.set(Buffer.from('{"a":2}'));
  expect(recall.of(toIncoming(sent))).toBe(asked);
  expect(recall.of(toIncoming({ ...sent, body: '{"a":2}' }))).not.toBe(asked);
});

test('what is known is bounded: what was not asked for the longest is forgotten, of requests with the same headers and of headers', () => {
  const recall = createRecall();
  const ask = (client: number, target: string, body = ''): unknown =>
    recall.of(toIncoming({ method: 'POST', target, headers: { host: String(client) }, body }));
  const polled = ask(0, '/polled');
  const once = ask(0, '/once');
  for (let nth = 0; nth < 600; nth += 1) {
    ask(0, `/${nth}`);
    if (nth % 100 === 0) expect(ask(0, '/polled')).toBe(polled);
  }
  expect(ask(0, '/once')).not.toBe(once);
  const again = ask(0, '/once');
  for (let nth = 0; nth < 100; nth += 1) ask(0, `/long/${nth}`, 'x'.repeat(8000));
  expect(ask(0, '/once')).not.toBe(again);
  const known = ask(0, '/polled');
  for (let client = 1; client <= 8; client += 1) ask(client, '/polled');
  expect(ask(0, '/polled')).not.toBe(known);
});

test('a client that asks for more than are known at once, one after the other, is known by most of them', () => {
  const recall = createRecall();
  const ask = (nth: number): unknown =>
    recall.of(toIncoming({ method: 'GET', target: `/${nth}`, headers: {}, body: '' }));
  const asked = Array.from({ length: 300 }, (_, nth) => ask(nth));
  expect(asked.filter((one, nth) => ask(nth) === one).length).toBeGreaterThan(200);
});

const CREATE = '/voiceos/conversations/create_phone_call';
const CALL = { from_number: '+14155550100', to_number: '+14155550142', agent_id: 'agent_support' };

test('bad requests that come again are answered, and found fault with, like the first time', async () => {
  const sandbox = mock.server.sandboxes.open('default');
  if (!sandbox) throw new Error('there is room for a sandbox');
  const countBreaches = (): readonly (readonly [string, number])[] =>
    sandbox.findings.list().map(({ id, count }) => [id, count] as const);
  let refused = 0;
  for (const { method, target, headers, body } of badRequests(11, 300)) {
    const ask = async (): Promise<unknown> => {
      const before = new Map(countBreaches());
      const answer = await mock.server.answer({
        ...{ method, target, headers: { ...headers, 'ringback-sandbox': 'default' } },
        body: { kind: 'bytes', bytes: Buffer.from(body) },
      });
      const { 'Ringback-Request-Id': _, ...rest } = answer.headers;
      const text = Buffer.from(joinPieces(answer.body)).toString();
      const breached = countBreaches().filter(([id, count]) => count !== (before.get(id) ?? 0));
      return { status: answer.status, rest, text, breached: breached.map(([id]) => id) };
    };
    const first = (await ask()) as { readonly status: number };
    // What was let in may have changed the world.
    if (first.status < 400) continue;
    refused += 1;
    expect(await ask()).toEqual(first);
    expect(await ask()).toEqual(first);
  }
  expect(refused).toBeGreaterThan(150);
});

test('the same create makes another call each time, as equal ones that are not known do', async () => {
  const sandbox = mock.fresh();
  const other = mock.fresh();
  const idOf = async (one: typeof sandbox, headers = {}): Promise<string> =>
    JSON.parse((await mock.ask(one, CREATE, { method: 'POST', headers, body: CALL })).text).id;
  const known = [await idOf(sandbox), await idOf(sandbox), await idOf(sandbox)];
  expect(new Set(known).size).toBe(3);
  // Another header each time: none of them is known.
  for (const nth of ['1', '2', '3']) await idOf(other, { 'x-nth': nth });
  const [changes, others] = [sandbox, other].map(({ world }) => [...world.ledger.changes]);
  expect(changes).toHaveLength(3);
  expect(changes).toEqual(others);
});
