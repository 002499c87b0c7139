import type { CaseResult } from './measure-case.ts';
import type { Measured } from './parse-wrk.ts';
import { median, medianRatio } from './statistics.ts';

/** A server’s rounds in one: medians, ratios of the same rounds to raw, and the longest of all. Not a number without raw. */
export interface Summary {
  readonly requestsPerSecond: number;
  readonly toRaw: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly p99ToRaw: number;
  readonly longestMs: number;
}

export function summarise({ rounds }: Pick<CaseResult, 'rounds'>): ReadonlyMap<string, Summary> {
  const raw = rounds.get('raw') ?? [];
  return new Map([...rounds].map(([name, measured]) => [name, summaryOf(measured, raw)]));
}

/** How many requests a second one server answers for each of the other’s; not a number where one of them is missing. */
export function speedRatio({ rounds }: Pick<CaseResult, 'rounds'>, name: string, base: string): number {
  return medianRatio(speeds(rounds.get(name)), speeds(rounds.get(base)));
}

function summaryOf(measured: readonly Measured[], raw: readonly Measured[]): Summary {
  const p99s = measured.map(({ p99Ms }) => p99Ms);
  const rawP99s = raw.map(({ p99Ms }) => p99Ms);
  return {
    requestsPerSecond: median(speeds(measured)),
    toRaw: medianRatio(speeds(measured), speeds(raw)),
    p50Ms: median(measured.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(p99s),
    p99ToRaw: medianRatio(p99s, rawP99s),
    longestMs: Math.max(...measured.map(({ longestMs }) => longestMs)),
  };
}

function speeds(measured: readonly Measured[] = []): readonly number[] {
  return measured.map(({ requestsPerSecond }) => requestsPerSecond);
}
