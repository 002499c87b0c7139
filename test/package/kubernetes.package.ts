import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readDocuments, variablesOf } from './support/documents.ts';
import { type Served, serve } from './support/served.ts';
import { installAsStranger, ROOT, run, TOOLS } from './support/stranger.ts';

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}

interface Container {
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: object }[];
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly startupProbe: Probe;
  readonly readinessProbe: Probe;
  readonly livenessProbe: Probe;
  readonly securityContext: object;
}

interface Deployment extends Manifest {
  readonly spec: {
    readonly replicas: number;
    readonly strategy: object;
    readonly template: { readonly spec: object & { readonly containers: readonly [Container] } };
  };
}

const manifests = readDocuments<Manifest>('examples/kubernetes/ringback.yaml');
const find = (kind: string): Manifest | undefined => manifests.find((manifest) => manifest.kind === kind);
// Its form is held to that of Kubernetes by the first two tests.
const deployment = find('Deployment') as Deployment;
const pod = deployment.spec.template.spec;
const [container] = pod.containers;
const MODELS: Readonly<Record<string, string>> = {
  Secret: 'v1/Secret',
  Service: 'v1/Service',
  Deployment: 'apps/v1/Deployment',
};

const stranger = installAsStranger();
const RINGBACK = join(stranger.folder, 'node_modules/.bin/ringback');
let served: Served;
beforeAll(async () => {
  served = await serve(RINGBACK, stranger.folder, { PATH: process.env.PATH ?? '', HOME: stranger.folder });
});
afterAll(() => served.stop());

test('every manifest is valid for Kubernetes', async () => {
  expect(manifests.map(({ kind }) => kind)).toEqual(['Secret', 'Deployment', 'Service']);
  const script = `
    import { readFileSync } from 'node:fs';
    const [manifests, models] = JSON.parse(process.argv[1]);
    for (const manifest of manifests) {
      const module = await import(${JSON.stringify(pathToFileURL(join(TOOLS, 'kubernetes-models/')).href)} + models[manifest.kind] + '.js');
      new module[manifest.kind](manifest).validate();
    }
  `;
  const args = ['--input-type=module', '-e', script, JSON.stringify([manifests, MODELS])];
  expect(await run([process.execPath, ...args], { cwd: ROOT })).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('no manifest has a member that Kubernetes does not know', async () => {
  const { folder } = stranger;
  symlinkSync(join(TOOLS, 'kubernetes-models'), join(folder, 'node_modules/kubernetes-models'));
  // A literal may have no other members than its type.
  const program = manifests.map(
    (manifest, index) => `
      import type { I${manifest.kind} } from 'kubernetes-models/${MODELS[manifest.kind]}';
      export const it${index}: I${manifest.kind} = ${JSON.stringify(manifest)};`,
  );
  writeFileSync(join(folder, 'manifests.ts'), program.join('\n'));
  const compilerOptions = {
    module: 'NodeNext',
    target: 'ES2024',
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['manifests.ts'] }));
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const ran = await run([process.execPath, tsc, '-p', folder], { cwd: folder });
  expect(ran).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('there is one world, never two at a time', () => {
  expect(deployment.spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } });
});

test('it runs as hardened as the image can be, and a service of its name sets nothing in it', () => {
  expect(pod).toMatchObject({
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
  });
  expect(container.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
});

test('its settings are those that serve reads, and the token is a secret', async () => {
  const { stdout } = await run([RINGBACK, ...container.args, '--help'], { cwd: stranger.folder });
  const known = variablesOf(stdout);
  const names = container.env.map(({ name }) => name).filter((name) => name.startsWith('RINGBACK_'));
  expect(names.filter((name) => !known.has(name))).toEqual([]);
  expect(container.env.find(({ name }) => name === 'RINGBACK_ADMIN_TOKEN')).toEqual({
    name: 'RINGBACK_ADMIN_TOKEN',
    valueFrom: { secretKeyRef: { name: find('Secret')?.metadata.name, key: 'token' } },
  });
});

test('its probes ask what the mock answers, by whatever address it is asked', async () => {
  for (const { httpGet } of [container.startupProbe, container.readinessProbe, container.livenessProbe]) {
    expect(container.ports).toContainEqual({ name: httpGet.port, containerPort: 4010 });
    const url = `${served.url}${httpGet.path}`;
    const ran = await run(['curl', '-sS', '--fail', '-H', 'Host: 10.42.0.17:4010', url], { cwd: ROOT });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
  }
});
