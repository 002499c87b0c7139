import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { getContainerRuntimeClient } from 'testcontainers';
import { RingbackContainer, type StartedRingbackContainer } from '../../src/testcontainers/index.ts';
import { startMock } from '../../src/testing/index.ts';
import { IMAGE } from '../../tools/container/image.ts';
import { type EngineSocket, openEngineSocket } from './support/engine-socket.ts';

let socket: EngineSocket;
const started: StartedRingbackContainer[] = [];

beforeAll(async () => {
  socket = await openEngineSocket();
  Object.assign(process.env, socket.env);
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((container) => container.stop()));
});
afterAll(() => socket.close());

async function start(container: RingbackContainer): Promise<StartedRingbackContainer> {
  const running = await container.start();
  started.push(running);
  return running;
}

const placeCall = (url: string, key = 'any'): Promise<Response> =>
  fetch(`${url}/conversations/create_phone_call`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      ...{ from_number: '+14155550100', to_number: '+14155550142', agent_id: 'agent_support' },
    }),
  });

test('it serves what it was asked to, and its clock is the test’s', async () => {
  const ringback = await start(
    new RingbackContainer(IMAGE)
      .withProviders('voiceos', 'ovia')
      .withScenario({ ringback: 'scenario/1', name: 'of-this-test' })
      .withClock('frozen', '2026-01-01T09:00:00Z')
      .withSeed(7)
      .withAdminToken('token-of-this-test'),
  );
  expect(ringback.getUrl('voiceos')).toBe(`${ringback.getUrl()}/voiceos`);
  expect(ringback.getUrl('ovia')).toBe(`${ringback.getUrl()}/ovia`);
  expect(() => ringback.getUrl('voiceable')).toThrow(
    'Failed to find provider "voiceable": the container does not serve it. Name one of voiceos, ovia.',
  );
  expect(ringback.getAdminToken()).toBe('token-of-this-test');

  expect((await placeCall(ringback.getUrl('voiceos'))).status).toBe(200);
  const control = ringback.getControlClient();
  expect(await control.clock.get()).toMatchObject({ mode: 'frozen', now: '2026-01-01T09:00:00.000Z' });
  await control.clock.advance({ until: 'idle' });
  const { calls } = await control.calls.list();
  expect(calls).toMatchObject([{ to: '+14155550142', endedAt: expect.any(String) }]);
  const snapshot = await control.snapshot.get();
  expect(snapshot).toMatchObject({ scenario: expect.anything() });
  expect(JSON.stringify(snapshot)).toContain('"seed":7');
});

test('a scenario’s file that is not there is missed before anything starts', () => {
  expect(() => new RingbackContainer(IMAGE).withScenario('./nowhere.yaml')).toThrow('ENOENT');
});

test('it serves APIs of the user’s own; a scenario may be a file, and tests share a container, each with a sandbox of its own', async () => {
  const ringback = await start(
    new RingbackContainer(IMAGE).withSpecs(specFolder()).withScenario(scenarioFile()),
  );
  expect((await fetch(`${ringback.getUrl('billing')}/invoices`)).status).toBe(204);
  const mock = await startMock({ attach: ringback.getRunningMock() });
  const [one, other] = [await mock.sandbox('one'), await mock.sandbox('other')];
  expect((await placeCall(one.baseUrl('voiceos'), one.credential)).status).toBe(200);
  expect((await one.calls.list()).calls).toHaveLength(1);
  expect((await ringback.getControlClient('one').calls.list()).calls).toHaveLength(1);
  expect((await other.calls.list()).calls).toEqual([]);
  await mock.close();
});

test('a container that cannot serve fails at once, with its own words', async () => {
  const container = new RingbackContainer(IMAGE).withScenario('busy-mundane');
  await expect(container.start()).rejects.toThrow(/busy-mundane[\s\S]*busy-monday/);
});

test('a container whose control API cannot be reached is not left running', async () => {
  const name = `ringback-out-of-reach-${process.pid}`;
  const container = new RingbackContainer(IMAGE)
    .withName(name)
    .withEnvironment({ RINGBACK_ADMIN_PORT: '4012' });
  await expect(container.start()).rejects.toThrow();
  const { container: engine } = await getContainerRuntimeClient();
  expect(JSON.stringify(await engine.list())).not.toContain(name);
});

function specFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-specs-'));
  const operation = { operationId: 'listInvoices', responses: { 204: { description: 'None.' } } };
  writeFileSync(
    join(folder, 'billing.json'),
    JSON.stringify({
      ...{ openapi: '3.1.0', info: { title: 'Billing', version: '1' } },
      paths: { '/invoices': { get: operation } },
    }),
  );
  return folder;
}

function scenarioFile(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'ringback-scenario-')), 'mine.yaml');
  writeFileSync(file, 'ringback: scenario/1\nname: mine\n');
  return file;
}
