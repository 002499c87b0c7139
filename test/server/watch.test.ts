import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, jest, test } from '@jest/globals';
import { ovia } from '../../mocks/ovia/provider.ts';
import { callKind } from '../../mocks/voice/kind.ts';
import { composeServer } from '../../src/server/compose.ts';
import { fetchFrom } from '../../src/server/library/fetch.ts';
import type { MockServer } from '../../src/server/mock-server.ts';

const ROOT = resolve(import.meta.dirname, '../..');

let server: MockServer | undefined;

afterEach(() => server?.close());

/** A server whose files are its own, and what it says when they change. */
function serveCopy() {
  const root = mkdtempSync(join(tmpdir(), 'ringback-bundle-'));
  for (const part of ['specs', 'scenarios', 'package.json'])
    cpSync(join(ROOT, part), join(root, part), { recursive: true });
  const said: string[] = [];
  const waiting: ((text: string) => void)[] = [];
  const hear = (text: string): void => {
    const next = waiting.shift();
    if (next) next(text);
    else said.push(text);
  };
  const made = composeServer(
    { providers: [ovia], kinds: [callKind], root, built: undefined },
    { onReload: hear },
    { seed: 1, clock: { mode: 'frozen' }, start: '2026-01-01T09:00:00.000Z' },
  );
  server = made;
  const spec = join(root, 'specs/ovia.yaml');
  return {
    spec,
    text: readFileSync(spec, 'utf8'),
    scenario: join(root, 'scenarios/default.yaml'),
    ask: (path: string, init: RequestInit = {}) =>
      fetchFrom(made.answer, path, {
        ...init,
        headers: { Authorization: 'Bearer any', 'Content-Type': 'application/json' },
      }),
    /** The next thing that is said. */
    says: () =>
      new Promise<string>((heard) => {
        const text = said.shift();
        if (text === undefined) waiting.push(heard);
        else heard(text);
      }),
  };
}

test('a spec that changes holds later requests; a bad one changes nothing', async () => {
  const mock = serveCopy();
  expect((await mock.ask('/ovia/api/v1/calls')).status).toBe(200);

  writeFileSync(mock.spec, mock.text.replaceAll('/calls:', '/rings:'));
  expect(await mock.says()).toBe(`Reloaded the spec of "ovia" from ${mock.spec}.`);
  expect((await mock.ask('/ovia/api/v1/calls')).status).toBe(404);

  writeFileSync(mock.spec, mock.text.replace('openapi: 3.1', 'openapi: 9.9'));
  expect(await mock.says()).toMatch(/no OpenAPI 3\.0 or 3\.1 document[\s\S]*The last good spec is kept\./);
  expect((await mock.ask('/ovia/api/v1/calls')).status).toBe(404);

  writeFileSync(mock.spec, mock.text);
  expect(await mock.says()).toMatch(/^Reloaded/);
  expect((await mock.ask('/ovia/api/v1/calls')).status).toBe(200);
});

test('requests under way finish with the contract that they began with', async () => {
  const mock = serveCopy();
  // What the checker cannot say is asked of Prism, which is being loaded meanwhile.
  const asked = mock.ask('/ovia/api/v1/calls', { method: 'POST', body: '{"to":5}' });
  const before = server?.contracts.get('ovia');
  if (!before) throw new Error('Failed to find the contract of "ovia": serve it.');
  const events: string[] = [];
  jest.spyOn(before, 'close').mockImplementation(async () => void events.push('closed'));
  void asked.then(() => events.push('answered'));
  writeFileSync(mock.spec, mock.text.replaceAll('/calls:', '/rings:'));
  await mock.says();
  expect(server?.contracts.get('ovia')).not.toBe(before);
  expect((await asked).status).toBe(422);
  await new Promise(setImmediate);
  expect(events).toEqual(['answered', 'closed']);
  expect((await mock.ask('/ovia/api/v1/calls')).status).toBe(404);
});

test('a bundled scenario that changes is reloaded by its name', async () => {
  const mock = serveCopy();
  writeFileSync(mock.scenario, 'ringback: scenario/1\nname: default\ndata: [{ calls: 4 }]\n');
  expect(await mock.says()).toMatch(/^Reloaded scenario "default"/);
  expect(await (await mock.ask('/ovia/api/v1/calls')).json()).toHaveLength(4);
  writeFileSync(mock.scenario, 'ringback: scenario/1\nname: other\n');
  expect(await mock.says()).toContain(
    'name: the scenario is "other", and its file "default": give both one name',
  );
});
