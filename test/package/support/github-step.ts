import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ran, run } from './stranger.ts';

/** A job's folder, with what its steps hand on to each other. */
export interface Job {
  readonly folder: string;
  /** What steps have written to GITHUB_ENV. */
  env(): Readonly<Record<string, string>>;
  /** Runs a step's script as a runner does. */
  step(script: string, env: Readonly<Record<string, string>>): Promise<StepRan>;
}

export interface StepRan extends Ran {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Begins a job in an empty folder. */
export function beginJob(): Job {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-job-'));
  const envFile = join(folder, 'env');
  writeFileSync(envFile, '');
  const env = (): Readonly<Record<string, string>> => readPairs(envFile);
  let count = 0;
  return {
    folder,
    env,
    async step(script, given) {
      count += 1;
      const [file, outputs, summary] = ['script.sh', 'outputs', 'summary'].map((name) =>
        join(folder, `${count}-${name}`),
      ) as [string, string, string];
      writeFileSync(file, script);
      writeFileSync(outputs, '');
      writeFileSync(summary, '');
      const ran = await run(['bash', '--noprofile', '--norc', '-eo', 'pipefail', file], {
        cwd: folder,
        env: {
          ...env(),
          ...given,
          RUNNER_TEMP: folder,
          GITHUB_ENV: envFile,
          GITHUB_OUTPUT: outputs,
          GITHUB_STEP_SUMMARY: summary,
        },
      });
      return { ...ran, outputs: readPairs(outputs), summary: readFileSync(summary, 'utf8') };
    },
  };
}

function readPairs(file: string): Readonly<Record<string, string>> {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}
