import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { TOOLS } from './stranger.ts';

/** A Node of that major version, from tools/package. */
function nodeOf(major: number): string {
  return join(TOOLS, `node-${major}-linux-${process.arch}/bin/node`);
}

/** One too old for the package, though not for its first file. */
export const TOO_OLD = nodeOf(20);

/** The Nodes that `engines` names, by version: the oldest, that of this repository, the newest. */
export const NODES: readonly (readonly [version: string, node: string])[] = [
  nodeOf(22),
  process.execPath,
  nodeOf(26),
].map((node) => [execFileSync(node, ['--version'], { encoding: 'utf8' }).trim(), node]);
