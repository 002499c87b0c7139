import type { CaseResult } from './measure-case.ts';
import { summarise } from './summary.ts';

/** A case’s figures as lines for a terminal. */
export function tellCase(result: CaseResult): string {
  const { work, bytes, loopMaxMs } = result;
  const lines = [
    `\n${work.name}: ${work.title} (${(bytes / 1000).toFixed(1)} kB)`,
    line('', ['requests/s', 'to raw', 'p50 ms', 'p99 ms', 'p99 to raw', 'longest ms']),
  ];
  for (const [name, figures] of summarise(result)) {
    const { requestsPerSecond, toRaw, p50Ms, p99Ms, p99ToRaw, longestMs } = figures;
    const cells = [requestsPerSecond.toFixed(0), toRaw.toFixed(2), p50Ms.toFixed(2), p99Ms.toFixed(2)];
    lines.push(line(name, [...cells, p99ToRaw.toFixed(2), longestMs.toFixed(0)]));
  }
  if (loopMaxMs.length > 0)
    lines.push(`Ringback’s loop was held for ${Math.max(...loopMaxMs).toFixed(1)} ms at most`);
  return lines.join('\n');
}

function line(first: string, cells: readonly string[]): string {
  return first.padEnd(16) + cells.map((cell) => (cell === 'NaN' ? '–' : cell).padStart(12)).join('');
}
