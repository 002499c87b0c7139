import { expect, test } from '@jest/globals';
import { runSoak } from '../../bench/soak/run-soak.ts';

// What `npm run soak` does at length: so few that a sandbox which stays whole is seen, and not what is small of each.
const SANDBOXES = 300;
const REQUESTS = 3000;
const MB = 2 ** 20;

test('a server holds on to nothing of the sandboxes that were dropped, nor of requests behind a full journal', async () => {
  const { rounds, rows, wrong, webhooks } = await runSoak({
    ...{ sandboxes: SANDBOXES, requests: REQUESTS, journalEntries: 1000 },
    // The journal is full, and code compiled.
    warmUp: { sandboxes: 200, requests: 2000 },
  });
  expect(wrong).toEqual([]);
  // Two events of a call in each sandbox.
  expect(webhooks).toBe(2 * (SANDBOXES + 200));
  expect(rounds).toHaveLength(1);
  for (const { sandboxBytes, requestBytes } of rounds) {
    expect(sandboxBytes / SANDBOXES).toBeLessThan(8000);
    expect(requestBytes).toBeLessThan(MB);
  }
  const [warmed, last] = [rows[1]?.holdings, rows[rows.length - 1]?.holdings];
  // Connections to the receiver are kept for a while.
  expect(last?.files).toBeLessThanOrEqual((warmed?.files ?? 0) + 8);
  expect(last?.timers).toBeLessThanOrEqual((warmed?.timers ?? 0) + 1);
  expect(last?.sockets).toBeLessThanOrEqual((warmed?.sockets ?? 0) + 8);
}, 600_000);
