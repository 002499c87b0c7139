import { afterAll, expect, test } from '@jest/globals';
import { matchers } from 'ringback/testing';
import { createSandboxTest } from 'ringback/testing/jest';
import { createCallClient } from '../client/call-client.js';

expect.extend(matchers);
const sandboxTest = createSandboxTest({ test, expect, afterAll }, { scenario: 'examples/scenario.yaml' });

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

  expect(call.status).toBe('ended');
  expect(call.cost_breakdown.total).toBeGreaterThan(0);
  const { entries } = await sandbox.inbox('calls').list();
  expect(entries.map(({ body }) => body.type)).toEqual(['call.ended', 'call.analysed']);

  await expect(sandbox).toHaveReceived({
    operation: 'createPhoneCall',
    body: { to_number: '+14155550142' },
    times: 1,
  });
  await expect(sandbox).toHaveReceived({ operation: 'getConversation', status: 503, times: 1 });
  await expect(sandbox).toHaveDelivered({ event: 'call.ended', times: 1 });
  await expect(sandbox).toHaveNoViolations();
});

sandboxTest('a test sees nothing of another', async ({ sandbox }) => {
  await expect(sandbox).not.toHaveReceived();
});
