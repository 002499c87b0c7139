import { afterAll, expect, test } from '@jest/globals';
import { createMock, type MockSandbox, type Violation } from '../../src/index.ts';
import {
  assertDelivered,
  assertNotReceived,
  assertNoViolations,
  assertReceived,
} from '../../src/testing/assertions.ts';
import '../../src/testing/jest.ts';
import { matchers } from '../../src/testing/matchers.ts';

expect.extend(matchers);

const mock = createMock({
  journalEntries: 2,
  scenario: {
    ringback: 'scenario/1',
    name: 'matched',
    webhooks: [{ url: '/_ringback/inbox/all', events: ['call.ended'] }],
  },
});
afterAll(() => mock.close());

let made = 0;
function fresh(): MockSandbox {
  made += 1;
  return mock.sandbox(`matched-${made}`);
}

async function dial(sandbox: MockSandbox, to: string): Promise<void> {
  await sandbox.fetch('/voiceos/conversations/create_phone_call', {
    method: 'POST',
    headers: { Authorization: 'Bearer any', 'Content-Type': 'application/json' },
    body: JSON.stringify({ from_number: '+14155550100', to_number: to, agent_id: 'agent_support' }),
  });
}

const DIALLED = { operation: 'createPhoneCall', body: { to_number: '+14155550142' } };

test('what was received is received, as often as it was, and its opposite is not', async () => {
  const sandbox = fresh();
  await expect(sandbox).not.toHaveReceived(DIALLED);
  await dial(sandbox, '+14155550142');
  await expect(sandbox).toHaveReceived(DIALLED);
  await expect(sandbox).toHaveReceived({ ...DIALLED, times: 1 });
  await expect(sandbox).not.toHaveReceived({ ...DIALLED, times: 2 });
  await assertReceived(sandbox, DIALLED);
  await assertNotReceived(sandbox, { ...DIALLED, times: { atLeast: 2 } });
});

test('a failure shows what came nearest and what differs in it', async () => {
  const sandbox = fresh();
  await dial(sandbox, '+14155550199');
  const nearest = 'body.to_number is "+14155550199", wanted is "+14155550142"';
  await expect(expect(sandbox).toHaveReceived(DIALLED)).rejects.toThrow(nearest);
  await expect(assertReceived(sandbox, DIALLED)).rejects.toThrow(nearest);
  await expect(expect(sandbox).not.toHaveReceived({ operation: 'createPhoneCall' })).rejects.toThrow(
    '#1 POST /voiceos/conversations/create_phone_call → 200',
  );
});

test('what nobody can say any more fails as it is and as its opposite', async () => {
  const sandbox = fresh();
  for (const last of [1, 2, 3]) await dial(sandbox, `+1415555014${last}`);
  const dropped = { operation: 'createPhoneCall', body: { to_number: '+14155550141' } };
  await expect(expect(sandbox).toHaveReceived(dropped)).rejects.toThrow('the answer is incomplete');
  await expect(expect(sandbox).not.toHaveReceived(dropped)).rejects.toThrow('the answer is incomplete');
  await expect(assertReceived(sandbox, dropped)).rejects.toThrow('the answer is incomplete');
  await expect(assertNotReceived(sandbox, dropped)).rejects.toThrow('the answer is incomplete');
  // Of those that are kept the answer is sure, although one was dropped.
  await expect(sandbox).toHaveReceived({ ...dropped, body: { to_number: '+14155550143' } });
  await expect(
    expect(sandbox).not.toHaveReceived({ ...dropped, body: { to_number: '+14155550143' } }),
  ).rejects.toThrow('These were received:');
});

test('a violation fails and is explained; a note does only where notes are asked for', async () => {
  const sandbox = fresh();
  await dial(sandbox, '4155550142');
  await expect(sandbox).toHaveNoViolations();
  await expect(expect(sandbox).toHaveNoViolations({ notes: true })).rejects.toThrow(
    /note: createPhoneCall body \/to_number: .*\n[\s\S]*to mend it: /,
  );
  await sandbox.fetch('/voiceos/conversations?limit=0', { headers: { Authorization: 'Bearer any' } });
  await expect(expect(sandbox).toHaveNoViolations()).rejects.toThrow(
    'violation: listConversations query limit: limit is 0; wanted is at least 1.',
  );
  await expect(sandbox).not.toHaveNoViolations();
  await expect(assertNoViolations(sandbox)).rejects.toThrow('There were violations of the contract: 1.');
});

test('all that a violation tells is in the message', async () => {
  const violation: Violation = {
    ...{ id: '1', requestId: '1', kind: 'request', level: 'violation', provider: 'voiceos', operation: 'x' },
    ...{ in: 'query', pointer: 'status', code: 'enum', message: 'status is "gone".', sent: '"gone"' },
    ...{
      allowed: ['started', 'ended'],
      basis: 'seed',
      blame: 'client',
      reason: '',
      remedy: 'Send one.',
      count: 3,
    },
    rule: {
      file: 'specs/voiceos.yaml',
      pointer: '/paths',
      line: 12,
      column: 3,
      constraint: 'enum: [started]',
    },
    nearest: [{ operation: 'y', method: 'GET', path: '/y', differences: ['the path'] }],
    first: { at: '2026-01-01T09:00:00.000Z', method: 'GET', path: '/x', curl: 'curl http://x' },
  };
  const told = { violations: { list: () => [violation] } };
  for (const part of [
    ...['x query status: status is "gone". (3 times)', 'sent: "gone"', 'allowed: started, ended'],
    ...['near: GET /y (y): the path', 'to mend it: Send one.', 'basis: seed; to blame: client'],
    ...['specs/voiceos.yaml:12: enum: [started]', 'first: curl http://x'],
  ]) {
    await expect(assertNoViolations(told)).rejects.toThrow(part);
  }
});

test('what was delivered is, to whom and how often; what was not shows what else was', async () => {
  const sandbox = fresh();
  const call = sandbox.calls.create({ provider: 'voiceos', from: '+14155550100', to: '+14155550142' });
  await expect(sandbox).not.toHaveDelivered();
  sandbox.calls.hangUp(call.id);
  await expect(sandbox).toHaveDelivered({ event: 'call.ended', times: 1 });
  await expect(sandbox).toHaveDelivered({ to: '/_ringback/inbox/all' });
  await expect(sandbox).toHaveDelivered({ to: `http://127.0.0.1:1/~${sandbox.name}/_ringback/inbox/all` });
  await expect(sandbox).not.toHaveDelivered({ to: '/_ringback/inbox/other' });
  await expect(sandbox).not.toHaveDelivered({ times: 2 });
  await expect(expect(sandbox).toHaveDelivered({ event: 'call.endet' })).rejects.toThrow(
    'call.ended → /_ringback/inbox/all: delivered (204)',
  );
  await assertDelivered(sandbox, { times: { atMost: 1 } });
  await expect(assertDelivered(sandbox, { times: 0 })).rejects.toThrow(
    'Delivered 1 such webhooks; wanted 0.',
  );
});

test('deliveries that are no longer kept leave open how many there were', async () => {
  const sandbox = fresh();
  const full = {
    clock: { settle: () => sandbox.clock.settle() },
    deliveries: { list: () => ({ deliveries: [], dropped: 3, cursor: null, hasMore: false }) },
  };
  await expect(expect(full).toHaveDelivered()).rejects.toThrow('3 deliveries are no longer kept');
  await expect(expect(full).not.toHaveDelivered()).rejects.toThrow('3 deliveries are no longer kept');
});
