import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { findEngine } from '../../tools/container/engine.ts';
import { IMAGE } from '../../tools/container/image.ts';

/** What the example has of a service beside when it begins. */
interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly working_dir?: string;
  readonly volumes?: readonly string[];
  readonly networks?: { readonly default: { readonly aliases: readonly string[] } };
  readonly read_only?: boolean;
  readonly tmpfs?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly sysctls?: Readonly<Record<string, string>>;
}

interface Compose {
  readonly services: Readonly<Record<'mock' | 'app' | 'gate', Service>>;
  readonly volumes: { readonly certs: { readonly driver_opts: Readonly<Record<string, string>> } };
}

const FOLDER = resolve(import.meta.dirname, '../../examples/compose');
const compose: Compose = parse(
  readFileSync(join(FOLDER, 'compose.yaml'), 'utf8').replace(/\$\{\w+:-([^}]*)\}/g, '$1'),
);
const { mock, app, gate } = compose.services;
const CERTS = `ringback-certs-${process.pid}`;
const engine = findEngine();
// In a network of their own: they listen where the machine does not.
const FLAGS = engine.runFlags.filter((flag) => flag !== '--network' && flag !== 'host');

const ask = (...args: readonly string[]): Promise<{ stdout: string; stderr: string }> => {
  const [command = '', ...before] = engine.run;
  return promisify(execFile)(command, [...before, ...args]);
};

let mockId = '';
/** Not every engine here has a server of names: the mock's are given to the others one by one. */
let hosts: readonly string[] = [];

beforeAll(async () => {
  const options = Object.entries(compose.volumes.certs.driver_opts).flatMap(([name, value]) => [
    ...['--opt', `${name}=${value}`],
  ]);
  await ask('volume', 'create', ...options, CERTS);
  mockId = (await ask('run', '--detach', ...argsOf(mock))).stdout.trim();
  await untilWell();
  const address = (await ask('inspect', '--format', '{{.NetworkSettings.IPAddress}}', mockId)).stdout.trim();
  const names = ['mock', ...(mock.networks?.default.aliases ?? [])];
  hosts = names.flatMap((name) => ['--add-host', `${name}:${address}`]);
});
afterAll(async () => {
  await ask('rm', '--force', mockId);
  await ask('volume', 'rm', CERTS);
});

test('an app with the vendor’s own address in it is served over TLS, and the gate says that it kept to the contract', async () => {
  expect(await ask('run', '--rm', ...hosts, ...argsOf(app))).toMatchObject({ stdout: '5 conversations\n' });
  expect(await ask('run', '--rm', ...hosts, ...argsOf(gate))).toMatchObject({ stdout: 'passed\n' });
});

test('the gate is shut once something broke the contract', async () => {
  const script =
    'fetch("https://api.elevenlabs.io/v1/convai/conversations?page_size=many", { headers: { "xi-api-key": "any" } }).then((r) => console.log(r.status))';
  const broken = { ...app, command: ['node', '-e', script] };
  expect(await ask('run', '--rm', ...hosts, ...argsOf(broken))).toMatchObject({ stdout: '422\n' });
  await expect(ask('run', '--rm', ...hosts, ...argsOf(gate))).rejects.toMatchObject({ code: 1 });
});

/** A service as the arguments of `run`, which come to the same. */
function argsOf(service: Service): readonly string[] {
  const each = (flag: string, values: readonly string[] = []): readonly string[] =>
    values.flatMap((value) => [flag, value]);
  const pairs = (record: Readonly<Record<string, string>> = {}): readonly string[] =>
    Object.entries(record).map(([name, value]) => `${name}=${value}`);
  const volumes = service.volumes?.map((volume) =>
    volume.startsWith('.') ? resolve(FOLDER, volume) : volume.replace(/^certs:/, `${CERTS}:`),
  );
  return [
    ...FLAGS,
    ...each('--env', pairs(service.environment)),
    ...each('--volume', volumes),
    ...each('--tmpfs', service.tmpfs),
    ...each('--cap-drop', service.cap_drop),
    ...each('--security-opt', service.security_opt),
    ...each('--sysctl', pairs(service.sysctls)),
    ...(service.read_only ? ['--read-only'] : []),
    ...(service.working_dir ? ['--workdir', service.working_dir] : []),
    service.image === 'ringback' ? IMAGE : service.image,
    ...(service.command ?? []),
  ];
}

/** A test that waits for what never comes is ended by its own limit. */
async function untilWell(): Promise<void> {
  for (;;) {
    const health = ask('exec', mockId, 'node', '/ringback/bin/ringback.js', 'health');
    if (await health.then(() => true).catch(() => false)) return;
    await wait(100);
  }
}
