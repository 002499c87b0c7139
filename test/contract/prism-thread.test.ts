import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { createPrism, type Prism, type PrismOptions } from '../../src/contract/prism/client.ts';
import type { PrismTask } from '../../src/contract/prism/messages.ts';
import { specOf } from './support/contracts.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringback-prism-'));
afterAll(() => rmSync(folder, { recursive: true }));

const task: Extract<PrismTask, { kind: 'validate' }> = {
  kind: 'validate',
  operation: { method: 'get', path: '/a' },
  request: { path: '/a', query: {}, headers: {} },
};
const verdict = { diagnostics: [], blind: [] };

/** A Prism whose thread runs a script of the test's own. */
function prismRunning(script: string, options: PrismOptions = {}): Prism {
  const file = join(folder, `${Math.random().toString(36).slice(2)}.mjs`);
  writeFileSync(file, `import { parentPort as port } from 'node:worker_threads';\n${script}`);
  return createPrism({ ...options, script: pathToFileURL(file) });
}

const READY = "port.postMessage({ kind: 'ready' });";
const LOADED = "if (m.kind === 'spec') port.postMessage({ kind: 'loaded', spec: m.spec });";
const ANSWER = `port.postMessage({ kind: 'done', id: m.id, answer: ${JSON.stringify(verdict)} })`;

test('the thread is not started before the first task, and answers it', async () => {
  const prism = createPrism();
  const spec = prism.addSpec(() => specOf('paths: { /a: { get: { responses: {} } } }'));
  expect(await prism.ask(spec, task)).toEqual({ kind: 'answered', answer: verdict });
  await prism.close();
});

test('a spec is sent once, and can be forgotten', async () => {
  let reads = 0;
  const prism = createPrism();
  const spec = prism.addSpec(() => {
    reads += 1;
    return specOf('paths: { /a: { get: { responses: {} } } }');
  });
  await Promise.all([prism.ask(spec, task), prism.ask(spec, task), prism.ask(spec, task)]);
  expect(reads).toBe(1);
  prism.forgetSpec(spec);
  expect(await prism.ask(spec, task)).toMatchObject({ kind: 'lost' });
  await prism.close();
});

test('a spec or an operation that Prism cannot read loses its tasks and no others', async () => {
  const prism = createPrism();
  const broken = prism.addSpec(() => 'openapi: [');
  const good = prism.addSpec(() => specOf('paths: { /a: { get: { responses: {} } } }'));
  expect(await prism.ask(broken, task)).toEqual({
    kind: 'lost',
    reason: expect.stringMatching(/^Failed to read the spec/),
  });
  const elsewhere = { ...task, operation: { method: 'get', path: '/b' } };
  expect(await prism.ask(good, elsewhere)).toEqual({ kind: 'lost', reason: 'no operation "get /b"' });
  expect(await prism.ask(good, task)).toMatchObject({ kind: 'answered' });
  await prism.close();
});

test('a thread that dies loses what is under way, and is replaced once', async () => {
  const prism = prismRunning(
    `${READY} port.on('message', (m) => { ${LOADED} if (m.kind === 'task') process.exit(1); });`,
  );
  expect(await Promise.all([prism.ask(1, task), prism.ask(1, task)])).toEqual([
    { kind: 'lost', reason: 'Prism died' },
    { kind: 'lost', reason: 'Prism died' },
  ]);
  expect(await prism.ask(1, task)).toEqual({ kind: 'lost', reason: 'Prism died' });
  expect(await prism.ask(1, task)).toEqual({ kind: 'lost', reason: 'Prism died too often' });
  await prism.close();
});

test('a thread that throws says why', async () => {
  const prism = prismRunning("throw new Error('no such module');");
  expect(await prism.warmUp()).toBe(false);
  await prism.close();
});

test('a task that is too slow is lost at its deadline, and the next one is answered', async () => {
  // Answers every second task at once, and the others never.
  const prism = prismRunning(
    `${READY} let n = 0; port.on('message', (m) => { ${LOADED} if (m.kind === 'task' && n++ % 2) ${ANSWER}; });`,
    {
      deadlineMs: 50,
    },
  );
  const [slow, fast] = await Promise.all([prism.ask(1, task), prism.ask(1, task)]);
  expect(slow).toEqual({ kind: 'lost', reason: 'Prism did not answer in 50 ms' });
  expect(fast).toEqual({ kind: 'answered', answer: verdict });
  await prism.close();
});

test('a thread that answers nobody for a whole deadline is ended and replaced', async () => {
  const prism = prismRunning(
    `${READY} port.on('message', (m) => { ${LOADED} while (m.kind === 'task' && m.spec === 1); if (m.kind === 'task') ${ANSWER}; });`,
    {
      deadlineMs: 50,
    },
  );
  expect(await prism.ask(1, task)).toMatchObject({ kind: 'lost' });
  expect(await prism.ask(2, task)).toEqual({ kind: 'answered', answer: verdict });
  await prism.close();
});

test('loading has a bound of its own', async () => {
  const prism = prismRunning('port.on("message", () => {});', { loadMs: 50, deadlineMs: 1 });
  expect(await prism.ask(1, task)).toEqual({ kind: 'lost', reason: 'Prism was not loaded in 50 ms' });
  await prism.close();
});

test('the time that a spec takes to load does not count', async () => {
  const slowly = "setTimeout(() => port.postMessage({ kind: 'loaded', spec: m.spec }), 150);";
  const prism = prismRunning(
    `${READY} port.on('message', (m) => { if (m.kind === 'spec') ${slowly} else ${ANSWER}; });`,
    { deadlineMs: 50 },
  );
  expect(await prism.ask(1, task)).toEqual({ kind: 'answered', answer: verdict });
  await prism.close();
});

test('a spec that is never loaded ends the thread', async () => {
  // The thread itself has as long to begin: a busy machine may take a while over that.
  const prism = prismRunning(`${READY} port.on('message', () => {});`, { loadMs: 2000 });
  expect(await prism.ask(1, task)).toEqual({ kind: 'lost', reason: 'a spec was not loaded in 2000 ms' });
  await prism.close();
});

test('one task more than may be under way is lost at once', async () => {
  const prism = prismRunning('port.on("message", () => {});', { maxTasks: 2 });
  const waiting = [prism.ask(1, task), prism.ask(1, task)];
  expect(await prism.ask(1, task)).toEqual({ kind: 'lost', reason: 'Prism has 2 tasks under way' });
  await prism.close();
  expect(await Promise.all(waiting)).toEqual([
    { kind: 'lost', reason: 'Prism was closed' },
    { kind: 'lost', reason: 'Prism was closed' },
  ]);
});

test('after closing, nothing is asked and nothing is started', async () => {
  const prism = createPrism();
  await prism.close();
  expect(await prism.ask(1, task)).toEqual({ kind: 'lost', reason: 'Prism was closed' });
  expect(await prism.warmUp()).toBe(false);
});

test('a loaded thread does not keep a process alive', async () => {
  const client = fileURLToPath(new URL('../../src/contract/prism/client.ts', import.meta.url));
  const code = `
    import { createPrism } from ${JSON.stringify(pathToFileURL(client).href)};
    const prism = createPrism();
    const spec = prism.addSpec(() => ${JSON.stringify(specOf('paths: { /a: { get: { responses: {} } } }'))});
    console.log((await prism.ask(spec, ${JSON.stringify(task)})).kind);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], { timeout: 20_000 });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  const [status] = await once(child, 'exit');
  expect([status, output.trim()]).toEqual([0, 'answered']);
});
