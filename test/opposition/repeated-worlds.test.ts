import { expect, test } from '@jest/globals';
import { createMock, type Mock } from '../../src/index.ts';
import { openReceiver } from '../server/webhooks/support/receiver.ts';
import { HEADERS, LIFECYCLE, placeCall } from '../server/webhooks/support/world.ts';

/** More by hand: `RINGBACK_RUNS=1000 RINGBACK_ADVANCES=10000 npm test -- test/opposition/repeated-worlds`. */
const RUNS = Number(process.env.RINGBACK_RUNS ?? 200);
const ADVANCES = Number(process.env.RINGBACK_ADVANCES ?? 1000);
const MINUTES = 60_000;

test(
  `the same world and script ${RUNS} times over real sockets: journal and deliveries are the same to the byte`,
  async () => {
    const seen = new Set<string>();
    let mock: Mock | undefined;
    // A receiver that reads the call it is told of, makes another once, and fails now and then.
    let received = 0;
    const receiver = await openReceiver(async ({ text }) => {
      received += 1;
      const turn = received;
      const { data } = JSON.parse(text);
      if (data.ids.voiceos)
        await fetch(`${url}/voiceos/conversations/${data.ids.voiceos}`, { headers: HEADERS });
      if (turn === 4) await placeCall({ fetch: (path, init) => fetch(`${url}${path}`, init) });
      return turn % 5 === 0 ? 500 : 204;
    });
    mock = createMock({
      seed: 42,
      scenario: {
        ...{ ringback: 'scenario/1', name: 'repeated', lifecycle: LIFECYCLE },
        data: [{ calls: 8, over: { before: '2m', after: '2m' } }],
        webhooks: [
          {
            url: receiver.url,
            events: ['call.queued', 'call.answered', 'call.ended'],
            faults: { duplicate: 0.2, drop: 0.1, late: { probability: 0.2, by: '1s..9s' } },
          },
        ],
      },
    });
    const { url } = await mock.listen();
    try {
      for (let run = 0; run < RUNS; run += 1) {
        received = 0;
        mock.reset();
        await placeCall({ fetch: (path, init) => fetch(`${url}${path}`, init) });
        await mock.clock.settle();
        await mock.clock.advance('40s');
        await fetch(`${url}/voiceos/conversations?limit=5`, { headers: HEADERS });
        mock.clock.jump('30s');
        await mock.clock.settle();
        await mock.clock.advance('2m');
        seen.add(evidenceOf(mock));
        expect(received).toBeGreaterThan(8);
      }
    } finally {
      await mock.close();
      await receiver.close();
    }
    expect(seen.size).toBe(1);
  },
  20 * MINUTES,
);

test(
  `${ADVANCES} advances with webhooks and no sleep: each has delivered what was due when it returns`,
  async () => {
    const receiver = await openReceiver();
    const mock = createMock({
      seed: 42,
      scenario: {
        ringback: 'scenario/1',
        name: 'advances',
        lifecycle: LIFECYCLE,
        webhooks: [{ url: receiver.url, events: ['call.queued', 'call.ended'] }],
      },
    });
    try {
      for (let advance = 0; advance < ADVANCES; advance += 1) {
        receiver.received.length = 0;
        await placeCall(mock);
        const { fired } = await mock.clock.advance('1m');
        expect(receiver.received.map(({ type }) => type)).toEqual(['call.queued', 'call.ended']);
        expect(fired.filter(({ delivery }) => delivery)).toHaveLength(1);
      }
    } finally {
      await mock.close();
      await receiver.close();
    }
  },
  20 * MINUTES,
);

/** Everything that is kept of a run, without what wall clock, socket and process decide. Ids count on over resets. */
function evidenceOf(mock: Mock): string {
  const { entries } = mock.journal.list({ limit: 1000 });
  const first = Math.min(...entries.map(({ id }) => Number(id)));
  const journal = entries.map(({ id }) => {
    const { id: _id, ...entry } = mock.journal.get(id, { canonical: true });
    return {
      ...entry,
      turn: Number(id) - first,
      response: { ...entry.response, headers: withoutIds(entry.response.headers) },
    };
  });
  return JSON.stringify([journal, mock.deliveries.list({ limit: 1000, canonical: true })]);
}

function withoutIds({ 'ringback-request-id': _id, ...headers }: Readonly<Record<string, string>>): object {
  return headers;
}
