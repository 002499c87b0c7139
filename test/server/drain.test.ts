import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from '@jest/globals';
import { startServer } from '../../src/index.ts';
import { loadUntilGone } from '../support/load.ts';

const RUNS = Number(process.env.RINGBACK_RUNS ?? 10);

test('a server that is told to stop under load answers every request that reached it', async () => {
  for (let run = 0; run < RUNS; run += 1) {
    const server = await startServer({ port: 0, adminPort: 0, seed: run });
    const path = '/voiceos/conversations?limit=2';
    const load = loadUntilGone(server.url, path);
    // It is busy: the load's own requests are being answered before and after this one.
    for (let ahead = 0; ahead < 5; ahead += 1)
      await (await fetch(server.url + path, { headers: { Authorization: 'Bearer any' } })).arrayBuffer();
    await server.close({ drainMs: 100 });
    const { answered, lost, wrong } = await load;
    expect({ lost, wrong }).toEqual({ lost: 0, wrong: 0 });
    expect(answered).toBeGreaterThan(0);
  }
});

test('a server that is closed does not wait for who has connected and said nothing', async () => {
  const server = await startServer({ port: 0, adminPort: 0 });
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  await (await fetch(`${server.url}/_ringback/health`)).arrayBuffer();
  const gone = once(socket, 'close');
  const begun = performance.now();
  await server.close();
  await gone;
  // Far from the five seconds after which the rest is cut off.
  expect(performance.now() - begun).toBeLessThan(4000);
});
