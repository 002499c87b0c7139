import { randomBytes, randomUUID } from 'node:crypto';
import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLoopback } from './loopback.ts';
import { makeFolder } from './make-folder.ts';

/** A token that opens a control API: nobody guesses it. */
export function createToken(): string {
  return randomBytes(24).toString('base64url');
}

/**
 * Keeps a generated token where this user's commands find it, and nobody else; by the admin port.
 *
 * @returns false where it could not be kept, as on a disk that cannot be written: commands must be given it then.
 */
export function keepToken(port: number, token: string): boolean {
  const folder = tokenFolder();
  try {
    makeFolder(folder, 0o700);
    if (!isOwn(folder)) return false;
    replaceToken(tokenFile(port), token);
    return true;
  } catch {
    return false;
  }
}

/** Who reads it finds it whole, whenever the server ends. */
function replaceToken(file: string, token: string): void {
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    writeFileSync(draft, token, { mode: 0o600, flag: 'wx' });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Forgets a token that was kept. */
export function forgetToken(port: number): void {
  if (isOwn(tokenFolder())) rmSync(tokenFile(port), { force: true });
}

/** The token of this user's server on a loopback URL; undefined when none was kept. */
export function findLocalToken(adminUrl: string): string | undefined {
  const { hostname, port } = new URL(adminUrl);
  if (!isLoopback(hostname) || !isOwn(tokenFolder())) return undefined;
  try {
    return readFileSync(tokenFile(Number(port || 80)), 'utf8');
  } catch {
    return undefined;
  }
}

function tokenFolder(): string {
  return join(process.env.XDG_RUNTIME_DIR || tmpdir(), `ringback-${process.getuid?.() ?? 'user'}`);
}

function tokenFile(port: number): string {
  return join(tokenFolder(), `admin-token-${port}`);
}

/** A folder that somebody else made, in a place where all may write, is not to be trusted. */
function isOwn(folder: string): boolean {
  try {
    const stat = lstatSync(folder);
    return stat.isDirectory() && (process.getuid === undefined || stat.uid === process.getuid());
  } catch {
    return false;
  }
}
