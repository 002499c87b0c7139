import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { place, talk } from './support/conversation.ts';

/** A receiver that works for some real milliseconds before it answers; its URL. */
async function receiverOf(ms: number): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((request, response) => {
    request.resume();
    setTimeout(() => response.writeHead(204).end(), ms);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server's address is never a path or null.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
}

test.each([
  ['acknowledges in time', '10s', {}],
  ['works before it acknowledges', '5ms', { 'acknowledge-late': 1 }],
])('a receiver that %s: its rule', async (_name, acknowledges, broken) => {
  const receiver = await receiverOf(30);
  const webhooks = [{ url: receiver.url, events: ['call.queued'] }];
  const client = await talk({ clock: 'frozen', scenario: { webhooks }, rules: { acknowledges } });
  await place(client);
  await client.mock.clock.settle();
  expect(client.broken()).toEqual(broken);
  expect(client.mock.violations.list().filter(({ kind }) => kind === 'receiver')).toEqual([]);
  receiver.close();
});
