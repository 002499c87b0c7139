import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';

export const ROOT = resolve(import.meta.dirname, '../../..');
/** What the package is tried with, which is no dependency of this repository. */
export const TOOLS = join(ROOT, 'tools/package/node_modules');

/** A folder of someone who has nothing but the packed package. */
export interface Stranger {
  readonly folder: string;
  /** The packed package. */
  readonly tarball: string;
  /** The package.json that came with it. */
  readonly manifest: { readonly exports: Readonly<Record<string, unknown>>; readonly scripts: object };
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Packs this repository, and installs the package in an empty folder, with no script run. */
export function installAsStranger(): Stranger {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-stranger-'));
  const packed: unknown = JSON.parse(
    execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 16 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  // What npm prints of the one package that it packed.
  const [{ filename }] = packed as [{ filename: string }];
  const tarball = join(folder, filename);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--offline', tarball], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const manifest = JSON.parse(readFileSync(join(folder, 'node_modules/ringback/package.json'), 'utf8'));
  return { folder, tarball, manifest };
}

/** Another such folder, of someone who has these packages too, which are lent from this repository. */
export function withPackages({ folder }: Stranger, names: readonly string[]): string {
  const copy = mkdtempSync(join(tmpdir(), 'ringback-stranger-'));
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  for (const name of names) {
    const place = join(copy, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), place);
  }
  return copy;
}

/** A folder for PATH in which `node` is the given one. */
export function pathWith(node: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-node-'));
  symlinkSync(node, join(folder, 'node'));
  return `${folder}:/usr/bin:/bin`;
}

/** Runs a command to its end; output without colours. */
export async function run(
  command: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Ran> {
  const [program = '', ...args] = command;
  const { PATH = '', HOME = '' } = process.env;
  try {
    const ran = await promisify(execFile)(program, args, { cwd, env: { PATH, HOME, ...env } });
    return { code: 0, ...plain(ran) };
  } catch (error) {
    // What execFile rejects with when a command ends with another code than 0.
    const { code = 1, stdout = '', stderr = String(error) } = error as Partial<Ran>;
    return { code, ...plain({ stdout, stderr }) };
  }
}

function plain({ stdout, stderr }: Omit<Ran, 'code'>): Omit<Ran, 'code'> {
  return { stdout: stripVTControlCharacters(stdout), stderr: stripVTControlCharacters(stderr) };
}
