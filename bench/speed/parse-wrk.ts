/** What one run of wrk measured. */
export interface Measured {
  readonly requestsPerSecond: number;
  readonly requests: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** The longest that a request waited for its answer. */
  readonly longestMs: number;
  /** Answers of a status from 400 on. */
  readonly refused: number;
  /** Requests that had no answer. */
  readonly failed: number;
}

/** Reads the line of JSON that the script of `wrk.ts` prints at the end, times in microseconds. */
export function parseWrk(printed: string): Measured {
  const line = printed.split('\n').findLast((text) => text.startsWith('{"requests"'));
  if (line === undefined)
    throw new Error(`Failed to read what wrk printed "${printed.slice(-200)}": there is no line of figures.`);
  const { requests, microseconds, p50, p99, longest, refused, failed } = JSON.parse(line);
  return {
    requestsPerSecond: (requests / microseconds) * 1e6,
    requests,
    p50Ms: p50 / 1000,
    p99Ms: p99 / 1000,
    longestMs: longest / 1000,
    refused,
    failed,
  };
}
