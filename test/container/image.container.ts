import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import {
  type Container,
  type ContainerChoice,
  createContainer,
  inspectImage,
  runOnce,
} from './support/container.ts';

const TOKEN = 'canary-container-token-71c3';
const made: Container[] = [];
afterEach(async () => {
  await Promise.all(made.splice(0).map((container) => container.remove()));
});

async function create(choice?: ContainerChoice): Promise<Container> {
  const container = await createContainer(choice);
  made.push(container);
  return container;
}

/** An address by which other machines reach this one; undefined where it has none. */
const outward = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'ringback-mount-'));
  // The user inside is not the one who made it.
  chmodSync(made, 0o777);
  return made;
}

const admin = (container: Container, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${container.adminPort}${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' },
  });

/** A list of every provider, as the command itself says to ask for it. */
const LISTS: readonly (readonly [path: string, header: Readonly<Record<string, string>>])[] = [
  ['/voiceos/conversations?limit=2', { Authorization: 'Bearer any' }],
  ['/voiceable/api/v1/conversations?page_size=2', { 'X-API-Key': 'any' }],
  ['/elevenlabs/v1/convai/conversations?page_size=2', { 'xi-api-key': 'any' }],
  ['/ovia/api/v1/calls', { Authorization: 'Bearer any' }],
];

async function statusesOf(url: string): Promise<readonly number[]> {
  const responses = await Promise.all(LISTS.map(([path, headers]) => fetch(url + path, { headers })));
  for (const response of responses) expect((await response.text()).length).toBeGreaterThan(100);
  return responses.map(({ status }) => status);
}

test('hardened, it is well at once, serves every provider, obeys its control API, and leaves a report as it stops', async () => {
  const reports = folder();
  const container = await create({
    env: { RINGBACK_ADMIN_TOKEN: TOKEN, RINGBACK_REPORT: '/report', RINGBACK_CLOCK: 'frozen' },
    mounts: { '/report': reports },
  });
  await container.start();
  expect(await statusesOf(container.url)).toEqual([200, 200, 200, 200]);

  const created = await fetch(`${container.url}/voiceos/conversations/create_phone_call`, {
    method: 'POST',
    headers: { Authorization: 'Bearer any', 'Content-Type': 'application/json' },
    body: JSON.stringify({
      ...{ from_number: '+14155550100', to_number: '+14155550123', agent_id: 'agent_support' },
    }),
  });
  expect(created.status).toBe(200);
  const moved = await admin(container, '/clock/advance', { method: 'POST', body: '{"by":"10m"}' });
  expect(await moved.json()).toMatchObject({ firedCount: expect.any(Number) });
  const list = await admin(container, '/calls?provider=voiceos');
  const { calls } = (await list.json()) as { calls: { to: string }[] };
  expect(calls.find(({ to }) => to === '+14155550123')).toMatchObject({ endedAt: expect.any(String) });
  // A stub, which Prism makes in a thread of its own.
  const stub = await fetch(`${container.url}/elevenlabs/v1/convai/agents`, {
    headers: { 'xi-api-key': 'any' },
  });
  expect(stub.status).toBe(200);

  expect(await container.exec('node', '/ringback/bin/ringback.js', 'health')).toMatchObject({
    code: 0,
    stdout: 'ok\n',
  });
  expect((await container.stop()).code).toBe(0);
  const report: unknown = JSON.parse(readFileSync(join(reports, 'report.json'), 'utf8'));
  expect(report).toMatchObject({ violations: [] });
  expect(await container.logs()).not.toContain(TOKEN);
});

test('the control API is for the container alone until a token is given', async () => {
  if (outward === undefined)
    throw new Error('Failed to find an outward address: this machine has none. Give it one.');
  const closed = await create();
  await closed.start();
  expect((await fetch(`http://${outward}:${closed.port}/_ringback/health`)).status).toBe(200);
  await expect(fetch(`http://${outward}:${closed.adminPort}/clock`)).rejects.toThrow('fetch failed');
  // Whoever is let into the container finds the token by itself.
  expect(await closed.exec('node', 'bin/ringback.js', 'call', 'list')).toMatchObject({ code: 0 });

  const open = await create({ env: { RINGBACK_ADMIN_TOKEN: TOKEN } });
  await open.start();
  const headers = { Authorization: `Bearer ${TOKEN}` };
  expect((await fetch(`http://${outward}:${open.adminPort}/clock`)).status).toBe(401);
  expect((await fetch(`http://${outward}:${open.adminPort}/clock`, { headers })).status).toBe(200);
});

test('it runs as nobody in particular, writes nowhere, and has no more than it needs', async () => {
  expect(inspectImage('{{.Config.User}}')).toBe('1000:1000');
  expect(inspectImage('{{json .Config.ExposedPorts}}')).toContain('4010/tcp');
  expect(inspectImage('{{json .Config.Labels}}')).toContain('org.opencontainers.image.title');
  expect(inspectImage('{{json .Config.Healthcheck.Test}}')).toBe(
    '["CMD","node","/ringback/bin/ringback.js","health"]',
  );
  const container = await create();
  await container.start();
  expect((await container.exec('id', '-u')).stdout.trim()).toBe('1000');
  expect((await container.exec('sh', '-c', 'echo x > /ringback/x')).code).not.toBe(0);
  expect((await container.exec('find', '/ringback', '-name', 'node_modules')).stdout).toBe('');
  const { stdout } = await container.exec('du', '-sk', '/ringback');
  expect(Number.parseInt(stdout, 10)).toBeLessThan(20_000);
});

test('scenarios and specs of the user are picked up where they are mounted', async () => {
  const [scenarios, specs] = [folder(), folder()];
  writeFileSync(join(scenarios, 'quiet.yaml'), 'ringback: scenario/1\nname: quiet\n');
  const spec = {
    ...{ openapi: '3.1.0', info: { title: 'Pets', version: '1' } },
    paths: { '/pets': { get: { operationId: 'listPets', responses: { 200: { description: 'Some.' } } } } },
  };
  writeFileSync(join(specs, 'pets.json'), JSON.stringify(spec));
  const container = await create({
    env: { RINGBACK_SCENARIO: 'quiet' },
    mounts: { '/scenarios': scenarios, '/specs': specs },
  });
  await container.start();
  expect((await fetch(`${container.url}/pets/pets`)).status).toBe(200);
  const calls = await fetch(`${container.url}/ovia/api/v1/calls`, {
    headers: { Authorization: 'Bearer any' },
  });
  expect(await calls.json()).toEqual([]);
});

test('under an init of the engine it stops as well, and a command that is none of its own is refused', async () => {
  const container = await create({ init: true });
  await container.start();
  expect((await container.stop()).code).toBe(0);
  expect(await runOnce('--version')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+/),
  });
  expect((await runOnce('sevre')).code).toBe(2);
});

test('a container without health is seen as such by its own check', async () => {
  const container = await create();
  await container.start();
  const elsewhere = ['env', 'RINGBACK_PORT=1', 'node', '/ringback/bin/ringback.js', 'health'];
  expect(await container.exec(...elsewhere)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Failed to reach'),
  });
});
