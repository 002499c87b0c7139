import type { CaseResult } from './measure-case.ts';
import type { InProcess } from './measure-in-process.ts';
import type { StartUp } from './start-up.ts';
import { summarise } from './summary.ts';

/** A case’s figures as lines for a terminal. */
export function tellCase(result: CaseResult): string {
  const { work, bytes, loopMaxMs, webhooks } = result;
  const lines = [
    `\n${work.name}: ${work.title} (${(bytes / 1000).toFixed(1)} kB)`,
    line('', ['requests/s', 'to raw', 'p50 ms', 'p99 ms', 'p99 to raw', 'longest ms']),
  ];
  for (const [name, figures] of summarise(result)) {
    const { requestsPerSecond, toRaw, p50Ms, p99Ms, p99ToRaw, longestMs } = figures;
    lines.push(
      line(name, [
        ...[fixed(requestsPerSecond, 0), fixed(toRaw, 2), fixed(p50Ms, 2), fixed(p99Ms, 2)],
        ...[fixed(p99ToRaw, 2), fixed(longestMs, 0)],
      ]),
    );
  }
  if (loopMaxMs.length > 0)
    lines.push(`Ringback’s main loop was held for ${fixed(Math.max(...loopMaxMs), 1)} ms at most`);
  if (webhooks > 0) lines.push(`Ringback’s receiver took ${webhooks} webhooks`);
  return lines.join('\n');
}

export function tellStartUp(startUp: ReadonlyMap<string, StartUp>): string {
  const lines = ['\nstart-up', line('', ['ready ms', 'idle MB', 'after MB'])];
  for (const [name, { readyMs, idleMb, afterMb }] of startUp)
    lines.push(line(name, [fixed(readyMs, 0), fixed(idleMb, 0), fixed(afterMb, 0)]));
  return lines.join('\n');
}

export function tellInProcess({ detailUs, pageUs }: InProcess): string {
  return `\nin-process: mock.fetch of a detail ${fixed(detailUs, 1)} µs, of a page of ten ${fixed(pageUs, 1)} µs`;
}

/** A figure, or that there is none. */
export function fixed(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}

function line(first: string, cells: readonly string[]): string {
  return first.padEnd(16) + cells.map((cell) => cell.padStart(12)).join('');
}
