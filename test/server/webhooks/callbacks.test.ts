import { resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { callKind } from '../../../mocks/voice/kind.ts';
import type { Contract } from '../../../src/contract/contract.ts';
import { createContract } from '../../../src/contract/create-contract.ts';
import { createPrism } from '../../../src/contract/prism/client.ts';
import { defineProvider } from '../../../src/engine/provider.ts';
import { parseScenario } from '../../../src/engine/scenario/parse.ts';
import { listDeliveries } from '../../../src/server/control/deliveries.ts';
import { openSandbox } from '../../../src/server/control/sandboxes.ts';
import { createMockServer } from '../../../src/server/create-mock-server.ts';
import { createScenarioShelf } from '../../../src/server/scenario-shelf.ts';
import { receiverOf } from './support/world.ts';

const SPEC = `
openapi: 3.1.0
info: { title: Jobs, version: '1' }
paths:
  /jobs:
    post:
      operationId: createJob
      requestBody:
        content:
          application/json:
            schema: { type: object, required: [notify], properties: { notify: { type: string } } }
      responses:
        '201':
          description: Made.
          content:
            application/json:
              schema: { type: object, required: [id], properties: { id: { type: string, enum: [job-7] } } }
      callbacks:
        done:
          '{$request.body#/notify}/done/{$response.body#/id}?by={$request.query.by}':
            post:
              requestBody:
                content:
                  application/json:
                    schema:
                      type: object
                      required: [state]
                      properties: { state: { type: string, enum: [done] } }
              responses: { '200': { description: Taken. } }
`;

/** A server of one provider that nothing models, with a job board's spec. */
function jobsOf(
  replies: readonly object[] = [],
  faults: readonly object[] = [],
  spoil?: (contract: Contract) => Contract,
) {
  const prism = createPrism();
  const shelf = createScenarioShelf([resolve(import.meta.dirname, '../../../scenarios')]);
  const jobs = defineProvider({
    ...{ name: 'jobs', title: 'Jobs', basePath: '', ids: {}, operations: {} },
    example: { header: 'Accept: */*', path: '/jobs' },
    refuse: () => ({ status: 422, headers: {}, body: {} }),
  });
  const whole = createContract({ provider: 'jobs', text: SPEC, prism });
  const contract = spoil ? spoil(whole) : whole;
  const errors: unknown[] = [];
  const parsed = parseScenario({ ringback: 'scenario/1', name: 'jobs', replies, faults });
  if (!('scenario' in parsed)) throw new Error(JSON.stringify(parsed.issues));
  const server = createMockServer({
    ...{ providers: [jobs], kinds: [callKind], scenarios: shelf, check: () => [] },
    knownContracts: { served: new Map(), names: ['jobs'], find: () => undefined },
    contracts: new Map([['jobs', contract]]),
    controlContract: () => contract,
    ...{
      scenario: parsed.scenario,
      defaults: shelf.load('default'),
      chosen: {},
      mode: 'real',
      cors: undefined,
    },
    version: '0.0.0',
    fallback: { seed: 1, clock: { mode: 'frozen' }, start: '2026-01-01T09:00:00.000Z' },
    webhooks: { map: [], allowPublic: false, env: () => undefined, today: Date.now },
    onError: (error) => errors.push(error),
    onClose: () => prism.close(),
  });
  open.push(server);
  return {
    ...{ server, errors, sandbox: openSandbox(server, 'default') },
    ask: (target: string, body: object) =>
      server.answer({
        ...{ method: 'POST', target, headers: { 'content-type': 'application/json' } },
        body: { kind: 'bytes', bytes: Buffer.from(JSON.stringify(body)) },
      }),
  };
}

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

test('a stub sends the callbacks that its spec declares, to the address that the exchange gives', async () => {
  const receiver = await receiverOf();
  const { ask, sandbox } = jobsOf();
  expect((await ask('/jobs/jobs?by=me', { notify: receiver.url })).status).toBe(201);
  await sandbox.outbox.settle();
  expect(receiver.received.map(({ method, path, text }) => [method, path, JSON.parse(text)])).toEqual([
    ['POST', '/done/job-7?by=me', { state: 'done' }],
  ]);
  expect(listDeliveries(sandbox).deliveries).toEqual([
    expect.objectContaining({ event: 'done', resource: null, state: 'delivered', provider: 'jobs' }),
  ]);
  // Without what the address is made of there is nobody to tell; what goes nowhere good is blocked like any other.
  await ask('/jobs/jobs', { notify: receiver.url });
  await ask('/jobs/jobs?by=me', { notify: 'http://169.254.169.254' });
  await sandbox.outbox.settle();
  expect(receiver.received).toHaveLength(1);
  expect(listDeliveries(sandbox).deliveries[0]?.attempts[0]?.error).toBe('blocked');
});

test.each([
  ['a reply in its place', [{ on: 'createJob', status: 201 }], []],
  ['a whole reply', [{ on: 'createJob', status: 201, body: { id: 'job-7' } }], []],
  ['a fault that comes before its effect', [], [{ on: 'createJob', status: 503, effect: false }]],
])('no callback is sent after %s', async (_name, replies, faults) => {
  const receiver = await receiverOf();
  const { ask, sandbox } = jobsOf(replies, faults);
  await ask('/jobs/jobs?by=me', { notify: receiver.url });
  await sandbox.outbox.settle();
  expect(listDeliveries(sandbox).deliveries).toEqual([]);
});

test.each([
  ['a reply that is merged', [{ on: 'createJob', merge: { id: 'job-7' } }], []],
  ['a fault after its effect', [], [{ on: 'createJob', status: 503, effect: true }]],
])('callbacks are sent after %s', async (_name, replies, faults) => {
  const receiver = await receiverOf();
  const { ask, sandbox } = jobsOf(replies, faults);
  await ask('/jobs/jobs?by=me', { notify: receiver.url });
  await sandbox.outbox.settle();
  expect(receiver.received).toHaveLength(1);
});

test('a stub that waited through a reset sends no callbacks into the new world', async () => {
  const receiver = await receiverOf();
  const { ask, sandbox } = jobsOf();
  const waiting = ask('/jobs/jobs?by=me', { notify: receiver.url });
  await setImmediate();
  sandbox.reset();
  expect((await waiting).status).toBe(201);
  await sandbox.outbox.settle();
  expect(listDeliveries(sandbox).deliveries).toEqual([]);
});

test('a callback whose body cannot be made fails alone: its stub is answered, and the mistake told', async () => {
  const mistake = new Error('a mistake of ours');
  const { ask, sandbox, errors } = jobsOf([], [], (contract) => ({
    ...contract,
    callbacks: (...asked) =>
      contract.callbacks(...asked).map((callback) => ({ ...callback, body: () => Promise.reject(mistake) })),
  }));
  expect((await ask('/jobs/jobs?by=me', { notify: 'http://127.0.0.1:1' })).status).toBe(201);
  await sandbox.outbox.settle();
  expect(errors).toEqual([mistake]);
  expect(listDeliveries(sandbox).deliveries[0]?.attempts[0]?.error).toBe('unsendable');
});
