import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What a request of each kind costs, by its name. */
export type Costs = Readonly<Record<string, number>>;

/** Counts in a process of its own, as nothing else may run there, and no code may be optimized. */
export async function countWork(what: 'steps' | 'bytes'): Promise<Costs>;
export async function countWork(what: 'laws'): Promise<Readonly<Record<string, Costs>>>;
export async function countWork(what: string): Promise<object> {
  const script = fileURLToPath(new URL('../../../bench/laws/count-work.ts', import.meta.url));
  const flags = what === 'bytes' ? [...FLAGS, ...FLAGS_OF_BYTES] : FLAGS;
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, script, what]);
  return JSON.parse(stdout);
}

const FLAGS = [
  // Optimized code keeps no counts, and allocates less from some call on that is not always the same one.
  ...['--no-opt', '--no-maglev'],
  // Code that is thrown away takes its counts along.
  '--no-flush-bytecode',
  '--disable-warning=ExperimentalWarning',
];
const FLAGS_OF_BYTES = [
  '--no-sparkplug',
  // So large that nothing is collected between two looks at the heap.
  ...['--min-semi-space-size=128', '--max-semi-space-size=128'],
];
