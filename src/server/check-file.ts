import { readFileSync } from 'node:fs';
import { createContract } from '../contract/create-contract.ts';
import type { Prism } from '../contract/prism/client.ts';
import { SpecError } from '../contract/spec/spec-error.ts';
import { FileError, type FileIssue, parseScenarioText } from './scenario-files.ts';

/** What a file turned out to be, and what is wrong with it. */
export interface CheckedFile {
  readonly file: string;
  readonly kind: 'spec' | 'scenario' | 'unknown';
  readonly issues: readonly FileIssue[];
}

/** Lints a spec or a scenario: which of them it is, its first line says. */
export function checkFile(file: string, prism: Prism): CheckedFile {
  const text = readFileSync(file, 'utf8');
  const kind = kindOf(text);
  switch (kind) {
    case 'spec':
      return { file, kind, issues: checkSpec(text, file, prism) };
    case 'scenario':
      return { file, kind, issues: checkScenario(text, file) };
    case 'unknown': {
      const message =
        'neither a spec nor a scenario: begin it with "openapi: 3.1.0" or "ringback: scenario/1"';
      return { file, kind, issues: [{ file, line: 1, column: 1, message }] };
    }
  }
}

/** Read off the text, by whichever comes first, as broken YAML still says what it was meant to be. */
function kindOf(text: string): CheckedFile['kind'] {
  const [, member] = /^[\s{]*["']?(openapi|ringback)["']?\s*:/m.exec(text) ?? [];
  return member === 'openapi' ? 'spec' : member === 'ringback' ? 'scenario' : 'unknown';
}

function checkSpec(text: string, file: string, prism: Prism): readonly FileIssue[] {
  try {
    void createContract({ provider: file, text, prism }).close();
    return [];
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    const { line, column } = error.position ?? { line: 1, column: 1 };
    return [{ file, line, column, message: error.message }];
  }
}

function checkScenario(text: string, file: string): readonly FileIssue[] {
  try {
    parseScenarioText(text, file);
    return [];
  } catch (error) {
    if (error instanceof FileError) return error.issues;
    throw error;
  }
}
