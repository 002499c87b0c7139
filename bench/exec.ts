/**
 * What `ringback exec` costs over running the child alone: `npm run bench:exec`. Each figure is the median of several
 * runs of the built command, four providers, default scenario. The child is Node, which asks once: the mock, or where it
 * runs alone, a server that says nothing.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const RUNS = 7;
const AIM_MS = 1500;

const ASK = `
  const base = process.env.VOICEOS_BASE_URL ?? 'https://api.voiceos.io';
  fetch(base + '/conversations?limit=1', { headers: { Authorization: 'Bearer any' } }).then((answer) => {
    if (answer.status !== 200) process.exit(1);
  });`;
const CHILD = [process.execPath, '-e', ASK];
const EXEC = [process.execPath, 'bin/ringback.js', 'exec'];

const silent = createServer((_request, response) => response.end());
await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
// A TCP server's address is never a path or null.
const { port } = silent.address() as AddressInfo;
const alone = await median(CHILD, { ...process.env, VOICEOS_BASE_URL: `http://127.0.0.1:${port}` });
silent.closeAllConnections();
silent.close();
const beside = await median([...EXEC, '--', ...CHILD]);
const withReport = await median([...EXEC, '--report', '.cache/bench-report', '--', ...CHILD]);
const intercepted = await median([...EXEC, '--intercept', '--', ...CHILD]);

console.log(`Node ${process.version}, ${RUNS} runs, medians`);
row('the child alone', alone);
row('exec costs', beside - alone);
row('exec --report costs', withReport - alone);
row('exec --intercept costs', intercepted - alone);
console.log(`aim: under ${AIM_MS} ms`);

async function median(words: readonly string[], env = process.env): Promise<number> {
  const times: number[] = [];
  // The first fills the compile cache.
  await run(words, env);
  for (let count = 0; count < RUNS; count += 1) times.push(await run(words, env));
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
}

function run([command = '', ...args]: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(command, args, { stdio: 'ignore', env });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve(performance.now() - startedAt);
      else reject(new Error(`Failed to run "${command} ${args[0]}": exit ${code}`));
    });
  });
}

function row(name: string, ms: number): void {
  console.log(`${name.padEnd(28)} ${ms.toFixed(0).padStart(6)} ms`);
}
