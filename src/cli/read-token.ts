import { readFileSync } from 'node:fs';
import { CommandError, EXIT } from './exit-code.ts';

/** The token that was given, or that a file holds, without blanks around it; empty is absent. */
export function readToken(token: string | undefined, file: string | undefined): string | undefined {
  const given = token?.trim();
  if (given) return given;
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(
      `Failed to read the token file "${file}": ${reason}. Name a file that can be read.`,
      EXIT.usage,
    );
  }
}
