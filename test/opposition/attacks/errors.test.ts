import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createControlApi } from '../../../src/server/control/api.ts';
import { type Listener, listen, listenWith } from '../../../src/server/http/listener.ts';
import type { MockServer } from '../../../src/server/mock-server.ts';
import { createTestMock } from '../../server/control/support/mock.ts';
import { exchange, requestOf, TOKEN } from './support/target.ts';

// An error of ours, wherever it comes from, with what must stay with us.
class Canary extends Error {
  override stack = 'Canary: secret\n    at /home/me/secret.ts:1:1';
  override cause = { token: TOKEN, path: '/home/me' };
}
const boom = (): never => {
  throw new Canary('canary-of-an-error in /home/me/secret.ts');
};

const mock = createTestMock();
const told: unknown[] = [];
let ports: readonly { readonly name: string; readonly listener: Listener }[];

beforeAll(async () => {
  const onError = (error: unknown): void => void told.push(error);
  const address = { host: '127.0.0.1', port: 0 };
  const broken = createTestMock({ onError, journalEntries: 1 }).server;
  const wrong: MockServer = { ...mock.server, controlContract: boom };
  const without: MockServer = { ...mock.server, sandboxes: { ...mock.server.sandboxes, open: boom } };
  Object.assign(broken.sandboxes, { open: boom });
  ports = [
    { name: 'mock', listener: await listen((incoming) => broken.answer(incoming), address) },
    { name: 'spec', listener: await listenWith(createControlApi(wrong, { token: TOKEN, onError }), address) },
    {
      name: 'sandbox',
      listener: await listenWith(createControlApi(without, { token: TOKEN, onError }), address),
    },
    { name: 'answerer', listener: await listen(() => Promise.reject(new Canary('canary')), address) },
  ];
});
afterAll(async () => {
  await Promise.all(ports.map(({ listener }) => listener.close()));
  await mock.server.close();
});

test('an error of ours is told to whoever runs the server, and to no client', async () => {
  for (const { name, listener } of ports) {
    const head = [`Host: 127.0.0.1:${listener.port}`, `Authorization: Bearer ${TOKEN}`, 'Content-Length: 0'];
    for (const line of [
      'GET /clock HTTP/1.1',
      'GET /voiceos/conversations HTTP/1.1',
      'POST /reset HTTP/1.1',
      'HEAD /calls HTTP/1.1',
    ]) {
      const { status, all } = await exchange(listener.port, requestOf(line, head));
      expect([name, line, [0, 404, 405, 500].includes(status)]).toEqual([name, line, true]);
      expect(all).not.toMatch(/canary|\/home\/me|node_modules|\n\s+at |\.ts:\d|\.js:\d/i);
      expect(all).not.toContain(TOKEN);
    }
  }
  expect(told.length).toBeGreaterThanOrEqual(6);
});
