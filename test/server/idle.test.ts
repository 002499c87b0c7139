import { afterAll, expect, test } from '@jest/globals';
import type { Contract, Finding } from '../../src/contract/contract.ts';
import { openPorts, type RunningServer } from '../../src/server/ports.ts';
import { createTestMock } from './control/support/mock.ts';

/** A server whose contract takes as long to say what is wrong with a request as the test wants. */
interface Held {
  readonly running: RunningServer;
  /** Resolves once a request waits to be explained. */
  readonly waits: Promise<void>;
  release(): void;
}

const held: Held[] = [];
afterAll(() => Promise.all(held.map(({ running }) => running.close())));

async function begin(): Promise<Held> {
  const { server } = createTestMock({ providers: ['voiceos'] });
  const contract = server.contracts.get('voiceos');
  if (!contract) throw new Error('voiceos is to be served');
  const { promise: waits, resolve: tell } = Promise.withResolvers<void>();
  const { promise: released, resolve } = Promise.withResolvers<void>();
  const slow: Contract = {
    ...contract,
    async explain(...asked): Promise<readonly Finding[]> {
      tell();
      await released;
      return contract.explain(...asked);
    },
  };
  await server.replaceContract('voiceos', slow);
  const running = await openPorts(server, { port: 0, adminPort: 0 });
  const one = { running, waits, release: resolve };
  held.push(one);
  return one;
}

const INIT = { headers: { authorization: 'Bearer any' } };

test('a server is idle when nothing was asked, and only once all is answered that was', async () => {
  const { running, waits, release } = await begin();
  await running.idle();
  const order: string[] = [];
  const asked = fetch(`${running.url}/voiceos/conversations?limit=0`, INIT);
  await waits;
  const idle = running.idle().then(() => order.push('idle'));
  // Another that is answered meanwhile changes nothing.
  await (await fetch(`${running.url}/voiceos/conversations`, INIT)).text();
  order.push('released');
  release();
  await idle;
  expect(order).toEqual(['released', 'idle']);
  // What was waited for is in the report.
  expect(running.report().totals).toMatchObject({ requests: 2, violations: 1 });
  expect(running.counts()).toEqual({ requests: 2, violations: 1 });
  expect((await asked).status).toBe(422);
});

test('who asked may be gone: what was asked is waited for still', async () => {
  const { running, waits, release } = await begin();
  const gone = new AbortController();
  const asked = fetch(`${running.url}/voiceos/conversations?limit=0`, { ...INIT, signal: gone.signal });
  await waits;
  gone.abort();
  await expect(asked).rejects.toThrow();
  const idle = running.idle();
  release();
  await idle;
  expect(running.report().totals).toMatchObject({ requests: 1, violations: 1 });
});

test('a request that hangs is not waited for without end', async () => {
  const { running, waits, release } = await begin();
  const asked = fetch(`${running.url}/voiceos/conversations?limit=0`, INIT);
  await waits;
  await running.idle();
  // It was counted when it came; what is wrong with it nobody knows.
  expect(running.counts()).toEqual({ requests: 1, violations: 0 });
  release();
  expect((await asked).status).toBe(422);
});
