import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';

/**
 * Writes a file at once: who reads it sees all of it, or what was there before.
 *
 * @param mode who may read it, such as `0o600`; by default what the process allows.
 * @throws the system's error.
 */
export async function replaceFile(file: string, text: string, mode?: number): Promise<void> {
  // It may be written by others at the same time, also by processes of one number in containers of their own.
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, text, { mode });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
