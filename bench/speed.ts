/**
 * How fast Ringback is, against the limit of the runtime and other mock servers: `npm run bench`, after a build.
 * `npm run bench -- --help` says how to run a part of it. Exits 1 where a target is missed.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findMissing, nameMachine } from './speed/machine.ts';
import { helpText, type Options, parseOptions } from './speed/options.ts';
import { renderPage } from './speed/page.ts';
import { defaultCacheFolder, installPeers } from './speed/peers.ts';
import { PARTS, run } from './speed/run.ts';
import { serversOf } from './speed/servers/all.ts';
import type { Server } from './speed/servers/server.ts';
import { findMisses } from './speed/targets.ts';

const PAGE = resolve(import.meta.dirname, '../docs/benchmarks.md');

const choices = {
  servers: serversOf('').map(({ name }) => name),
  parts: PARTS,
  cacheFolder: defaultCacheFolder(),
};
const options = parseOptions(process.argv.slice(2), choices);
if (options === 'help') console.log(helpText(choices));
else if ('wrong' in options) refuse(options.wrong);
else {
  try {
    await bench(options);
  } catch (error) {
    // What is said in a sentence needs no stack.
    if (!(error instanceof Error && error.message.startsWith('Failed to '))) throw error;
    refuse(error.message);
  }
}

async function bench(asked: Options): Promise<void> {
  const isAsked = ({ name }: Server): boolean => asked.servers.includes(name);
  const unstartable = serversOf('').filter(isAsked);
  const missing = findMissing(unstartable);
  if (missing !== undefined) return refuse(missing);
  const machine = nameMachine();
  console.log(machine);
  const folder = mkdtempSync(join(tmpdir(), 'ringback-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const needsPeers = unstartable.some(({ isPeer }) => isPeer);
  const servers = serversOf(needsPeers ? await installPeers(asked.cacheFolder, tell) : '').filter(isAsked);
  const results = await run(asked, { servers, folder, onProgress: tell, onFigures: console.log });
  const misses = findMisses(results);
  const wrong = [...results.cases.flatMap((result) => result.wrong), ...results.failed];
  for (const text of wrong) console.log(`WRONG: ${text}`);
  for (const text of misses) console.log(`MISSED: ${text}`);
  if (misses.length + wrong.length > 0) process.exitCode = 1;
  if (!asked.isFull) return;
  // With a row less it would say what is not so.
  if (results.failed.length > 0) return tell(`${PAGE} is left as it was`);
  const { rounds, seconds } = asked;
  writeFileSync(PAGE, renderPage({ results, servers, machine, misses, rounds, seconds, at: new Date() }));
  tell(`written to ${PAGE}`);
}

function refuse(reason: string): void {
  console.error(reason);
  process.exitCode = 2;
}

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
