import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from '@jest/globals';
import { startProxy, startServer } from '../../src/index.ts';
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

const open = {
  server: () => startServer({ port: 0, adminPort: 0 }),
  proxy: () => startProxy({ provider: 'voiceos', port: 0, upstream: 'http://127.0.0.1:9' }),
};

test.each(['server', 'proxy'] as const)(
  'a %s that is closed does not wait for who has connected and said nothing',
  async (kind) => {
    const running = await open[kind]();
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    // Whoever came before this one has been let in.
    await (await fetch(running.url)).arrayBuffer();
    const gone = once(socket, 'close');
    const begun = performance.now();
    await running.close();
    await gone;
    // Far from the five seconds after which the rest is cut off.
    expect(performance.now() - begun).toBeLessThan(4000);
  },
);
