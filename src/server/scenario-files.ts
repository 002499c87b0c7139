import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { parseScenario, type ScenarioIssue } from '../engine/scenario/parse.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';

/** A mistake in a file, with its place; lines and columns count from 1. */
export interface FileIssue {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A file that cannot be used as it is. */
export class FileError extends Error {
  readonly code = 'RINGBACK_SCENARIO_INVALID';
  readonly issues: readonly FileIssue[];

  constructor(what: string, file: string, issues: readonly FileIssue[]) {
    const lines = issues.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`);
    super(`Failed to load ${what} "${file}": ${issues.length} mistake(s). Mend them:\n${lines.join('\n')}`);
    this.name = 'FileError';
    this.issues = issues;
  }
}

/** Aliases that a file may use, so that a small file cannot unfold into a large one. */
const MAX_ALIASES = 100;

/** What is wrong with a scenario beside its form. */
export type ScenarioCheck = (scenario: Scenario) => readonly ScenarioIssue[];

/** Reads a scenario from the text of its file. Throws a FileError that names each mistake's line. */
export function parseScenarioText(text: string, file: string, check: ScenarioCheck = () => []): Scenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, customTags: [], schema: 'core' });
  const issueAt = (offset: number, message: string): FileIssue => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, message };
  };
  if (document.errors.length > 0) {
    throw new FileError(
      'scenario',
      file,
      document.errors.map(({ pos, message }) => issueAt(pos[0], message.split('\n', 1)[0] ?? '')),
    );
  }
  const parsed = parseScenario(
    unfold(document, (message) => new FileError('scenario', file, [issueAt(0, message)])),
  );
  const found = 'scenario' in parsed ? check(parsed.scenario) : parsed.issues;
  if ('scenario' in parsed && found.length === 0) return parsed.scenario;
  const issues = found.map(({ path, message }) => {
    const offset = offsetOf(document, path);
    return issueAt(offset, path.length > 0 ? `${path.join('.')}: ${message}` : message);
  });
  throw new FileError('scenario', file, issues);
}

/** Reads a scenario file. */
export function loadScenarioFile(file: string, check: ScenarioCheck): Scenario {
  return parseScenarioText(readText(file), file, check);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new FileError('scenario', file, [{ file, line: 1, column: 1, message }]);
  }
}

/** The scenario files of a folder, by scenario name. */
export function findScenarioFiles(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  return new Map(files.sort().map((name) => [basename(name).replace(/\.ya?ml$/, ''), join(folder, name)]));
}

/** The document's value; its aliases may be too many, or name nothing. */
function unfold(document: ReturnType<typeof parseDocument>, fault: (message: string) => FileError): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    throw fault(error instanceof Error ? error.message : String(error));
  }
}

/** Where the innermost node on a path begins. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (node && typeof node === 'object' && 'range' in node && Array.isArray(node.range))
      return Number(node.range[0]);
  }
  return 0;
}
