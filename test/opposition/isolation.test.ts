import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createMock, type Mock } from '../../src/index.ts';

let mock: Mock;
let url: string;

beforeAll(async () => {
  mock = createMock({ scenario: 'default', seed: 42 });
  ({ url } = await mock.listen());
});

afterAll(() => mock.close());

const headers = { Authorization: 'Bearer any', 'Content-Type': 'application/json' };

test('500 sandboxes side by side: no request sees another’s call', async () => {
  const names = Array.from({ length: 500 }, (_, index) => `side-${index}`);
  const created = new Map<string, string>();
  await inGroups(names, async (name) => {
    const body = JSON.stringify({ from_number: '+14155550100', to_number: '+14155550123', agent_id: name });
    const response = await fetch(`${url}/~${name}/voiceos/conversations/create_phone_call`, {
      method: 'POST',
      headers,
      body,
    });
    created.set(name, (await json<Conversation>(response)).id);
  });
  expect(new Set(created.values()).size).toBe(500);
  await inGroups(names, async (name) => {
    const { items } = await json<{ readonly items: readonly Conversation[] }>(
      await fetch(`${url}/~${name}/voiceos/conversations?limit=2`, { headers }),
    );
    expect(items[0]?.id).toBe(created.get(name));
    expect(items[0]?.agent_id).toBe(name);
    expect([...created.values()]).not.toContain(items[1]?.id);
    const other = created.get(names[(names.indexOf(name) + 1) % names.length] ?? '');
    const foreign = await fetch(`${url}/voiceos/conversations/${other}`, {
      headers: { ...headers, 'Ringback-Sandbox': name },
    });
    expect(foreign.status).toBe(404);
    await foreign.arrayBuffer();
  });
});

async function inGroups<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}

interface Conversation {
  readonly id: string;
  readonly agent_id: string;
}

async function json<Body>(response: Response): Promise<Body> {
  // What the providers' own tests hold to the contract.
  return (await response.json()) as Body;
}
