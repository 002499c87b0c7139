import { afterEach, expect, jest, test } from '@jest/globals';
import { openSandbox } from '../../src/server/control/sandboxes.ts';
import { openPorts } from '../../src/server/ports.ts';
import { createTestMock } from './control/support/mock.ts';

afterEach(() => {
  jest.restoreAllMocks();
});

test('where nobody asks anything any more, what idle sandboxes hold is given back all the same', async () => {
  const mock = createTestMock();
  const begun = jest.spyOn(globalThis, 'setInterval');
  const ended = jest.spyOn(globalThis, 'clearInterval');
  const running = await openPorts(mock.server, { port: 0, adminPort: 0, adminToken: 'a-token' });
  const index = begun.mock.calls.findIndex(([, ms]) => ms === 60_000);
  const [sweep] = begun.mock.calls[index] ?? [];
  const idle = openSandbox(mock.server, 'idle');
  const { epoch } = idle;
  mock.wall.now += 3_600_000;
  expect(idle.epoch).toBe(epoch);
  sweep?.();
  // Leaving is an epoch's end: nothing is sent for it any more.
  expect(idle.epoch).toBe(epoch + 1);
  await running.close();
  expect(ended.mock.calls.map(([timer]) => timer)).toContain(begun.mock.results[index]?.value);
});
