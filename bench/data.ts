/**
 * Data at scale: `npm run bench:data`, after a build. How soon the command is ready with a million calls and how much
 * memory it takes, seen from outside; and what a page costs in process, at any depth and under any filter. Exits 1
 * where a target is missed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { createMock, type Mock } from '../src/index.ts';
import { findPages, HEADERS, LIMIT, type PageCase } from './data-pages.ts';

const STARTS = 5;
const WARM_UP = 150;
const ROUNDS = 200;
const START = Date.UTC(2026, 0, 7, 10, 40);
const SIZES = [
  { count: 100_000, readyMs: 1200, residentMb: 160 },
  { count: 1_000_000, readyMs: 2000, residentMb: 300 },
];
const PAGE_MS = 5;
const RATIO = 1.5;
const FIRST_SEARCH_MS = 250;

const missed: string[] = [];
const folder = mkdtempSync(join(tmpdir(), 'ringback-bench-'));
try {
  console.log(`Node ${process.version}, medians`);
  for (const size of SIZES) await measureCommand(size);
  for (const { count } of SIZES) await measurePages(count);
} finally {
  rmSync(folder, { recursive: true });
}
for (const target of missed) console.log(`MISSED: ${target}`);
process.exitCode = missed.length > 0 ? 1 : 0;

function scenarioOf(count: number): object {
  return {
    ringback: 'scenario/1',
    name: `calls-${count}`,
    agents: [
      { id: 'agent_support', name: 'Maya', persona: 'support' },
      { id: 'agent_booking', name: 'Theo', persona: 'booking' },
    ],
    data: [{ calls: count, over: '30d', traffic: 'working-hours' }],
  };
}

async function measureCommand({ count, readyMs, residentMb }: (typeof SIZES)[number]): Promise<void> {
  const file = join(folder, `${count}.yaml`);
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(scenarioOf(count)));
  const runs: { ready: number; idle: number; after: number }[] = [];
  for (let start = 0; start < STARTS; start += 1) runs.push(await startOnce(file, count));
  const of = (figure: 'ready' | 'idle' | 'after'): number => median(runs.map((run) => run[figure]));
  console.log(`\n${count} calls, as a command`);
  hold('ready after', of('ready'), 'ms', readyMs);
  hold('resident, idle', of('idle'), 'MB', residentMb);
  report('resident, after a page under each filter', of('after'), 'MB');
}

async function startOnce(
  file: string,
  count: number,
): Promise<{ ready: number; idle: number; after: number }> {
  const startedAt = performance.now();
  const flags = ['--port', '0', '--admin-port', '0', '--json', '--scenario', file];
  const server = spawn(
    process.execPath,
    [
      'bin/ringback.js',
      'serve',
      ...flags,
      '--clock',
      'frozen',
      '--clock-start',
      new Date(START).toISOString(),
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  try {
    const { url } = JSON.parse(await firstLine(server));
    const ready = performance.now() - startedAt;
    await setTimeout(300);
    const idle = residentMb(server);
    const ask = (path: string): Promise<Response> => fetch(`${url}${path}`, { headers: HEADERS });
    await findPages(ask, count, START);
    return { ready, idle, after: residentMb(server) };
  } finally {
    server.kill('SIGTERM');
  }
}

async function measurePages(count: number): Promise<void> {
  console.log(`\n${count} calls, pages of ${LIMIT} in process`);
  const mock = createMock({
    ...{ scenario: scenarioOf(count), start: new Date(START).toISOString(), clock: { mode: 'frozen' } },
  });
  try {
    const ask = (path: string): Promise<Response> => mock.fetch(path, { headers: HEADERS });
    const pages = await findPages(ask, count, START);
    const times = new Map<PageCase, number[]>();
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      for (const page of pages) {
        const taken = await time(ask, page);
        if (round >= WARM_UP) times.set(page, [...(times.get(page) ?? []), taken]);
      }
    }
    for (const page of pages) {
      hold(`${page.provider}: ${page.name}`, median(times.get(page) ?? []), 'ms', PAGE_MS, page.firstMs);
    }
    for (const provider of new Set(pages.map((page) => page.provider))) {
      const own = pages.filter((page) => page.provider === provider && !page.isSearch && page.isFull);
      const medians = own.map((page) => median(times.get(page) ?? []));
      hold(
        `${provider}: dearest page against cheapest`,
        Math.max(...medians) / Math.min(...medians),
        '',
        RATIO,
      );
    }
    const search = pages.find(({ isSearch }) => isSearch);
    if (search) hold('the first search', search.firstMs, 'ms', FIRST_SEARCH_MS);
    await measureAmends(mock, pages);
  } finally {
    await mock.close();
  }
}

/** A page under a filter right after a call of the dataset was hung up: nothing is looked through again. */
async function measureAmends(mock: Mock, pages: readonly PageCase[]): Promise<void> {
  const page = pages.find(({ name }) => name === 'status=ended');
  if (!page) return;
  const ask = (path: string): Promise<Response> => mock.fetch(path, { headers: HEADERS });
  const times: number[] = [];
  for (const { id } of mock.calls.list({ state: 'answered', limit: 20 }).calls) {
    mock.calls.hangUp(id);
    times.push(await time(ask, page));
  }
  hold('a page under a filter, right after a hang-up', median(times), 'ms', PAGE_MS, times[0]);
}

async function time(ask: (path: string) => Promise<Response>, { path }: PageCase): Promise<number> {
  const startedAt = performance.now();
  const response = await ask(path);
  const taken = performance.now() - startedAt;
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`Failed to ask ${path}: ${response.status}`);
  return taken;
}

function residentMb({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!server.stdout) throw new Error('Failed to read stdout: it is not a pipe.');
    createInterface({ input: server.stdout }).once('line', resolve);
    server.once('exit', (code) => reject(new Error(`Failed to start: exit ${code}`)));
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** @param asked what it took when it was asked for the first time. */
function hold(name: string, value: number, unit: string, target: number, asked?: number): void {
  if (!(value <= target))
    missed.push(`${name}: ${value.toFixed(2)} ${unit}, and ${target} ${unit} is the most`);
  report(name, value, unit, `≤ ${target}${asked === undefined ? '' : `   (at first ${asked.toFixed(1)})`}`);
}

function report(name: string, value: number, unit: string, remark = ''): void {
  console.log(`${name.padEnd(48)} ${value.toFixed(2).padStart(9)} ${unit.padEnd(3)} ${remark}`);
}
