import assert from 'node:assert/strict';
import { assertDelivered, assertNotReceived, assertNoViolations, assertReceived } from 'ringback/testing';
import { createSandboxTest } from 'ringback/testing/node';
import { createCallClient } from '../client/call-client.js';

const sandboxTest = createSandboxTest({ providers: ['voiceos'], scenario: 'examples/scenario.yaml' });

sandboxTest('a call is placed, ends, and is paid for', async ({ sandbox }) => {
  const client = createCallClient({
    baseUrl: sandbox.baseUrl('voiceos'),
    apiKey: sandbox.credential,
    // Time is the test's: what would wait for real moves the sandbox's clock.
    wait: (ms) => sandbox.clock.advance(`${ms}ms`),
  });
  await sandbox.faults.add({ on: 'getConversation', nth: 3, status: 503 });

  const placed = await client.placeCall({
    from: '+14155550100',
    to: '+14155550142',
    agentId: 'agent_support',
  });
  const call = await client.waitForCosts(placed.id);

  assert.equal(call.status, 'ended');
  assert.ok(call.cost_breakdown.total > 0);
  const { entries } = await sandbox.inbox('calls').list();
  assert.deepEqual(
    entries.map(({ body }) => body.type),
    ['call.ended', 'call.analysed'],
  );

  await assertReceived(sandbox, {
    operation: 'createPhoneCall',
    body: { to_number: '+14155550142' },
    times: 1,
  });
  await assertReceived(sandbox, { operation: 'getConversation', status: 503, times: 1 });
  await assertDelivered(sandbox, { event: 'call.ended', times: 1 });
  await assertNoViolations(sandbox);
});

sandboxTest('a test sees nothing of another', async ({ sandbox }) => {
  await assertNotReceived(sandbox);
});
