import { join } from 'node:path';
import { run } from './process.ts';
import { SERVER_CORE } from './servers/server.ts';
import { median } from './statistics.ts';

/** Microseconds of a `mock.fetch`, medians. */
export interface InProcess {
  readonly detailUs: number;
  /** A page of ten. */
  readonly pageUs: number;
}

/** The medians of several processes, one after another. */
export async function measureInProcess(
  rounds: number,
  onProgress: (text: string) => void,
): Promise<InProcess> {
  const each: InProcess[] = [];
  for (let round = 0; round < rounds; round += 1) {
    onProgress(`in-process: round ${round + 1} of ${rounds}`);
    const words = [process.execPath, join(import.meta.dirname, 'in-process.ts')];
    each.push(JSON.parse(await run(words, [SERVER_CORE])));
  }
  return {
    detailUs: median(each.map(({ detailUs }) => detailUs)),
    pageUs: median(each.map(({ pageUs }) => pageUs)),
  };
}
