import { afterAll, expect, test } from '@jest/globals';
import { MAX_CHANGES } from '../../../src/engine/ledger.ts';
import { hangUpCall } from '../../../src/server/control/call-actions.ts';
import { createCall, getCall } from '../../../src/server/control/calls.ts';
import { addRule } from '../../../src/server/control/rules.ts';
import type { Sandbox } from '../../../src/server/sandbox.ts';
import { createTestMock } from './support/mock.ts';

const mock = createTestMock();
const { server } = mock;
afterAll(() => server.close());

const CALL = { provider: 'voiceos', from: '+14155550100', to: '+14155550123' };
const SENT = { from_number: CALL.from, to_number: CALL.to, agent_id: 'agent_support' };

/** Has a sandbox's log say that it holds so many changes: to write a million of them takes a minute. */
function pretend(sandbox: Sandbox, count: number): void {
  const { world } = sandbox;
  const ledger = Object.create(world.ledger, { changes: { value: { length: count } } });
  Object.defineProperty(sandbox, 'world', { get: () => ({ ...world, ledger }) });
}

test.each([
  ['room for one more change', MAX_CHANGES - 1, 200],
  ['a full log', MAX_CHANGES, 429],
])('with %s a create is answered so on the mock port', async (_what, count, status) => {
  const sandbox = mock.fresh();
  pretend(sandbox, count);
  const created = await mock.ask(sandbox, '/voiceos/conversations/create_phone_call', {
    ...{ method: 'POST', body: SENT },
  });
  expect(created.status).toBe(status);
});

test('a full log takes no change by the control API either, and is read as before', async () => {
  const sandbox = mock.fresh();
  const { id } = createCall(server, sandbox, CALL);
  pretend(sandbox, MAX_CHANGES);
  const refused = expect.objectContaining({ status: 429, code: 'RINGBACK_SANDBOX_CHANGES' });
  expect(() => createCall(server, sandbox, CALL)).toThrow(refused);
  expect(() => hangUpCall(server, sandbox, id, {})).toThrow(refused);
  expect(() => addRule(server, sandbox, 'faults', { on: 'listCalls', status: 500 })).toThrow(refused);
  expect(getCall(server, sandbox, id).id).toBe(id);
  expect((await mock.ask(sandbox, '/voiceos/conversations')).status).toBe(200);
  // What other sandboxes hold is another matter.
  expect(createCall(server, mock.fresh(), CALL)).toHaveProperty('id');
});
