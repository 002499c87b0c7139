/**
 * A stand-in for the Dockerfile's base image, for machines that reach no registry of images: the Node that this
 * repository pins with the libraries it asks for, npm, and busybox for the rest. The Dockerfile stays as users have it.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const APPLETS = [
  'sh',
  'ls',
  'cat',
  'cp',
  'mkdir',
  'rm',
  'chmod',
  'chown',
  'env',
  'sleep',
  'id',
  'du',
  'find',
  'tar',
];
/** Tells a stand-in from the image that it stands in for. */
export const STAND_IN_LABEL = 'org.ringback.stand-in';
const TRUSTED = '/etc/ssl/certs/ca-certificates.crt';

/** Puts the stand-in into the store that buildah and podman share. */
export function makeStandIn(image: string): void {
  const root = mkdtempSync(join(tmpdir(), 'ringback-base-'));
  try {
    fill(root);
    importImage(root, image);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function fill(root: string): void {
  for (const folder of [
    'bin',
    'usr/local/bin',
    'usr/local/lib/node_modules',
    'usr/local/etc',
    'usr/bin',
    'etc',
    'root',
    'home/node',
  ])
    mkdirSync(join(root, folder), { recursive: true });
  mkdirSync(join(root, 'tmp'));
  chmodSync(join(root, 'tmp'), 0o1777);
  copy(locate('busybox'), join(root, 'bin/busybox'));
  for (const applet of APPLETS) symlinkSync('busybox', join(root, 'bin', applet));
  symlinkSync('/bin/env', join(root, 'usr/bin/env'));
  const node = process.execPath;
  copy(node, join(root, 'usr/local/bin/node'));
  for (const library of librariesOf(node)) copy(library, join(root, library));
  const npm = join(dirname(realpathSync(locate('npm'))), '..');
  cpSync(npm, join(root, 'usr/local/lib/node_modules/npm'), { recursive: true });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(root, 'usr/local/bin/npm'));
  symlinkSync('../lib/node_modules/npm/bin/npx-cli.js', join(root, 'usr/local/bin/npx'));
  writeFileSync(
    join(root, 'etc/passwd'),
    'root:x:0:0:root:/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n',
  );
  writeFileSync(join(root, 'etc/group'), 'root:x:0:\nnode:x:1000:\n');
  trust(root);
}

/** Lets npm trust in the image whom it trusts on this machine. */
function trust(root: string): void {
  if (!existsSync(TRUSTED)) return;
  mkdirSync(join(root, dirname(TRUSTED)), { recursive: true });
  writeFileSync(join(root, TRUSTED), readFileSync(TRUSTED));
  writeFileSync(join(root, 'usr/local/etc/npmrc'), `cafile=${TRUSTED}\nupdate-notifier=false\n`);
}

function locate(command: string): string {
  return execFileSync('which', [command], { encoding: 'utf8' }).trim();
}

/** The shared libraries that a program is linked with, and the loader. */
function librariesOf(program: string): readonly string[] {
  const lines = execFileSync('ldd', [program], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => /(?:=> )?(\/\S+) \(0x/.exec(line)?.[1] ?? []);
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(realpathSync(from), to);
}

function importImage(root: string, image: string): void {
  const buildah = (...args: string[]): string =>
    execFileSync('buildah', ['--storage-driver', 'vfs', ...args], { encoding: 'utf8' }).trim();
  const container = buildah('from', 'scratch');
  try {
    buildah('copy', container, root, '/');
    buildah(
      'config',
      '--env',
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      container,
    );
    buildah('config', '--label', `${STAND_IN_LABEL}=true`, container);
    buildah('commit', container, image);
  } finally {
    buildah('rm', container);
  }
}
