import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runCommand } from '../support/command.ts';

function fileOf(name: string, text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'ringback-check-')), name);
  writeFileSync(file, text);
  return file;
}

test('the bundled specs and scenarios are fine', async () => {
  const { code, stderr } = await runCommand(['check']);
  expect(stderr).toMatch(/^\d+ file\(s\) are fine\.\n$/);
  expect(code).toBe(0);
});

test('a broken scenario is shown with file, line and column', async () => {
  const file = fileOf(
    's.yaml',
    'ringback: scenario/1\nname: s\nagents:\n  - { id: a, name: A, persona: plumber }\n',
  );
  const { code, stdout } = await runCommand(['check', file]);
  expect(stdout).toMatch(new RegExp(`^${file}:4:\\d+: agents.0.persona: `));
  expect(code).toBe(3);
});

test('a broken spec is shown with file, line and column', async () => {
  const spec =
    'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths:\n  /a:\n    get:\n      responses:\n        "200":\n          description: ok\n          content:\n            application/json:\n              schema:\n                $ref: "#/components/schemas/Nowhere"\n';
  const file = fileOf('spec.yaml', spec);
  const { code, stdout } = await runCommand(['check', file]);
  expect(stdout).toMatch(new RegExp(`^${file}:1[12]:\\d+: Failed to follow the reference`));
  expect(code).toBe(3);
});

test.each([
  ['no YAML', 'ringback: [', 3],
  ['neither of the two', 'hello: world\n', 3],
  ['nothing', '', 3],
])('%s is a mistake, not a crash', async (_name, text, expected) => {
  const { code, stdout, stderr } = await runCommand(['check', fileOf('x.yaml', text)]);
  expect({ code, hasPlace: /:\d+:\d+: /.test(stdout) }).toEqual({ code: expected, hasPlace: true });
  expect(stderr).toContain('Failed the check');
});

test('a file that is not there is a usage error', async () => {
  expect(await runCommand(['check', '/nowhere/at/all.yaml'])).toMatchObject({ code: 2, stdout: '' });
});

test('without files, those of the current folder are checked, as JSON if asked for', async () => {
  const file = fileOf('x.yaml', '');
  mkdirSync(join(file, '..', 'scenarios'));
  const { code, stdout } = await runCommand(['check', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout).issues).toEqual([]);
});
