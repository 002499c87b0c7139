import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, expect, test } from '@jest/globals';
import { headersOf } from '../../src/server/http/request-headers.ts';

const seen: Readonly<Record<string, string>>[] = [];
const server = createServer((request: IncomingMessage, response) => {
  seen.push(headersOf(request));
  response.end();
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
afterAll(() => void server.close());

/** Sends heads one after the other over one connection; gives what was seen of each. */
async function send(heads: readonly (readonly string[])[]): Promise<typeof seen> {
  seen.length = 0;
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  const answered = new Promise<void>((resolve) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString();
      if (text.split('HTTP/1.1 200').length > heads.length) resolve();
    });
  });
  for (const head of heads) socket.write(`GET / HTTP/1.1\r\nHost: a\r\n${head.join('\r\n')}\r\n\r\n`);
  await answered;
  socket.destroy();
  return [...seen];
}

test('a connection that sends the same headers again is given the same object, and another one for others', async () => {
  const [first, again, other, back] = await send([
    ['X-Key: one', 'Accept: a', 'Accept: b'],
    ['X-Key: one', 'Accept: a', 'Accept: b'],
    ['X-Key: two', 'Accept: a', 'Accept: b'],
    ['X-Key: one', 'Accept: a', 'Accept: b'],
  ]);
  expect(first).toEqual({ host: 'a', 'x-key': 'one', accept: 'a, b' });
  expect(again).toBe(first);
  expect(other).toEqual({ host: 'a', 'x-key': 'two', accept: 'a, b' });
  expect(back).toEqual(first);
});

test('one header more or less, or in another place, is seen', async () => {
  const all = await send([['X-A: 1'], ['X-A: 1', 'X-B: 2'], ['X-B: 2', 'X-A: 1'], ['X-B: 2'], ['X-A: 2']]);
  expect(all.map(({ host, ...rest }) => rest)).toEqual([
    { 'x-a': '1' },
    { 'x-a': '1', 'x-b': '2' },
    { 'x-a': '1', 'x-b': '2' },
    { 'x-b': '2' },
    { 'x-a': '2' },
  ]);
});

test('another connection is given an object of its own', async () => {
  const [mine] = await send([['X-Key: one']]);
  const [theirs] = await send([['X-Key: one']]);
  expect(theirs).toEqual(mine);
  expect(theirs).not.toBe(mine);
});
