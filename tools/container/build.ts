/** Builds this folder's Dockerfile as the image `ringback:test`. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ask, type Engine, findEngine } from './engine.ts';
import { IMAGE } from './image.ts';
import { makeStandIn, STAND_IN_LABEL } from './stand-in-base.ts';

const engine = findEngine();
const base = /^FROM (\S+) AS /m.exec(readFileSync('Dockerfile', 'utf8'))?.[1];
if (!base)
  throw new Error(
    'Failed to read "Dockerfile": its first line names no base image. Write FROM <image> AS build.',
  );
provideBase(engine, base);
const [command = '', ...args] = engine.build;
execFileSync(command, [...args, '--tag', IMAGE, '.'], { stdio: 'inherit' });

/** Docker pulls what it builds on; where that cannot be had, a stand-in of the same name is made. */
function provideBase(engine: Engine, image: string): void {
  if (engine.name === 'docker') return;
  const [podman = '', ...before] = engine.run;
  const named = `docker.io/library/${image}`;
  if (spawnSync(podman, [...before, 'image', 'exists', named]).status === 0 && !isStandIn(engine, named))
    return;
  process.stderr.write(`Pulling ${named}.\n`);
  if (spawnSync(podman, [...before, 'pull', '--quiet', named], { timeout: 300_000 }).status === 0) return;
  process.stderr.write('It cannot be had here: a stand-in is made from this machine’s own Node.\n');
  makeStandIn(named);
}

/** Whether an image is one of ours, which is made afresh each time: it may come from another Node. */
function isStandIn(engine: Engine, image: string): boolean {
  return ask(engine, 'image', 'inspect', '--format', '{{json .Labels}}', image).includes(STAND_IN_LABEL);
}
