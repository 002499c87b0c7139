import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { placedMessage, type ScenarioIssue, withHint } from '../engine/scenario/issue.ts';
import { parseScenario } from '../engine/scenario/parse.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import { readYaml, type TextMistake } from './yaml/read-yaml.ts';
import { findTrailingComma } from './yaml/trailing-comma.ts';

/** A mistake in a file, with its place; lines and columns count from 1. */
export interface FileIssue extends TextMistake {
  readonly file: string;
}

/** A file that cannot be used as it is. */
export class FileError extends Error {
  readonly code = 'RINGBACK_SCENARIO_INVALID';
  /** In the order of the file; a hundred at most. */
  readonly issues: readonly FileIssue[];
  /** How many there are besides. */
  readonly more: number;

  constructor(what: string, file: string, found: readonly TextMistake[]) {
    const sorted = sortMistakes(found).map((mistake) => ({ file, ...mistake }));
    const issues = sorted.slice(0, MAX_ISSUES);
    const more = sorted.length - issues.length;
    const lines = issues.map(formatIssue);
    const rest = more > 0 ? [`and ${more} more`] : [];
    const count = `${sorted.length} mistake${sorted.length === 1 ? '' : 's'}`;
    super(
      `Failed to load ${what} "${file}": ${count}. Mend ${sorted.length === 1 ? 'it' : 'them'}:\n${[...lines, ...rest].join('\n')}`,
    );
    this.name = 'FileError';
    this.issues = issues;
    this.more = more;
  }
}

const MAX_ISSUES = 100;
/** Characters, and bytes, of a scenario. */
const MAX_SIZE = 4 * 1024 * 1024;

/** A mistake as a line that editors and terminals take for a place in a file. */
export function formatIssue({ file, line, column, message, hint }: FileIssue): string {
  return `${file}:${line}:${column}: ${withHint(message, hint)}`;
}

/** What is wrong with a scenario beside its form. */
export type ScenarioCheck = (scenario: Scenario) => readonly ScenarioIssue[];

/** Reads a scenario from the text of its file: YAML or JSON. Throws a FileError that names each mistake's place. */
export function parseScenarioText(text: string, file: string, check: ScenarioCheck = () => []): Scenario {
  if (text.length > MAX_SIZE) throw new FileError('scenario', file, [tooLarge(text.length)]);
  const read = readYaml(text);
  if (read.kind === 'broken') throw new FileError('scenario', file, read.mistakes);
  const comma = file.endsWith('.json') ? findTrailingComma(text) : undefined;
  if (comma) throw new FileError('scenario', file, [comma]);
  const parsed = parseScenario(read.value);
  const issues = 'scenario' in parsed ? check(parsed.scenario) : parsed.issues;
  if ('scenario' in parsed && issues.length === 0) return parsed.scenario;
  const mistakes = issues.map((issue) => ({
    ...read.locate(issue.path, issue.at ?? 'value'),
    message: placedMessage(issue),
    hint: issue.hint ?? null,
  }));
  throw new FileError('scenario', file, mistakes);
}

/** Reads a scenario file. Throws a FileError, also where there is no such file. */
export function loadScenarioFile(file: string, check?: ScenarioCheck): Scenario {
  return parseScenarioText(readText(file), file, check);
}

/** The text of a scenario's file. Throws a FileError where it cannot be read, is too large, or not in UTF-8. */
function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new FileError('scenario', file, [{ line: 1, column: 1, message, hint: null }]);
  }
  if (bytes.length > MAX_SIZE) throw new FileError('scenario', file, [tooLarge(bytes.length)]);
  const text = bytes.toString('utf8');
  if (isUtf8(bytes)) return text;
  const before = text.slice(0, text.indexOf('\uFFFD'));
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  const mistake = { line, column, message: 'this is no text in UTF-8', hint: 'save the file as UTF-8' };
  throw new FileError('scenario', file, [mistake]);
}

function tooLarge(size: number): TextMistake {
  const message = `the file is too large: ${size} bytes`;
  return {
    line: 1,
    column: 1,
    message,
    hint: `${MAX_SIZE} are the most; write datasets instead of calls by hand`,
  };
}

/** The scenario files of a folder, by scenario name. */
export function findScenarioFiles(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder).filter((name) => SCENARIO_FILE.test(name));
  return new Map(files.sort().map((name) => [basename(name).replace(SCENARIO_FILE, ''), join(folder, name)]));
}

const SCENARIO_FILE = /\.(?:ya?ml|json)$/;

/** In the order of the text, each once. */
function sortMistakes(mistakes: readonly TextMistake[]): readonly TextMistake[] {
  const byPlace = new Map(
    mistakes.map((mistake) => [`${mistake.line}:${mistake.column}:${mistake.message}`, mistake]),
  );
  return [...byPlace.values()].sort((a, b) => a.line - b.line || a.column - b.column);
}
