import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMock, type Mock } from '../../src/index.ts';
import { createClient, GOOD_HABITS } from './support/client.ts';

const SCENARIOS = readdirSync(resolve(import.meta.dirname, '../../scenarios')).map((name) =>
  name.replace('.yaml', ''),
);

/** What a client does next. */
const action = fc.oneof(
  fc.record({
    does: fc.constant('walk' as const),
    size: fc.integer({ min: 1, max: 60 }),
    pages: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({
    does: fc.constant('call' as const),
    to: fc.integer({ min: 100, max: 999 }),
    polls: fc.integer({ min: 0, max: 6 }),
  }),
  fc.record({ does: fc.constant('read' as const), row: fc.integer({ min: 0, max: 20 }) }),
  fc.record({ does: fc.constant('pause' as const), ms: fc.integer({ min: 0, max: 60_000 }) }),
);
type Action = typeof action extends fc.Arbitrary<infer One> ? One : never;

test.each(SCENARIOS)(
  '%s: a client that does well, in whatever order, breaks no rule that is on',
  async (scenario) => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 10 }), async (actions) => {
        await withMock(scenario, async (mock, url, sleep) => {
          await act(`${url}/elevenlabs/v1/convai`, actions, sleep);
          expect(brokenRules(mock)).toEqual([]);
        });
      }),
      { numRuns: 3 },
    );
  },
);

test.each(SCENARIOS)('%s: the client that comes through breaks no rule that is on', async (scenario) => {
  await withMock(scenario, async (mock, url, sleep) => {
    const client = createClient({ url: `${url}/voiceos`, pace: 1000, maxPolls: 1200, sleep }, GOOD_HABITS);
    await client.run(['+14155554001', '+14155554002', '+14155554003']);
    expect(brokenRules(mock)).toEqual([]);
  });
});

type Sleep = (ms: number) => Promise<void>;

/** A running clock over real time that passes when the client sleeps. */
async function withMock(
  scenario: string,
  use: (mock: Mock, url: string, sleep: Sleep) => Promise<void>,
): Promise<void> {
  let wall = 0;
  const mock = createMock({ scenario, clock: 'running', wall: () => wall });
  try {
    const { url } = await mock.listen();
    await use(mock, url, async (ms) => {
      wall += ms;
    });
  } finally {
    await mock.close();
  }
}

function brokenRules(mock: Mock): readonly string[] {
  return mock.violations
    .list()
    .filter(({ kind }) => kind === 'rule')
    .map(({ code, message }) => `${code}: ${message}`);
}

/** Asks again for what was lost or is to come later, as long as it was told to wait; gives up on the rest. */
async function act(url: string, actions: readonly Action[], sleep: Sleep): Promise<void> {
  const send = async (path: string, body?: object): Promise<Record<string, unknown> | undefined> => {
    for (let tries = 0; tries < 5; tries += 1) {
      const response = await fetch(url + path, {
        method: body ? 'POST' : 'GET',
        headers: { 'xi-api-key': 'any', 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      }).catch(() => undefined);
      const text = await response?.text().catch(() => '');
      if (response?.ok) return readObject(text ?? '');
      if (response && response.status !== 429 && response.status < 500) return undefined;
      await sleep(Number(response?.headers.get('retry-after') ?? 1) * 1000);
    }
    return undefined;
  };
  for (const one of actions) {
    switch (one.does) {
      case 'pause':
        await sleep(one.ms);
        break;
      case 'walk': {
        let cursor: unknown;
        for (let pages = 0; pages < one.pages; pages += 1) {
          const next = typeof cursor === 'string' ? `&cursor=${cursor}` : '';
          const page = await send(`/conversations?page_size=${one.size}${next}`);
          cursor = page?.next_cursor;
          if (typeof cursor !== 'string') break;
        }
        break;
      }
      case 'read': {
        const page = await send('/conversations?page_size=30');
        const rows = Array.isArray(page?.conversations) ? page.conversations : [];
        const id = rows[one.row]?.conversation_id;
        if (typeof id === 'string') await send(`/conversations/${id}`);
        break;
      }
      case 'call': {
        const made = await send('/twilio/outbound-call', {
          ...{ agent_id: 'a', agent_phone_number_id: 'p', to_number: `+1415555${one.to}` },
        });
        for (let polls = 0; polls < one.polls && typeof made?.conversation_id === 'string'; polls += 1) {
          await send(`/conversations/${made.conversation_id}`);
          await sleep(5000);
        }
      }
    }
  }
}

function readObject(text: string): Record<string, unknown> | undefined {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
