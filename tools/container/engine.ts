/**
 * What builds and runs images: Docker where its engine answers; elsewhere podman and buildah, which need no daemon and
 * are taken from Debian's packages where they are missing.
 */
import { execFileSync, spawnSync } from 'node:child_process';

/** A command to build with and one to run with, each with the arguments it always needs. */
export interface Engine {
  readonly name: 'docker' | 'podman';
  readonly build: readonly string[];
  readonly run: readonly string[];
  /** What `run` needs on this machine beside what is asked of it. */
  readonly runFlags: readonly string[];
  /** What puts an init before the program. */
  readonly initFlags: readonly string[];
}

const DOCKER: Engine = {
  name: 'docker',
  build: ['docker', 'build'],
  run: ['docker'],
  runFlags: ['--network', 'host'],
  initFlags: ['--init'],
};

/** Works as root without a daemon, without overlay file systems, and in a machine that is a container itself. */
const PODMAN: Engine = {
  name: 'podman',
  build: [
    ...['buildah', '--storage-driver', 'vfs', 'bud', '--isolation', 'chroot'],
    ...['--pull-never', '--network', 'host', '--format', 'docker'],
  ],
  run: ['podman', '--storage-driver', 'vfs', '--cgroup-manager', 'cgroupfs', '--runtime', 'runc'],
  runFlags: [
    ...['--network', 'host', '--ulimit', 'nofile=4096:4096', '--ulimit', 'nproc=4096:4096'],
    // Its timers are systemd's; the check is run by hand instead.
    '--health-interval=disable',
  ],
  initFlags: ['--init', '--init-path', '/usr/bin/catatonit'],
};

const PACKAGES = ['buildah', 'podman', 'runc', 'busybox-static', 'catatonit'];

/** The engine of this machine. Throws when there is none and none can be installed. */
export function findEngine(): Engine {
  if (isThere('docker', ['info'])) return DOCKER;
  if (!['buildah', 'podman', 'runc', 'busybox', 'catatonit'].every((name) => isThere(name, ['--help'])))
    install();
  return PODMAN;
}

function install(): void {
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch (error) {
    throw new Error(
      `Failed to find a container engine: Docker does not answer, and ${PACKAGES.join(', ')} cannot be installed. Start Docker, or install them.`,
      { cause: error },
    );
  }
}

/** What a command of the engine prints. Throws what it says where it fails. */
export function ask(engine: Engine, ...args: readonly string[]): string {
  const [command = '', ...before] = engine.run;
  return execFileSync(command, [...before, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

function isThere(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
