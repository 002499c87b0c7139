import { readFileSync } from 'node:fs';
import process from 'node:process';
import type { ResourceKind } from '../engine/resource.ts';
import { placedMessage } from '../engine/scenario/issue.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import {
  isSnapshot,
  type ParsedSnapshot,
  parseSnapshot,
  type RecordedWorld,
} from '../engine/snapshot/parse.ts';
import { FileError, type ScenarioCheck } from './scenario-files.ts';
import { fillSecrets } from './snapshot-secrets.ts';
import { readYaml } from './yaml/read-yaml.ts';

/** What recorded worlds are held to. */
export interface SnapshotChecking {
  readonly kinds: readonly ResourceKind[];
  readonly check: ScenarioCheck;
  /** Fills in what a scenario's lifecycle rules leave out. */
  readonly defaults: Scenario;
}

/**
 * Whether a file says that it holds a snapshot: one is written as JSON, with its version first or close to it. What
 * cannot be read is none: who reads it as a scenario is told why.
 */
export function isSnapshotFile(file: string): boolean {
  if (/\.ya?ml$/.test(file)) return false;
  try {
    return isSnapshotText(readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
}

export function isSnapshotText(text: string): boolean {
  return /^\s*\{/.test(text) && /"ringback"\s*:\s*"snapshot\//.test(text.slice(0, 1000));
}

/** Reads a recorded world from its document, with the values of its secrets as far as the environment has them. */
export function readSnapshot(
  document: unknown,
  { kinds, check, defaults }: SnapshotChecking,
): ParsedSnapshot {
  return parseSnapshot(document, {
    kinds,
    check,
    defaults,
    fill: (given) => fillSecrets(given, process.env),
  });
}

/** Reads a recorded world from its file. Throws a FileError that names each mistake's place. */
export function loadSnapshotFile(file: string, checking: SnapshotChecking): RecordedWorld {
  return parseSnapshotText(readFileSync(file, 'utf8'), file, checking);
}

/** Reads a recorded world from the text of its file. Throws a FileError that names each mistake's place. */
export function parseSnapshotText(text: string, file: string, checking: SnapshotChecking): RecordedWorld {
  const parsed = readSnapshot(parseJson(text, file), checking);
  if ('world' in parsed) return parsed.world;
  const read = text.length <= MAX_LOCATED ? readYaml(text) : undefined;
  const mistakes = parsed.issues.map((issue) => ({
    ...(read?.kind === 'read' ? read.locate(issue.path, issue.at ?? 'value') : { line: 1, column: 1 }),
    message: placedMessage(issue),
    hint: issue.hint ?? null,
  }));
  throw new FileError('snapshot', file, mistakes);
}

/** A recorded world that is given as a document; undefined where that is none. Throws a FileError for its mistakes. */
export function readSnapshotDocument(
  document: object,
  checking: SnapshotChecking,
): RecordedWorld | undefined {
  return isSnapshot(document)
    ? parseSnapshotText(JSON.stringify(document, null, 2), 'snapshot', checking)
    : undefined;
}

/** The places of mistakes are looked for in texts up to this size: it takes a second for each few megabytes. */
const MAX_LOCATED = 4 * 1024 * 1024;

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new FileError('snapshot', file, [{ line: 1, column: 1, message, hint: 'record it anew' }]);
  }
}
