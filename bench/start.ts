/**
 * Start-up, memory, and how long Prism holds the main loop: `npm run bench:start`. Each figure is the median of
 * several starts of the built command, four providers, default scenario. It ends with 1 where one is past its target.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const STARTS = 7;
const REQUESTS = 1000;
const PATHS = [
  '/voiceos/conversations?limit=10',
  '/elevenlabs/v1/convai/conversations?page_size=10',
  '/voiceable/api/v1/conversations?page_size=10',
  '/ovia/api/v1/calls',
];

interface Figures {
  readonly readyMs: number;
  /** Processor time of all threads until it was ready: what a busy machine does not change. */
  readonly cpuMs: number;
  readonly idleMb: number;
  readonly afterRequestsMb: number;
  readonly prismLoopMaxMs: number;
}

const runs: Figures[] = [];
for (let run = 0; run < STARTS; run += 1) runs.push(await measure());

console.log(`Node ${process.version}, ${STARTS} starts, medians`);
row('ready after', 'readyMs', 'ms', 500);
row('processor time until then', 'cpuMs', 'ms');
row('resident, idle', 'idleMb', 'MB', 80);
row(`resident after ${REQUESTS} valid requests`, 'afterRequestsMb', 'MB', 110);
row('main loop held longest while Prism loads and answers', 'prismLoopMaxMs', 'ms');

async function measure(): Promise<Figures> {
  const startedAt = performance.now();
  const server = spawn(
    process.execPath,
    [
      '--import',
      './bench/loop-probe.js',
      'bin/ringback.js',
      'serve',
      '--port',
      '0',
      '--admin-port',
      '0',
      '--json',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  try {
    const { url } = JSON.parse(await firstLine(server, 'stdout'));
    const readyMs = performance.now() - startedAt;
    const cpuMs = processorMs(server);
    const idleMb = residentMb(server);
    for (let request = 0; request < REQUESTS; request += 1) await askValid(url, request);
    const afterRequestsMb = residentMb(server);
    await readLoopMax(server);
    await fetch(`${url}/voiceos/conversations?limit=x`, { headers: { Authorization: 'Bearer any' } });
    return { readyMs, cpuMs, idleMb, afterRequestsMb, prismLoopMaxMs: await readLoopMax(server) };
  } finally {
    server.kill('SIGTERM');
  }
}

async function askValid(url: string, request: number): Promise<void> {
  const headers = { Authorization: 'Bearer any', 'xi-api-key': 'any' };
  const response = await fetch(`${url}${PATHS[request % PATHS.length]}`, { headers });
  if (response.status !== 200) throw new Error(`Failed to ask: ${response.status} ${await response.text()}`);
  await response.arrayBuffer();
}

function residentMb({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

function processorMs({ pid }: ChildProcess): number {
  const tasks = readdirSync(`/proc/${pid}/task`);
  const spent = tasks.map(
    (task) => readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0],
  );
  return spent.reduce((sum, nanoseconds) => sum + Number(nanoseconds), 0) / 1e6;
}

async function readLoopMax(server: ChildProcess): Promise<number> {
  const line = firstLine(server, 'stderr', '{"loopMaxMs"');
  server.kill('SIGUSR2');
  return JSON.parse(await line).loopMaxMs;
}

function firstLine(server: ChildProcess, stream: 'stdout' | 'stderr', start = '{'): Promise<string> {
  return new Promise((resolve, reject) => {
    const input = server[stream];
    if (!input) throw new Error(`Failed to read ${stream}: it is not a pipe.`);
    const lines = createInterface({ input });
    lines.on('line', (line) => {
      if (!line.startsWith(start)) return;
      lines.close();
      resolve(line);
    });
    server.once('exit', (code) => reject(new Error(`Failed to start: exit ${code}`)));
  });
}

/** @param most the target; a figure past it ends the benchmark with 1. */
function row(name: string, figure: keyof Figures, unit: string, most = Number.POSITIVE_INFINITY): void {
  const sorted = runs.map((run) => run[figure]).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const remark = Number.isFinite(most) ? `  ≤ ${most}` : '';
  console.log(`${name.padEnd(54)} ${median.toFixed(1).padStart(8)} ${unit}${remark}`);
  if (!(median <= most)) process.exitCode = 1;
}
