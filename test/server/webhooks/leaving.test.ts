import { afterAll, expect, test } from '@jest/globals';
import { createCall } from '../../../src/server/control/calls.ts';
import { createSandbox, deleteSandbox, openSandbox } from '../../../src/server/control/sandboxes.ts';
import { loadScenarioDocument } from '../../../src/server/control/scenarios.ts';
import type { Sandbox } from '../../../src/server/sandbox.ts';
import { createTestMock } from '../control/support/mock.ts';
import { receiverOf } from './support/world.ts';

const { server } = createTestMock();
afterAll(() => server.close());

const CALL = { provider: 'voiceos', from: '+14155550100', to: '+14155550123' };

/** A sandbox with one call that its receiver was told of. */
async function toldSandbox(name: string, url: string): Promise<Sandbox> {
  createSandbox(server, { name });
  const sandbox = openSandbox(server, name);
  loadScenarioDocument(server, sandbox, {
    ...{ ringback: 'scenario/1', name: 'told', webhooks: [{ url }] },
    data: [{ calls: 20, over: { after: '1h' } }],
  });
  createCall(server, sandbox, CALL);
  await sandbox.outbox.settle();
  return sandbox;
}

test('what is still under way in a sandbox that was deleted delivers nothing more, whatever it does there', async () => {
  const receiver = await receiverOf();
  const sandbox = await toldSandbox('gone', receiver.url);
  const told = receiver.received.length;
  expect(told).toBeGreaterThan(0);
  const { epoch, world } = sandbox;
  sandbox.hold();
  deleteSandbox(server, 'gone');
  expect(sandbox.epoch).toBeGreaterThan(epoch);
  // What a request or an advance that was under way would go on to do.
  sandbox.setClock({ ...world.clock, mode: 'frozen', now: sandbox.now + 3_600_000 });
  createCall(server, sandbox, { ...CALL, to: '+14155550124' });
  sandbox.tick();
  sandbox.release();
  await sandbox.outbox.settle();
  expect(sandbox.outbox.nextStopAt()).toBe(Number.POSITIVE_INFINITY);
  expect(sandbox.outbox.book.list()).toEqual([]);
  // Lanes begin in a later turn of the loop, and a sandbox of the same name is another one.
  const other = await toldSandbox('gone', receiver.url);
  expect(other).not.toBe(sandbox);
  expect(receiver.received).toHaveLength(2 * told);
});
