import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { createMock, type Mock } from '../../../src/index.ts';
import { signDelivery } from '../../../src/server/webhooks/sign.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function listening(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  // A TCP server's address is never a path or null.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function mockOf(url: string): Mock {
  const mock = createMock({
    scenario: {
      ringback: 'scenario/1',
      name: 'broken',
      webhooks: [{ url, events: ['call.queued'], retries: [] }],
    },
  });
  closers.push(() => mock.close());
  return mock;
}

function makeCalls(mock: Mock, count: number): void {
  for (let nth = 0; nth < count; nth += 1) {
    mock.calls.create({
      provider: 'ovia',
      from: '+14155550100',
      to: `+141555501${String(nth).padStart(2, '0')}`,
    });
  }
}

test('a receiver that switches protocols fails its attempt, and the advance goes on', async () => {
  const answer = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n';
  const url = await listening(createServer((socket) => socket.once('data', () => socket.write(answer))));
  const mock = mockOf(url);
  makeCalls(mock, 1);
  await mock.clock.advance('1s');
  expect(mock.deliveries.list().deliveries).toMatchObject([
    { state: 'failed', attempts: [{ status: 101, error: 'status' }] },
  ]);
});

test('a receiver that closes without a word fails its attempt', async () => {
  const mock = mockOf(await listening(createServer((socket) => socket.once('data', () => socket.end()))));
  makeCalls(mock, 1);
  await mock.clock.advance('1s');
  expect(mock.deliveries.list().deliveries).toMatchObject([
    { state: 'failed', attempts: [{ status: null, error: 'unreachable' }] },
  ]);
});

test('a connection that the receiver closed after its answer is no failure of the next delivery', async () => {
  const server = createHttp((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'Content-Length': 0 }).end();
      // Without a word of it in the answer.
      setImmediate(() => request.socket.destroy());
    });
  });
  const mock = mockOf(await listening(server));
  makeCalls(mock, 40);
  await mock.clock.advance('1s');
  const { deliveries } = mock.deliveries.list();
  expect(deliveries).toHaveLength(40);
  expect(deliveries.filter(({ state }) => state !== 'delivered')).toEqual([]);
});

test.each(['whsec_MfKQ9r8GKYqTwUPD8ILPZIo2LaLaSw==', 'MfKQ9r8GKYqTwUPD8ILPZIo2LaLaSw==', 'hookpass'])(
  'what is signed with %s is accepted by the library that is given the same text',
  (secret) => {
    const body = '{"a":1}';
    const seconds = Math.floor(Date.now() / 1000);
    const headers = signDelivery({ kind: 'standard' }, secret, { id: 'msg_1', body, seconds });
    expect(new Webhook(secret).verify(body, headers)).toEqual({ a: 1 });
  },
);
