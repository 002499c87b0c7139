import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What tells a test from all others of a run. */
export interface TestIdentity {
  /** Its full name, those of the groups around it included. */
  readonly name: string;
  /** The file that it stands in, as a path or a URL. */
  readonly file?: string | undefined;
  /** What else keeps equal ones apart, such as the browser that it runs in. */
  readonly run?: string | undefined;
}

/**
 * The name of a test's sandbox: a readable part, and what keeps it apart from tests of that name in other files. It is
 * the same in each run, on each machine.
 *
 * @param folder where the run was started: files are named from there.
 */
export function sandboxNameOf({ name, file = '', run = '' }: TestIdentity, folder: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([name, pathOf(file, folder), run]))
    .digest('hex')
    .slice(0, HASH_LENGTH);
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_NAME - HASH_LENGTH - 1)
    .replace(/^-+|-+$/g, '');
  return `${slug || 'test'}-${hash}`;
}

const MAX_NAME = 64;
const HASH_LENGTH = 8;

function pathOf(file: string, folder: string): string {
  if (file === '') return '';
  return relative(folder, file.startsWith('file:') ? fileURLToPath(file) : file).replaceAll(sep, '/');
}
