import type { CaseResult } from './measure-case.ts';
import type { InProcess } from './measure-in-process.ts';
import type { StartUp } from './start-up.ts';
import { speedRatio, summarise } from './summary.ts';

/** All that a run measured; what it did not is empty. */
export interface Results {
  readonly cases: readonly CaseResult[];
  readonly startUp: ReadonlyMap<string, StartUp>;
  readonly inProcess: InProcess | undefined;
  /** Which servers were not measured, though they should have been, and why. */
  readonly failed: readonly string[];
}

/** Something that is to be at least, or at most, so much. */
interface Target {
  readonly what: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  readonly unit?: string;
}

/** Shares of the limit that cases are held to. */
const LEAST_OF_RAW: Readonly<Record<string, number>> = {
  'list-10': 0.5,
  'list-100': 0.5,
  detail: 0.5,
  create: 0.35,
};
/** How many times as fast as a peer, by the kind of case; for mixed traffic none is promised. */
const LEAST_OF_PEERS = {
  valid: { prism: 8, wiremock: 2, mockoon: 1, 'json-server': 1 },
  invalid: { prism: 1.5, mockoon: 1, 'json-server': 1 },
  stub: { prism: 1.5, mockoon: 1, 'json-server': 1 },
  mixed: {},
} as const;
const MOST_P99_TO_RAW = 4;
const MOST_STALL_MS = 50;
const MOST_OF_START = { readyMs: 500, idleMb: 80, afterMb: 110 };
const MOST_IN_PROCESS_US = { detailUs: 60, pageUs: 150 };

/** Which targets were missed, each as a sentence. What was not measured is held to nothing. */
export function findMisses(results: Results): readonly string[] {
  return targetsOf(results).filter(isMissed).map(tellMiss);
}

function targetsOf({ cases, startUp, inProcess }: Results): readonly Target[] {
  const targets = cases.flatMap(targetsOfCase);
  const start = startUp.get('ringback');
  if (start) {
    const { readyMs, idleMb, afterMb } = MOST_OF_START;
    targets.push({ what: 'ready after', value: start.readyMs, most: readyMs, unit: ' ms' });
    targets.push({ what: 'resident idle', value: start.idleMb, most: idleMb, unit: ' MB' });
    targets.push({ what: 'resident after requests', value: start.afterMb, most: afterMb, unit: ' MB' });
  }
  if (inProcess) {
    const { detailUs, pageUs } = MOST_IN_PROCESS_US;
    targets.push({ what: 'mock.fetch of a detail', value: inProcess.detailUs, most: detailUs, unit: ' µs' });
    targets.push({ what: 'mock.fetch of a page of ten', value: inProcess.pageUs, most: pageUs, unit: ' µs' });
  }
  return targets;
}

function targetsOfCase(result: CaseResult): readonly Target[] {
  const { name, kind } = result.work;
  const summary = summarise(result).get('ringback');
  if (!summary) return [];
  const targets: Target[] = [];
  const hasRaw = result.rounds.has('raw');
  const ofRaw = LEAST_OF_RAW[name];
  if (hasRaw && ofRaw !== undefined)
    targets.push({ what: `${name}: requests to raw’s`, value: summary.toRaw, least: ofRaw });
  for (const [peer, least] of Object.entries(LEAST_OF_PEERS[kind])) {
    if (!result.rounds.has(peer)) continue;
    const value = speedRatio(result, 'ringback', peer);
    targets.push({ what: `${name}: requests to ${peer}’s`, value, least });
  }
  // What Prism answers inside takes as long as Prism does.
  if (hasRaw && kind === 'valid')
    targets.push({ what: `${name}: p99 to raw’s`, value: summary.p99ToRaw, most: MOST_P99_TO_RAW });
  if (kind === 'mixed')
    targets.push({
      what: `${name}: longest stall`,
      value: summary.longestMs,
      most: MOST_STALL_MS,
      unit: ' ms',
    });
  return targets;
}

/** What is not a number was not reached either. */
function isMissed({
  value,
  least = Number.NEGATIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
}: Target): boolean {
  return !(value >= least && value <= most);
}

function tellMiss({ what, value, least, most, unit = '' }: Target): string {
  const bound = least === undefined ? `${most}${unit} is the most` : `${least}${unit} is the least`;
  return `${what} ${value.toFixed(2)}${unit}, and ${bound}`;
}
