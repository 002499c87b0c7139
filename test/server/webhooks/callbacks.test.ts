import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { callKind } from '../../../mocks/voice/kind.ts';
import { createContract } from '../../../src/contract/create-contract.ts';
import { createPrism } from '../../../src/contract/prism/client.ts';
import { defineProvider } from '../../../src/engine/provider.ts';
import { listDeliveries } from '../../../src/server/control/deliveries.ts';
import { openSandbox } from '../../../src/server/control/sandboxes.ts';
import { createMockServer } from '../../../src/server/mock-server.ts';
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

test('a stub sends the callbacks that its spec declares, to the address that the exchange gives', async () => {
  const receiver = await receiverOf();
  const prism = createPrism();
  const shelf = createScenarioShelf(resolve(import.meta.dirname, '../../../scenarios'));
  const jobs = defineProvider({
    ...{ name: 'jobs', title: 'Jobs', basePath: '', ids: {}, operations: {} },
    example: { header: 'Accept: */*', path: '/jobs' },
    refuse: () => ({ status: 422, headers: {}, body: {} }),
  });
  const contract = createContract({ provider: 'jobs', text: SPEC, prism });
  const server = createMockServer({
    ...{ providers: [jobs], kinds: [callKind], scenarios: shelf, check: () => [] },
    knownContracts: { served: new Map(), names: ['jobs'], find: () => undefined },
    contracts: new Map([['jobs', contract]]),
    controlContract: () => contract,
    ...{
      scenario: shelf.load('default'),
      defaults: shelf.load('default'),
      chosen: {},
      mode: 'real',
      cors: undefined,
    },
    fallback: { seed: 1, clock: { mode: 'frozen' }, start: '2026-01-01T09:00:00.000Z' },
    webhooks: { map: [], allowPublic: false, env: () => undefined, today: Date.now },
    onClose: () => prism.close(),
  });
  try {
    const ask = (target: string, body: object) =>
      server.answer({
        ...{ method: 'POST', target, headers: { 'content-type': 'application/json' } },
        body: { kind: 'bytes', bytes: Buffer.from(JSON.stringify(body)) },
      });
    expect((await ask('/jobs/jobs?by=me', { notify: receiver.url })).status).toBe(201);
    const sandbox = openSandbox(server, 'default');
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
  } finally {
    await server.close();
  }
});
