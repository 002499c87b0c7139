import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createEventStreams, type EventStreams } from '../../../src/server/events/event-streams.ts';
import { createFeed } from '../../../src/server/events/feed.ts';
import type { Sandbox } from '../../../src/server/sandbox.ts';
import { createTestMock } from '../control/support/mock.ts';
import { EventReader } from './support/event-reader.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

test('nothing is worked out where nobody listens', () => {
  const feed = createFeed();
  feed.publish('clock', () => {
    throw new Error('It was worked out.');
  });
  expect(feed.last).toBe(0);
  const stop = feed.listen(() => {});
  feed.publish('clock', () => ({}));
  stop();
  feed.rest();
  feed.publish('clock', () => {
    throw new Error('It was worked out.');
  });
  expect(feed.next(0)).toBeUndefined();
});

test('a reader gets every event that is kept in order, and the number of the others', () => {
  const steps = fc.array(fc.oneof(fc.constant('publish' as const), fc.constant('read' as const)), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 5 }), (all, room) => {
      const feed = createFeed(room);
      feed.listen(() => {});
      let published = 0;
      let place = 0;
      for (const step of all) {
        if (step === 'publish') {
          published += 1;
          feed.publish('clock', () => ({ nth: published }));
          continue;
        }
        const next = feed.next(place);
        const expected = Math.max(place + 1, published - room + 1);
        if (place === published) expect(next).toBeUndefined();
        else {
          expect(next).toEqual({
            event: { seq: expected, type: 'clock', data: `{"nth":${expected}}` },
            missed: expected - place - 1,
          });
          place = expected;
        }
        expect(feed.placeOf(feed.idOf(place))).toBe(place);
      }
    }),
  );
});

async function serve(streams: EventStreams, sandbox: Sandbox): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    try {
      streams.open(sandbox, request.headers['last-event-id']?.toString())(response, {});
    } catch (error) {
      response.writeHead(429).end(String(error));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  closers.push(() => streams.close());
  // A TCP server's address is never a path or null.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

test('a stream says that it lives, keeps its sandbox from leaving, and ends with the server', async () => {
  const mock = createTestMock();
  const sandbox = mock.fresh();
  const streams = createEventStreams({ heartbeatMs: 1 });
  const { url } = await serve(streams, sandbox);
  const reader = new EventReader(await fetch(url));
  await reader.opened;
  mock.wall.now += 1000;
  expect(await reader.block()).toBe(': still here');
  await reader.block();
  expect(sandbox.lastUsedAt).toBe(mock.wall.now);
  streams.close();
  expect(await reader.rest()).toEqual([]);
  expect((await fetch(url)).status).toBe(429);
});

test('there are only so many streams', async () => {
  const streams = createEventStreams({ maxStreams: 1 });
  const { url } = await serve(streams, createTestMock().fresh());
  const first = new EventReader(await fetch(url));
  await first.opened;
  const refused = await fetch(url);
  expect(refused.status).toBe(429);
  expect(await refused.text()).toContain('Failed to open a stream of events: there are 1 already');
});

test('a reader that is slow misses what is no longer kept, is told how much, and goes on', async () => {
  const sandbox = createTestMock().fresh();
  const { url } = await serve(createEventStreams(), sandbox);
  const response = await new Promise<IncomingMessage>((resolve) => get(url, resolve));
  closers.push(() => response.destroy());
  // It takes nothing: what does not fit into the sockets is not piled up.
  const COUNT = 4000;
  const long = 'x'.repeat(10_000);
  for (let nth = 1; nth <= COUNT; nth += 1) sandbox.feed.publish('log', () => ({ nth, long }));
  let text = '';
  for await (const chunk of response) {
    text += chunk;
    if (text.includes(`"nth":${COUNT},`)) break;
  }
  const seen = [...text.matchAll(/"nth":(\d+),/g)].map(([, nth]) => Number(nth));
  const missed = [...text.matchAll(/event: gap\ndata: \{"missed":(\d+)\}/g)].map(([, count]) =>
    Number(count),
  );
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
  expect(missed).toHaveLength(1);
  expect(seen.length + (missed[0] ?? 0)).toBe(COUNT);
});

test('a reader that takes nothing for two heartbeats is cut off', async () => {
  const sandbox = createTestMock().fresh();
  const { url, server } = await serve(createEventStreams({ heartbeatMs: 5 }), sandbox);
  const cut = new Promise<void>((resolve) =>
    server.once('connection', (socket) => socket.once('close', () => resolve())),
  );
  const response = await new Promise<IncomingMessage>((resolve) => get(url, resolve));
  response.on('error', () => {});
  closers.push(() => response.destroy());
  const long = 'x'.repeat(100_000);
  for (let nth = 1; nth <= 500; nth += 1) sandbox.feed.publish('log', () => ({ nth, long }));
  await cut;
});
