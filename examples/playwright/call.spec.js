import { createServer } from 'node:http';
import { expect as baseExpect, test } from '@playwright/test';
import { matchers } from 'ringback/testing';
import { createSandboxTest } from 'ringback/testing/playwright';
import { createCallClient } from '../client/call-client.js';

const expect = baseExpect.extend(matchers);
const sandboxTest = createSandboxTest(test, { scenario: 'examples/scenario.yaml' });

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

sandboxTest('a page lists the calls', async ({ page, sandbox }) => {
  await sandbox.calls.create({ provider: 'voiceos', from: '+14155550100', to: '+14155550142' });
  await sandbox.clock.advance({ until: 'idle' });
  const app = await serve(PAGE.replace('BASE_URL', sandbox.baseUrl('voiceos')));

  await page.goto(`http://127.0.0.1:${app.address().port}/`);
  await expect(page.getByRole('listitem').first()).toHaveText('+14155550142: ended');
  app.close();
  await expect(sandbox).toHaveReceived({ operation: 'listConversations', times: 1 });
  await expect(sandbox).toHaveNoViolations();
});

/** What an app of your own would serve. */
const PAGE = `<!doctype html><title>Calls</title><ul></ul><script type="module">
  const response = await fetch('BASE_URL/conversations', { headers: { Authorization: 'Bearer any' } });
  const { items } = await response.json();
  for (const { phone_call, status } of items) {
    document.querySelector('ul').append(Object.assign(document.createElement('li'), {
      textContent: phone_call.to_number + ': ' + status,
    }));
  }
</script>`;

function serve(html) {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end(html);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
