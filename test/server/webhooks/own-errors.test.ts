import { expect, test } from '@jest/globals';
import { createCall } from '../../../src/server/control/calls.ts';
import { loadScenarioDocument } from '../../../src/server/control/scenarios.ts';
import { createDispatcher } from '../../../src/server/webhooks/dispatcher.ts';
import { createLanes } from '../../../src/server/webhooks/lanes.ts';
import type { Outbox } from '../../../src/server/webhooks/outbox.ts';
import { createTestMock } from '../control/support/mock.ts';
import { receiverOf } from './support/world.ts';

const CALL = { provider: 'voiceos', from: '+14155550100', to: '+14155550123' };

test('a lane goes on after a task that throws, and says what was thrown', async () => {
  const errors: unknown[] = [];
  const lanes = createLanes((error) => errors.push(error));
  const mistake = new Error('a mistake of ours');
  lanes.run('a', () => Promise.reject(mistake));
  await new Promise<void>((resolve) => {
    lanes.run('a', async () => resolve());
  });
  // It is free again as well, once it is empty.
  await new Promise(setImmediate);
  await new Promise<void>((resolve) => {
    lanes.run('a', async () => resolve());
  });
  expect(errors).toEqual([mistake]);
});

test('a delivery comes to its end whatever throws beside it, and the mistake is told', async () => {
  const errors: unknown[] = [];
  const receiver = await receiverOf();
  const { server, fresh } = createTestMock({ onError: (error) => errors.push(error) });
  try {
    const sandbox = fresh();
    const webhooks = [{ url: receiver.url, events: ['call.queued'] }];
    loadScenarioDocument(server, sandbox, { ringback: 'scenario/1', name: 'told', webhooks });
    createCall(server, sandbox, CALL);
    const mistake = new Error('a mistake of ours');
    await sandbox.outbox.settle({
      onAttempt: () => {
        throw mistake;
      },
    });
    expect(errors).toEqual([mistake]);
    expect(sandbox.outbox.book.list().map(({ state }) => state)).toEqual(['delivered']);
  } finally {
    await server.close();
  }
});

test('a sandbox whose wake-up throws holds no other back', async () => {
  const errors: unknown[] = [];
  const dispatcher = createDispatcher({
    ...{ providers: new Map(), contractOf: () => undefined, map: [], allowPublic: false },
    ...{ env: () => undefined, today: () => 0, note: () => {}, wall: () => performance.now() },
    onError: (error) => errors.push(error),
  });
  try {
    const mistake = new Error('a mistake of ours');
    // Of an outbox the dispatcher knows nothing but its pump.
    const outboxOf = (pump: () => void) => ({ pump }) as Outbox;
    await new Promise<void>((resolve) => {
      const broken = outboxOf(() => {
        throw mistake;
      });
      dispatcher.wakeAt(broken, 0);
      dispatcher.wakeAt(outboxOf(resolve), 0);
    });
    expect(errors).toEqual([mistake]);
  } finally {
    dispatcher.close();
  }
});

test('who gives up waiting for deliveries is told of none of them any more', async () => {
  const { promise: until, resolve: release } = Promise.withResolvers<void>();
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  const receiver = await receiverOf(async () => {
    arrive();
    await until;
    return 204;
  });
  const { server, fresh } = createTestMock();
  try {
    const sandbox = fresh();
    const webhooks = [{ url: receiver.url, events: ['call.queued'] }];
    loadScenarioDocument(server, sandbox, { ringback: 'scenario/1', name: 'told', webhooks });
    createCall(server, sandbox, CALL);
    const told: string[] = [];
    const patience = new AbortController();
    const settled = sandbox.outbox.settle({
      onAttempt: ({ id }) => told.push(id),
      signal: patience.signal,
    });
    await arrived;
    patience.abort();
    await settled;
    release();
    await sandbox.outbox.settle();
    expect(sandbox.outbox.book.list().map(({ state }) => state)).toEqual(['delivered']);
    expect(told).toEqual([]);
  } finally {
    await server.close();
  }
});
