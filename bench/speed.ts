/**
 * How fast Ringback is, against the limit of the runtime and other mock servers: `npm run bench`, after a build.
 * `npm run bench -- --help` says how to run a part of it. Exits 1 where a target is missed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CASES } from './speed/cases.ts';
import { type CaseResult, measureCase } from './speed/measure-case.ts';
import { helpText, type Options, parseOptions } from './speed/options.ts';
import { defaultCacheFolder, installPeers } from './speed/peers.ts';
import { serversOf } from './speed/servers/all.ts';
import { fetchRows, type RingbackServer } from './speed/servers/ringback.ts';
import type { Server } from './speed/servers/server.ts';
import { tellCase } from './speed/tell.ts';

const choices = {
  servers: serversOf('').map(({ name }) => name),
  parts: CASES.map(({ name }) => name),
  cacheFolder: defaultCacheFolder(),
};
const options = parseOptions(process.argv.slice(2), choices);
if (options === 'help') console.log(helpText(choices));
else if ('wrong' in options) {
  console.error(options.wrong);
  process.exitCode = 2;
} else process.exitCode = await bench(options);

async function bench({
  servers: names,
  parts,
  rounds,
  seconds,
  warmUpSeconds,
  cacheFolder,
}: Options): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const isAsked = ({ name }: Server): boolean => names.includes(name);
  const needsPeers = serversOf('').some((server) => server.isPeer && isAsked(server));
  const servers = serversOf(needsPeers ? await installPeers(cacheFolder, tell) : '').filter(isAsked);
  const results: CaseResult[] = [];
  let rows: Promise<readonly object[]> | undefined;
  const rowsOf = (server: RingbackServer): Promise<readonly object[]> => {
    rows ??= fetchRows(server);
    return rows;
  };
  for (const work of CASES.filter(({ name }) => parts.includes(name))) {
    const counts = { count: rounds, seconds, warmUpSeconds };
    const result = await measureCase({
      work,
      servers,
      rounds: counts,
      folder,
      rows: rowsOf,
      onProgress: tell,
    });
    console.log(tellCase(result));
    results.push(result);
  }
  const wrong = results.flatMap((result) => result.wrong);
  for (const text of wrong) console.log(`WRONG: ${text}`);
  return wrong.length > 0 ? 1 : 0;
}

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
