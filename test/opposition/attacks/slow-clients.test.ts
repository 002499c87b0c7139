import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exchange, openTarget, requestOf, type Target } from './support/target.ts';

// Both ends of each are files of this process: 4,000 of them, which the usual hard limit allows (Node raises the soft one).
const SLOW = 2000;

let target: Target;
// The bounds are of real time, half a minute and a whole one: the longer one passes while the other tests run.
let stalled: Stalled;
beforeAll(async () => {
  target = await openTarget();
  stalled = await stall();
});
afterAll(() => Promise.all([target.close(), stalled.target.close()]));

// Who asks whether a bound has come leaves the machine to others meanwhile.
const BETWEEN_MS = 200;

type Attack = readonly [name: string, open: string, drip: string];

const ATTACKS: readonly Attack[] = [
  ['say nothing', '', ''],
  ['send a head byte by byte', 'GET /_ringback/health HTTP/1.1\r\nHost: x\r\nX-A: ', 'b'],
  ['send field after field', 'GET /_ringback/health HTTP/1.1\r\nHost: x\r\n', 'X-A: b\r\n'],
  [
    'send a body byte by byte',
    'POST /_ringback/inbox/slow HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n',
    'b',
  ],
];

test(`${SLOW} slow clients hurt nobody else, and are cut off`, async () => {
  const gone: Promise<void>[] = [];
  // No more at once than the system keeps in line; one beyond that would wait for a connection that nobody has.
  while (gone.length < SLOW) {
    const some = await Promise.all(
      Array.from({ length: 100 }, (_, at) => open(target, ATTACKS[at % ATTACKS.length] as Attack)),
    );
    gone.push(...some.map(closed));
  }
  // While they hold on, everybody else is answered, also over connections that come only now.
  let asked = 0;
  let isOver = false;
  const over = Promise.all(gone).then(() => {
    isOver = true;
  });
  while (!isOver) {
    const health = await exchange(target.mockPort, requestOf('GET /_ringback/health HTTP/1.1', ['Host: x']));
    const list = await fetch(`${target.server.url}/voiceos/conversations?limit=5`, {
      headers: { Authorization: 'Bearer x' },
    });
    const control = await exchange(target.adminPort, requestOf('GET /health HTTP/1.1', ['Host: x']));
    expect([health.status, list.status, control.status]).toEqual([200, 200, 200]);
    await list.arrayBuffer();
    asked += 1;
    await setTimeout(BETWEEN_MS);
  }
  await over;
  expect(asked).toBeGreaterThan(10);
  expect(target.errors).toEqual([]);
});

test('who sends requests without waiting for answers is cut off, and others are answered', async () => {
  const bytes = 'GET /_ringback/health HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(200_000);
  const socket = await open(target, ['floods', '', '']);
  socket.resume();
  socket.write(bytes);
  await closed(socket);
  expect(
    (await exchange(target.mockPort, requestOf('GET /_ringback/health HTTP/1.1', ['Host: x']))).status,
  ).toBe(200);
});

test('a client that asks for the next before it has the last is answered in order', async () => {
  const ask = (query: number): string => `GET /_ringback/health?${query} HTTP/1.1\r\nHost: x\r\n`;
  const many = Array.from({ length: 500 }, (_, at) => `${ask(at)}\r\n`).join('');
  const { all } = await exchange(target.mockPort, `${many}${ask(500)}Connection: close\r\n\r\n`);
  expect(all.match(/HTTP\/1\.1 200/g)).toHaveLength(501);
});

test('past its connections a port closes new ones at once, says so once, and takes them again later', async () => {
  const small = await openTarget({ maxConnections: 5 });
  const held = await Promise.all(Array.from({ length: 5 }, () => open(small, ['hold', '', ''])));
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { status, all } = await exchange(
      small.mockPort,
      requestOf('GET /_ringback/health HTTP/1.1', ['Host: x']),
    );
    expect([status, all]).toEqual([0, '']);
  }
  expect(small.told).toEqual([
    expect.stringMatching(/^Failed to take a connection: a port has 5 open already\./),
  ]);
  // Its control port counts its own.
  expect((await exchange(small.adminPort, requestOf('GET /health HTTP/1.1', ['Host: x']))).status).toBe(200);
  for (const socket of held) socket.destroy();
  let status = 0;
  while (status !== 200) {
    ({ status } = await exchange(small.mockPort, requestOf('GET /_ringback/health HTTP/1.1', ['Host: x'])));
  }
  await small.close();
});

test('a client that asks for much and reads nothing is let go', async () => {
  const { target: small, socket } = stalled;
  while ((await askForRoom(small)) !== 200) await setTimeout(BETWEEN_MS);
  expect(socket.bytesRead).toBeLessThan(400 * 10_000);
  socket.destroy();
});

/** A client that reads nothing, at a server that has room for it alone: by that is seen whether it is there still. */
interface Stalled {
  readonly target: Target;
  readonly socket: Socket;
}

async function stall(): Promise<Stalled> {
  const small = await openTarget({ maxConnections: 1 });
  const socket = await open(small, ['reads nothing', '', '']);
  socket.pause();
  const head = ['Host: x', 'Authorization: Bearer x', '', ''].join('\r\n');
  socket.write(`GET /voiceos/conversations?limit=100 HTTP/1.1\r\n${head}`.repeat(400));
  expect(await askForRoom(small)).toBe(0);
  return { target: small, socket };
}

async function askForRoom({ mockPort }: Target): Promise<number> {
  return (await exchange(mockPort, requestOf('GET /_ringback/health HTTP/1.1', ['Host: x']))).status;
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) resolve();
    else socket.once('close', () => resolve());
  });
}

async function open({ mockPort }: Target, [, first, drip]: Attack): Promise<Socket> {
  const socket = connect({ port: mockPort, host: '127.0.0.1' });
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  if (first) socket.write(first);
  const dripping = drip === '' ? undefined : setInterval(() => socket.writable && socket.write(drip), 1000);
  socket.resume();
  socket.once('close', () => clearInterval(dripping));
  return socket;
}
