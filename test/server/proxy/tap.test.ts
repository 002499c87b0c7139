import type { EventEmitter } from 'node:events';
import { Agent, request as ask, createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pass } from '../../../src/server/proxy/pass.ts';
import type { PassPort } from '../../../src/server/proxy/pass-port.ts';
import type { SeenExchange } from '../../../src/server/proxy/seen.ts';
import { type CopyBudget, createCopyBudget, createTap } from '../../../src/server/proxy/tap.ts';
import { createProxyBench } from './support/proxies.ts';

/** A budget that tells how much of it is taken. */
function createCounted(most?: number): CopyBudget & { taken(): number; most(): number } {
  const budget = createCopyBudget(most);
  let taken = 0;
  let peak = 0;
  return {
    taken: () => taken,
    most: () => peak,
    take(bytes) {
      const isThere = budget.take(bytes);
      if (isThere) taken += bytes;
      peak = Math.max(peak, taken);
      return isThere;
    },
    give(bytes) {
      budget.give(bytes);
      taken -= bytes;
    },
  };
}

test('whatever flows by taps, before and after their release, the budget is held to, and comes back whole', () => {
  const step = fc.oneof(
    fc.record({ tap: fc.nat(2), add: fc.nat(60) }),
    fc.record({ tap: fc.nat(2), act: fc.constantFrom('release' as const, 'bytes' as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const budget = createCounted(150);
      const taps = [0, 1, 2].map(() => createTap(100, budget));
      const flowed: number[][] = [[], [], []];
      const released = new Set<number>();
      for (const one of steps) {
        const tap = taps[one.tap];
        if ('add' in one) {
          tap?.add(Buffer.alloc(one.add, flowed[one.tap]?.length));
          flowed[one.tap]?.push(one.add);
        } else if (one.act === 'release') {
          tap?.release();
          released.add(one.tap);
        } else if (!tap?.lost && !released.has(one.tap)) {
          const sizes = flowed[one.tap] ?? [];
          expect(tap?.bytes()).toEqual(Buffer.concat(sizes.map((size, index) => Buffer.alloc(size, index))));
        } else {
          expect(tap?.bytes()).toBeUndefined();
        }
      }
      expect(budget.most()).toBeLessThanOrEqual(150);
      for (const tap of taps) tap.release();
      expect(budget.taken()).toBe(0);
    }),
  );
});

const MIB = 1024 * 1024;

/** What a client does with its request, and a vendor with its answer; the names say it. */
const CLIENTS: Readonly<Record<string, (url: string) => Promise<void>>> = {
  'sends a little': (url) => upload(url, Buffer.alloc(1000)),
  'sends more than is copied': (url) => upload(url, Buffer.alloc(3 * MIB)),
  'sends on after its answer': async (url) => {
    const agent = new Agent({ keepAlive: true });
    const request = ask(url, { method: 'POST', agent, headers: { 'Content-Length': '40000' } });
    request.on('error', () => undefined);
    request.on('response', (answer) => answer.on('error', () => undefined).resume());
    request.write(Buffer.alloc(10_000));
    // A vendor that waits for the rest gets it in a while all the same.
    const rest = setTimeout(() => request.end(Buffer.alloc(30_000)), 50);
    request.on('response', (answer) => {
      answer.once('close', () => {
        clearTimeout(rest);
        request.end(Buffer.alloc(30_000));
      });
    });
    await closeOf(request);
    clearTimeout(rest);
    agent.destroy();
  },
  'goes away while it sends': async (url) => {
    const request = ask(url, { method: 'POST', agent: false });
    request.on('error', () => undefined);
    request.write(Buffer.alloc(200_000));
    request.flushHeaders();
    setTimeout(() => request.destroy(), 20);
    await closeOf(request);
  },
  'goes away while it reads': async (url) => {
    const request = ask(url, { agent: false });
    request.on('error', () => undefined);
    request.on('response', (answer) => {
      answer.on('error', () => undefined);
      answer.once('data', () => request.destroy());
      answer.once('end', () => request.destroy());
    });
    request.end();
    await closeOf(request);
  },
};
const VENDORS: Readonly<Record<string, RequestListener>> = {
  'answers a little': (request, response) => {
    request.on('error', () => undefined);
    request.resume();
    request.on('end', () => response.end('{}'));
  },
  'answers before it has read': (request, response) => {
    request.on('error', () => undefined);
    response.writeHead(413).end('{}');
  },
  'answers more than is copied': (request, response) => {
    request.on('error', () => undefined);
    request.resume();
    response.end(Buffer.alloc(3 * MIB));
  },
  'breaks off': (request, response) => {
    request.on('error', () => undefined);
    request.resume();
    response.writeHead(200, { 'Content-Length': '500000' });
    response.write(Buffer.alloc(200_000), () => response.destroy());
  },
  'says nothing': (request, response) => {
    request.on('error', () => undefined);
    response.destroy();
  },
};
const PAIRS = Object.keys(CLIENTS).flatMap((client) =>
  Object.keys(VENDORS).map((vendor): [string, string] => [client, vendor]),
);

function closeOf(stream: EventEmitter): Promise<void> {
  return new Promise((resolve) => stream.once('close', resolve));
}

/** Sends all of it, whatever comes back, and reads what does, over a connection that is kept until then. */
async function upload(url: string, body: Buffer): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const request = ask(url, { method: 'POST', agent });
  request.on('error', () => undefined);
  request.on('response', (answer) => answer.on('error', () => undefined).resume());
  request.end(body);
  await closeOf(request);
  agent.destroy();
}

test.each(PAIRS)('no copy is left once a client that %s has met a vendor that %s', async (client, vendor) => {
  const bench = createProxyBench();
  const { url: origin } = await bench.vendor(VENDORS[vendor] ?? (() => undefined));
  const budget = createCounted();
  const agent = new Agent({ keepAlive: true });
  const told: SeenExchange['outcome']['kind'][] = [];
  let releaseLate = (): void => undefined;
  const port: PassPort = {
    ...{ agent, budget, wall: Date.now, upstream: { origin, basePath: '' } },
    timeouts: { connectMs: 10_000, answerMs: 10_000 },
    onExchange: ({ outcome }, release) => {
      told.push(outcome.kind);
      // The first is let go at once, while the rest of it may still come; the second when all is over.
      if (told.length === 1) release();
      else releaseLate = release;
    },
  };
  let settled: Promise<unknown> = Promise.resolve();
  const proxy = createServer((incoming, response) => {
    settled = Promise.all([closeOf(response), closeOf(incoming.socket)]);
    pass(port, { id: 1, mount: '', path: '/', query: '', target: '/' }, incoming, response);
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  // A TCP server's address is never a path or null.
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/`;
  for (const round of [1, 2]) {
    await CLIENTS[client]?.(url);
    await settled;
    expect(told).toHaveLength(round);
    releaseLate();
    expect(budget.taken()).toBe(0);
  }
  agent.destroy();
  proxy.closeAllConnections();
  await new Promise((done) => proxy.close(done));
  await bench.close();
});
