import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { openTarget, TOKEN } from './support/target.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

function filesIn(folder: string, form: RegExp): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => form.test(name))
    .map((name) => join(folder, name));
}

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const MAKES_CODE =
  /(?<!\.)\beval\s*\((?!input,)|\bFunction\s*\(|\bsetTimeout\s*\(\s*['"`]|['"](?:node:)?(?:vm|repl|inspector)(?:\/promises)?['"]/g;
const MAKES_PROCESSES = /['"](?:node:)?(?:child_process|cluster)['"]/g;

test('no source makes code out of a text, and only exec starts a process', () => {
  const files = [...filesIn('src', /\.ts$/), ...filesIn('mocks', /\.ts$/), ...filesIn('bin', /\.js$/)];
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter((file) => read(file).match(MAKES_CODE))).toEqual([]);
  expect(files.filter((file) => read(file).match(MAKES_PROCESSES))).toEqual(['src/cli/exec/run-child.ts']);
});

test('the bundle starts processes in the command line alone, and makes code where validators do', () => {
  expect(existsSync(join(ROOT, 'dist/cli.js'))).toBe(true);
  const files = filesIn('dist', /\.c?js$/).filter((file) => !file.includes('types'));
  const starting = files.filter((file) => read(file).match(MAKES_PROCESSES));
  // The library for metrics can gather those of a cluster, which nobody asks of it.
  expect(starting.filter((file) => !/^dist\/(?:cli|chunk-\w+|metrics-text-\w+)\.js$/.test(file))).toEqual([]);
  const makers = new Set(
    files.flatMap((file) => [...read(file).matchAll(MAKES_CODE)].map(({ 0: found }) => found)),
  );
  expect([...makers].sort()).toEqual(BUNDLED_MAKERS);
});

/** ajv compiles schemas, find-my-way its routes; function-bind, depd and lodash make functions of a fixed form. RE2 has methods named `eval`, and the log compares a caller's name with `node:repl`. */
const BUNDLED_MAKERS = ['"node:repl"', 'Function('];

test('what is compiled comes from specs and our own schemas, never from what is sent', async () => {
  const compiled: string[] = [];
  const original = globalThis.Function;
  globalThis.Function = new Proxy(original, {
    construct(of, parts: string[]) {
      compiled.push(parts.join('\n'));
      return Reflect.construct(of, parts);
    },
    apply(of, self, parts: string[]) {
      compiled.push(parts.join('\n'));
      return Reflect.apply(of, self, parts);
    },
  });
  try {
    const target = await openTarget();
    const round = async (canary: string): Promise<void> => {
      const headers = {
        Authorization: `Bearer ${TOKEN}`,
        'Content-Type': 'application/json',
        [canary]: canary,
      };
      const send = async (base: string, path: string, body?: unknown): Promise<number> => {
        const made =
          body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
        const response = await fetch(`${base}${path}`, made);
        await response.arrayBuffer();
        return response.status;
      };
      const { adminUrl, url } = target.server;
      const scenario = {
        ringback: 'scenario/1',
        name: canary,
        description: canary,
        agents: [{ id: canary, name: canary }],
      };
      const reply = {
        on: 'getConversation',
        match: { 'path.id': canary },
        status: 404,
        body: { [canary]: canary },
      };
      expect(await send(adminUrl, '/scenarios/load?sandbox=a', scenario)).toBe(200);
      expect(await send(adminUrl, '/scenarios/load?sandbox=a', { ...scenario, [canary]: canary })).toBe(422);
      expect(await send(adminUrl, '/replies?sandbox=a', { ...reply, break: true })).toBe(201);
      expect(
        await send(adminUrl, '/journal/verify?sandbox=a', { body: { [canary]: { prefix: canary } } }),
      ).toBe(200);
      expect(await send(adminUrl, `/${canary}`)).toBe(404);
      await send(url, `/~a/voiceos/conversations/${canary}?${canary}=${canary}`);
      await send(url, '/~a/voiceos/conversations/create_phone_call', {
        [canary]: canary,
        from_number: canary,
      });
      await send(url, `/_ringback/inbox/${canary}`, { [canary]: canary });
    };
    await round('canary-one');
    expect(compiled.length).toBeGreaterThan(20);
    const before = compiled.length;
    await round('canary-two');
    // All that had to be compiled was, whoever asked.
    expect(compiled.slice(before)).toEqual([]);
    expect(compiled.filter((code) => code.includes('canary'))).toEqual([]);
    await target.close();
  } finally {
    globalThis.Function = original;
  }
});
