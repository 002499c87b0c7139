import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '../exchange.ts';
import { freePort, startServer } from '../process.ts';
import { probeOf, type Server } from './server.ts';

/** How WireMock is told apart, by the cores it has. */
export interface WireMockOptions {
  readonly name: string;
  readonly title: string;
  /** Absent where it has the same core as the others. */
  readonly cores?: readonly number[];
}

/**
 * WireMock without its journal: a stub for each request, by its URL. A create is matched where it has a `to_number`, and
 * any other is refused.
 *
 * @param modules where the peers are installed; its npm package carries the jar.
 */
export function createWireMock(modules: string, options: WireMockOptions): Server {
  return {
    ...options,
    isPeer: true,
    start: async ({ work, exchanges, folder, cores }) => {
      const home = join(folder, options.name);
      rmSync(home, { recursive: true, force: true });
      mkdirSync(join(home, 'mappings'), { recursive: true });
      const mappings = exchanges.map(mappingOf);
      writeFileSync(join(home, 'mappings/bench.json'), JSON.stringify({ mappings }));
      const port = await freePort();
      const flags = ['--port', String(port), '--bind-address', '127.0.0.1', '--root-dir', home];
      const words = ['java', '-jar', findJar(modules), ...flags, '--no-request-journal', '--disable-banner'];
      const started = await startServer({ words, cores, port, ready: probeOf(exchanges, work) });
      return { process: started, base: started.url, sent: exchanges };
    },
  };
}

function mappingOf({ request: { method, path }, answer: { status, contentType, body } }: Exchange): object {
  const isRefused = status >= 400;
  const matchesNumber = { matchesJsonPath: '$.to_number' };
  return {
    request: {
      method,
      url: path,
      ...(method === 'POST' && {
        bodyPatterns: [isRefused ? { not: matchesNumber } : matchesNumber],
      }),
    },
    response: { status, body, headers: { 'Content-Type': contentType } },
  };
}

function findJar(modules: string): string {
  const folder = join(modules, 'wiremock/build');
  const jar = readdirSync(folder).find((name) => /^wiremock-standalone-.*\.jar$/.test(name));
  if (jar === undefined) throw new Error(`Failed to find WireMock in "${folder}": it has no jar.`);
  return join(folder, jar);
}
