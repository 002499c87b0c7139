import { readFileSync } from 'node:fs';
import { createContract } from '../contract/create-contract.ts';
import type { Prism } from '../contract/prism/client.ts';
import { SpecError } from '../contract/spec/spec-error.ts';
import { FileError, type FileIssue, loadScenarioFile } from './scenario-files.ts';
import { isSnapshotText, loadSnapshotFile, type SnapshotChecking } from './snapshot-files.ts';

/** What a file turned out to be, and what is wrong with it. */
export interface CheckedFile {
  readonly file: string;
  readonly kind: 'spec' | 'scenario' | 'snapshot' | 'unknown';
  /** In the order of the file; a hundred at most. */
  readonly issues: readonly FileIssue[];
  /** How many there are besides. */
  readonly more: number;
}

/** What files are held to. */
export interface FileChecking {
  readonly prism: Prism;
  readonly checking: SnapshotChecking;
}

/** Lints a spec, a scenario or a snapshot: which of them it is, its text says. Throws where the file cannot be read. */
export function checkFile(file: string, { prism, checking }: FileChecking): CheckedFile {
  const text = readFileSync(file, 'utf8');
  const kind = kindOf(text);
  switch (kind) {
    case 'spec':
      return { file, kind, issues: checkSpec(text, file, prism), more: 0 };
    case 'scenario':
      return { file, kind, ...mistakesOf(() => loadScenarioFile(file, checking.check)) };
    case 'snapshot':
      return { file, kind, ...mistakesOf(() => loadSnapshotFile(file, checking)) };
    case 'unknown': {
      const message = 'neither a spec nor a scenario';
      const hint = 'begin it with "openapi: 3.1.0" or "ringback: scenario/1"';
      return { file, kind, issues: [{ file, line: 1, column: 1, message, hint }], more: 0 };
    }
  }
}

/** Read off the text, by whichever comes first, as broken YAML still says what it was meant to be. */
function kindOf(text: string): CheckedFile['kind'] {
  if (isSnapshotText(text)) return 'snapshot';
  const [, member] = /(?:^|[{,\s])["']?(openapi|ringback)["']?[ \t]*:/m.exec(text) ?? [];
  if (member === undefined) return /\bscenario\/\d/.test(text.slice(0, 1000)) ? 'scenario' : 'unknown';
  return member === 'openapi' ? 'spec' : 'scenario';
}

function checkSpec(text: string, file: string, prism: Prism): readonly FileIssue[] {
  try {
    void createContract({ provider: file, text, prism }).close();
    return [];
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    const { line, column } = error.position ?? { line: 1, column: 1 };
    return [{ file, line, column, message: error.message, hint: null }];
  }
}

function mistakesOf(load: () => unknown): Pick<CheckedFile, 'issues' | 'more'> {
  try {
    load();
    return { issues: [], more: 0 };
  } catch (error) {
    if (error instanceof FileError) return { issues: error.issues, more: error.more };
    throw error;
  }
}
