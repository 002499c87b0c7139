import { expect, test } from '@jest/globals';
import { createMock, type MockSandbox } from '../../src/index.ts';

const headers = { Authorization: 'Bearer any', 'Content-Type': 'application/json' };
const COUNT = 10_000;
const SAMPLE = 997;

test(`${COUNT} calls on schedules of their own do not disturb each other`, async () => {
  const mock = createMock({ providers: ['voiceos'], seed: 42 });
  const alone = createMock({ providers: ['voiceos'], seed: 42 });
  try {
    const ids = new Map<number, string>();
    for (let call = 0; call < COUNT; call += 1) ids.set(call, await create(mock, call));
    const watched = [...ids].filter(([call]) => call % SAMPLE === 0);
    for (const [call, id] of watched) expect(await create(alone, call)).toBe(id);
    for (let round = 0; round < 8; round += 1) {
      for (const [, id] of watched) expect(await show(mock, id)).toBe(await show(alone, id));
      mock.clock.jump('17s');
      alone.clock.jump('17s');
    }
  } finally {
    await Promise.all([mock.close(), alone.close()]);
  }
}, 120_000);

test('under a frozen clock nothing changes, to the byte, until it is advanced', async () => {
  const mock = createMock({ providers: ['voiceos'], seed: 42 });
  try {
    const id = await create(mock, 1);
    const [detail, list] = [await show(mock, id), await show(mock, '?limit=100')];
    for (let again = 0; again < 50; again += 1) {
      expect(await show(mock, id)).toBe(detail);
      expect(await show(mock, '?limit=100')).toBe(list);
    }
    await mock.clock.advance({ until: 'idle' });
    expect(await show(mock, id)).not.toBe(detail);
  } finally {
    await mock.close();
  }
});

test('the same calls in another order are the same calls', async () => {
  const mock = createMock({ providers: ['voiceos'], seed: 42 });
  try {
    const forward = await Promise.all([1, 2, 3, 3].map((call) => create(mock, call)));
    mock.reset();
    const backward = await Promise.all([3, 3, 2, 1].map((call) => create(mock, call)));
    expect(new Set(backward)).toEqual(new Set(forward));
  } finally {
    await mock.close();
  }
});

async function create(mock: MockSandbox, call: number): Promise<string> {
  const to_number = `+1415${String(call).padStart(7, '0')}`;
  const body = JSON.stringify({ from_number: '+14155550100', to_number, agent_id: 'agent_support' });
  const response = await mock.fetch('/voiceos/conversations/create_phone_call', {
    method: 'POST',
    headers,
    body,
  });
  const { id } = (await response.json()) as { id: string };
  return id;
}

async function show(mock: MockSandbox, what: string): Promise<string> {
  const path = what.startsWith('?') ? `/voiceos/conversations${what}` : `/voiceos/conversations/${what}`;
  return (await mock.fetch(path, { headers })).text();
}
