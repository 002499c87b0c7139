import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findEngine } from '../../../tools/container/engine.ts';

/** What clients of Docker's own API are told by their environment. */
export interface EngineSocket {
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** As in tools/container/engine.ts, for containers that come by the API. */
const SETTINGS = `
[containers]
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
[engine]
cgroup_manager = "cgroupfs"
runtime = "runc"
compat_api_enforce_docker_hub = false
`;

/** Opens a socket that speaks Docker's API where Docker itself has none. */
export async function openEngineSocket(): Promise<EngineSocket> {
  // What sweeps up after a run that was killed is an image, which cannot be pulled everywhere.
  const env = { TESTCONTAINERS_RYUK_DISABLED: 'true' };
  if (findEngine().name === 'docker') return { env, close: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'ringback-socket-'));
  const settings = join(folder, 'containers.conf');
  const socket = join(folder, 'podman.sock');
  writeFileSync(settings, SETTINGS);
  const service = spawn(
    'podman',
    ['--storage-driver', 'vfs', 'system', 'service', '--time', '0', `unix://${socket}`],
    { stdio: 'ignore', env: { ...process.env, CONTAINERS_CONF: settings } },
  );
  const ended = once(service, 'exit');
  while (!existsSync(socket)) {
    if (service.exitCode !== null)
      throw new Error(`Failed to open a socket: podman ended with ${service.exitCode}.`);
    await wait(20);
  }
  return {
    env: { ...env, DOCKER_HOST: `unix://${socket}` },
    async close() {
      service.kill();
      await ended;
    },
  };
}
