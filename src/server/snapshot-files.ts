import { readFileSync } from 'node:fs';
import process from 'node:process';
import type { ResourceKind } from '../engine/resource.ts';
import { placedMessage } from '../engine/scenario/issue.ts';
import { isSnapshot, parseSnapshot, type RecordedWorld } from '../engine/snapshot/parse.ts';
import { FileError } from './scenario-files.ts';
import { fillSecrets } from './snapshot-secrets.ts';
import { readYaml } from './yaml/read-yaml.ts';

/** Whether a file says that it holds a snapshot: one is written as JSON, with its version first or close to it. */
export function isSnapshotFile(file: string): boolean {
  return !/\.ya?ml$/.test(file) && isSnapshotText(readFileSync(file, 'utf8'));
}

export function isSnapshotText(text: string): boolean {
  return /^\s*\{/.test(text) && /"ringback"\s*:\s*"snapshot\//.test(text.slice(0, 1000));
}

/** Reads a recorded world from its file. Throws a FileError that names each mistake's place. */
export function loadSnapshotFile(file: string, kinds: readonly ResourceKind[]): RecordedWorld {
  return parseSnapshotText(readFileSync(file, 'utf8'), file, kinds);
}

/** Reads a recorded world from the text of its file. Throws a FileError that names each mistake's place. */
export function parseSnapshotText(text: string, file: string, kinds: readonly ResourceKind[]): RecordedWorld {
  const document = parseJson(text, file);
  const parsed = parseSnapshot(withSecrets(document), kinds);
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
  kinds: readonly ResourceKind[],
): RecordedWorld | undefined {
  return isSnapshot(document)
    ? parseSnapshotText(JSON.stringify(document, null, 2), 'snapshot', kinds)
    : undefined;
}

/** The places of mistakes are looked for in texts up to this size: it takes a second for each few megabytes. */
const MAX_LOCATED = 4 * 1024 * 1024;

/** The document with the values of its secrets, as far as the environment has them. */
export function withSecrets(document: unknown): unknown {
  const { secrets: _, ...rest } = Object(fillSecrets(document, process.env)) as Record<string, unknown>;
  return rest;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new FileError('snapshot', file, [{ line: 1, column: 1, message, hint: 'record it anew' }]);
  }
}
