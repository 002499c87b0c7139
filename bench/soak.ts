/**
 * What a server holds on to that is used for long: `npm run soak`. Sandboxes are created, used and dropped, and one is
 * asked without end; the heap is measured after forced collections. Exits 1 where a bound is broken.
 *
 * `--sandboxes` and `--requests` say how much a round is, `--minutes` for how long there are rounds.
 */
import { parseArgs } from 'node:util';
import { runSoak, type SoakResult } from './soak/run-soak.ts';

const MB = 2 ** 20;
/** What ten thousand sandboxes may add to a warmed heap: fewer may add no more. */
const MAX_SHARE = 0.05;
const MAX_GROWTH_BYTES = 2 * MB;
/** Connections to receivers are kept for a while. */
const MAX_FILES = 8;

const { values } = parseArgs({
  options: {
    sandboxes: { type: 'string', default: '2000' },
    requests: { type: 'string', default: '40000' },
    minutes: { type: 'string', default: '0' },
  },
});

const startedAt = performance.now();
const result = await runSoak({
  ...{ sandboxes: Number(values.sandboxes), requests: Number(values.requests) },
  // As much as fills a journal of ten thousand, and the pages that are kept.
  warmUp: { sandboxes: 1500, requests: 15_000 },
  lastsMs: Number(values.minutes) * 60_000,
  onProgress: (text) =>
    process.stderr.write(`${((performance.now() - startedAt) / 1000).toFixed(0)} s: ${text}\n`),
});
const broken = [...brokenBounds(result), ...result.wrong.slice(0, 10)];
printTable(result);
for (const bound of broken) console.log(`BROKEN: ${bound}`);
process.exitCode = broken.length > 0 ? 1 : 0;

function* brokenBounds({ rounds, rows }: SoakResult): Generator<string> {
  for (const [index, { sandboxShare, requestBytes }] of rounds.entries()) {
    if (!(sandboxShare <= MAX_SHARE))
      yield `round ${index + 1}: sandboxes that have left added ${percent(sandboxShare)}, and ${percent(MAX_SHARE)} is the most`;
    if (!(requestBytes <= MAX_GROWTH_BYTES))
      yield `round ${index + 1}: the heap grew by ${mb(requestBytes)} MB over the second half of the requests, and 2 MB is the most`;
  }
  const [warmed, last] = [rows[1]?.holdings, rows[rows.length - 1]?.holdings];
  if (!warmed || !last) return;
  if (last.files > warmed.files + MAX_FILES)
    yield `${last.files - warmed.files} more files are open than before`;
  if (last.timers > warmed.timers + 1) yield `${last.timers - warmed.timers} more timers run than before`;
}

function printTable({ rows, rounds, webhooks }: SoakResult): void {
  console.log(`Node ${process.version}, ${webhooks} webhooks`);
  console.log(line('', 'heap MB', 'buffers MB', 'resident MB', 'files', 'sockets', 'timers'));
  for (const { when, holdings } of rows) {
    const { heapBytes, externalBytes, residentBytes, files, sockets, timers } = holdings;
    console.log(
      line(
        when,
        mb(heapBytes),
        mb(externalBytes),
        mb(residentBytes, 0),
        `${files}`,
        `${sockets}`,
        `${timers}`,
      ),
    );
  }
  for (const { sandboxBytes, sandboxShare, requestBytes } of rounds) {
    const each = (sandboxBytes / Number(values.sandboxes)).toFixed(0);
    console.log(
      `sandboxes that have left: ${percent(sandboxShare)} (≤ ${percent(MAX_SHARE)}), ${each} bytes each`,
    );
    console.log(`second half of the requests: ${mb(requestBytes, 2)} MB (≤ ${mb(MAX_GROWTH_BYTES)} MB)`);
  }
}

function line(first: string, ...figures: readonly string[]): string {
  return first.padEnd(24) + figures.map((figure) => figure.padStart(12)).join('');
}

function mb(bytes: number, digits = 1): string {
  return (bytes / MB).toFixed(digits);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
