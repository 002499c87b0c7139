import type { CaseResult } from './measure-case.ts';
import { REMARKS } from './remarks.ts';
import type { Server } from './servers/server.ts';
import { summarise } from './summary.ts';
import type { Results } from './targets.ts';
import { fixed } from './tell.ts';

/** What `docs/benchmarks.md` is made from. */
export interface PageOf {
  readonly results: Results;
  readonly servers: readonly Pick<Server, 'name' | 'title'>[];
  readonly machine: string;
  readonly at: Date;
  readonly rounds: number;
  readonly seconds: number;
  readonly misses: readonly string[];
}

/** The figures of a full run, as a page of the docs. */
export function renderPage(page: PageOf): string {
  const { results, servers, machine, at, rounds, seconds } = page;
  const { cases, startUp, inProcess } = results;
  const webhooks = cases.reduce((sum, one) => sum + one.webhooks, 0);
  const titles = new Map(servers.map(({ name, title }) => [name, title]));
  const starts = [...startUp].map(([name, { readyMs, idleMb, afterMb }]) => [
    titles.get(name) ?? name,
    ...[readyMs, idleMb, afterMb].map((figure) => fixed(figure, 0)),
  ]);
  return `# Benchmarks

Written by \`npm run bench\`, which anyone can run again: every figure here is of one run on one machine. Figures of different
machines are not to be compared; ratios travel better.

- Machine: ${machine}
- Date: ${at.toISOString().slice(0, 10)}
- ${rounds} rounds of ${seconds} seconds, interleaved, after a warm-up; medians. wrk with 32 connections on one core, the server on
  the other. “To raw” is the median of the ratios within each round.

Ringback runs as \`ringback serve\` does: journal, contract checks, coverage and the clock’s default mode, over a scenario of 10,000
calls in 30 days. The others answer the same bytes. “–” is what a server cannot do.

## Requests a second

${table(
  ['work', ...servers.map(({ title }) => title)],
  cases.map((one) => rowOf(one, servers, 'requestsPerSecond', 0)),
)}

## Against the limit

${table(
  ['work', 'kB', 'requests, to raw', 'p99 ms', 'p99, to raw', 'longest ms', 'raw’s longest ms'],
  cases.map(limitRow),
)}

The longest wait of any request in any round. In mixed traffic Ringback’s calls live a minute a second, and its webhooks go out
to a receiver beside the load: ${webhooks} in all, warm-up and rounds.

## 99th percentile, ms

${table(
  ['work', ...servers.map(({ title }) => title)],
  cases.map((one) => rowOf(one, servers, 'p99Ms', 2)),
)}

## Start-up and memory

From the start of the process to the first answer of 200, resident memory a second later, and after a thousand valid requests one after another;
on all cores. Ringback serves four providers and its default scenario, the others a list of ten.

${table(['server', 'ready, ms', 'idle, MB', 'after requests, MB'], starts)}

## In process

\`mock.fetch\`, no socket: a detail in ${fixed(inProcess?.detailUs ?? Number.NaN, 1)} µs, a page of ten in ${fixed(inProcess?.pageUs ?? Number.NaN, 1)} µs, medians.

## What is behind the figures

${REMARKS.map((remark) => `- ${remark}`).join('\n')}

## Targets

${listOr(page.misses, 'All were met: what `bench/speed/targets.ts` holds.')}

## To repeat it

With Linux, two cores, wrk (\`apt-get install wrk\`) and Java 17: \`npm ci && npm run build && npm run bench\`. The peers are
installed once, into \`ringback-bench\` of the user’s cache folder; \`npm run bench -- --help\` says how to run a part.
`;
}

function limitRow(result: CaseResult): readonly string[] {
  const summaries = summarise(result);
  const own = summaries.get('ringback');
  const figure = (value: number | undefined, digits: number): string => fixed(value ?? Number.NaN, digits);
  return [
    result.work.title,
    (result.bytes / 1000).toFixed(1),
    ...[figure(own?.toRaw, 2), figure(own?.p99Ms, 2), figure(own?.p99ToRaw, 2), figure(own?.longestMs, 0)],
    figure(summaries.get('raw')?.longestMs, 0),
  ];
}

function rowOf(
  result: CaseResult,
  servers: PageOf['servers'],
  figure: 'requestsPerSecond' | 'p99Ms',
  digits: number,
): readonly string[] {
  const summaries = summarise(result);
  const cells = servers.map(({ name }) => fixed(summaries.get(name)?.[figure] ?? Number.NaN, digits));
  return [result.work.title, ...cells];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function listOr(lines: readonly string[], otherwise: string): string {
  return lines.length > 0 ? lines.map((line) => `- Missed: ${line}`).join('\n') : otherwise;
}
