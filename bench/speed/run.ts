import { CASES } from './cases.ts';
import { type CaseResult, measureCase } from './measure-case.ts';
import { measureInProcess } from './measure-in-process.ts';
import type { Options } from './options.ts';
import { fetchRows, type RingbackServer } from './servers/ringback.ts';
import type { Server } from './servers/server.ts';
import { measureStartUp } from './start-up.ts';
import type { Results } from './targets.ts';
import { tellCase, tellInProcess, tellStartUp } from './tell.ts';

/** The parts of a run that are no cases. */
const START_UP = 'start-up';
const IN_PROCESS = 'in-process';

export const PARTS = [...CASES.map(({ name }) => name), START_UP, IN_PROCESS];

/** What a run needs besides its options. */
export interface Surroundings {
  readonly servers: readonly Server[];
  /** Where files are kept while it runs. */
  readonly folder: string;
  readonly onProgress: (text: string) => void;
  readonly onFigures: (text: string) => void;
}

/** Measures what was asked for, part after part. */
export async function run(options: Options, surroundings: Surroundings): Promise<Results> {
  const { parts, rounds, seconds, warmUpSeconds } = options;
  const { servers, folder, onProgress, onFigures } = surroundings;
  // They are the same in every case, and many.
  let known: Promise<readonly object[]> | undefined;
  const rows = (ringback: RingbackServer): Promise<readonly object[]> => {
    known ??= fetchRows(ringback);
    return known;
  };
  const shared = { servers, folder, rows, onProgress };
  const cases: CaseResult[] = [];
  for (const work of CASES.filter(({ name }) => parts.includes(name))) {
    const result = await measureCase({ ...shared, work, rounds: { count: rounds, seconds, warmUpSeconds } });
    onFigures(tellCase(result));
    cases.push(result);
  }
  const startUps = parts.includes(START_UP) ? await measureStartUp({ ...shared, starts: rounds }) : undefined;
  if (startUps) onFigures(tellStartUp(startUps.figures));
  const isInProcess = parts.includes(IN_PROCESS) && servers.some(({ name }) => name === 'ringback');
  const inProcess = isInProcess ? await measureInProcess(rounds, onProgress) : undefined;
  if (inProcess) onFigures(tellInProcess(inProcess));
  return {
    cases,
    startUp: startUps?.figures ?? new Map(),
    inProcess,
    failed: [...cases.flatMap((result) => result.failed), ...(startUps?.failed ?? [])],
  };
}
