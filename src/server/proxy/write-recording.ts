import { accessSync, constants } from 'node:fs';
import { basename, dirname } from 'node:path';
import { stringify } from 'yaml';
import { SCENARIO_FORMAT } from '../../engine/scenario/version.ts';
import { ChoiceError } from '../choice-error.ts';
import { replaceFile } from '../replace-file.ts';
import type { RecordedReply } from './recorded-replies.ts';
import type { Recorder } from './recorder.ts';

/** A recording that was written, or could not be. */
export interface WrittenRecording {
  readonly file: string;
  readonly replies: number;
  /** Answers that were not recorded. */
  readonly skipped: number;
  /** Why the file could not be written, such as `ENOSPC`; null where it was. */
  readonly failure: string | null;
}

/** For its user alone: what a vendor answers may be confidential without being a secret. */
const PRIVATE = 0o600;

/** Throws a ChoiceError where a recording could not be written at the end. */
export function checkFolder(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch (error) {
    throw new ChoiceError(
      'RINGBACK_PROXY_RECORD',
      `Failed to record in "${file}": ${codeOf(error)}. Name a file in a folder that can be written to.`,
    );
  }
}

/** Writes what was recorded as a scenario, which takes the place of what the file held. */
export async function writeRecording(
  file: string,
  provider: string,
  recorder: Recorder,
): Promise<WrittenRecording> {
  const replies = recorder.replies();
  const written = { file, replies: replies.length, skipped: recorder.skipped };
  try {
    await replaceFile(file, writeScenario(file, provider, replies), PRIVATE);
    return { ...written, failure: null };
  } catch (error) {
    return { ...written, failure: codeOf(error) };
  }
}

/** Recorded replies as a scenario, in YAML, or in JSON where the file's name says so. */
function writeScenario(file: string, provider: string, replies: readonly RecordedReply[]): string {
  const scenario = {
    ringback: SCENARIO_FORMAT,
    name: nameOf(file),
    description: `What ${provider} answered, as \`ringback proxy\` recorded it; secrets are taken out.`,
    replies,
  };
  if (file.endsWith('.json')) return `${JSON.stringify(scenario, null, 2)}\n`;
  return stringify(scenario, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** What the file is called, in the letters of a scenario's name. */
function nameOf(file: string): string {
  const name = basename(file)
    .replace(/\.(?:ya?ml|json)$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
  return name || 'recorded';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'it cannot be written';
}
