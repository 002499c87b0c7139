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

test('mistakes have a hint, also in JSON, and JSON files are scenarios too', async () => {
  const file = fileOf('s.json', '{"ringback":"scenario/1","name":"s","lifecycle":[{"outcome":"noanswer"}]}');
  const shown = await runCommand(['check', file]);
  expect(shown.stdout).toBe(
    `${file}:1:61: lifecycle.0.outcome: "noanswer" is not known here: did you mean "no-answer"?\n`,
  );
  const { stdout } = await runCommand(['check', '--json', file]);
  expect(JSON.parse(stdout)).toEqual({
    files: [{ file, kind: 'scenario', more: 0 }],
    issues: [
      {
        ...{ file, line: 1, column: 61 },
        message: 'lifecycle.0.outcome: "noanswer" is not known here',
        hint: 'did you mean "no-answer"?',
      },
    ],
  });
});

test('webhooks of no provider, or of no event, are mistakes', async () => {
  const file = fileOf(
    's.yaml',
    'ringback: scenario/1\nname: s\nwebhooks:\n  - { url: "http://a/b", provider: voiceoz }\n  - { url: "http://a/b", events: [call.endet] }\n',
  );
  const { code, stdout } = await runCommand(['check', file]);
  expect(stdout).toMatch(/:4:\d+: webhooks\.0\.provider: .*did you mean "voiceos"\?/);
  expect(stdout).toMatch(/:5:\d+: webhooks\.1\.events\.0: .*did you mean "call.ended"\?/);
  expect(code).toBe(3);
});

test('what a snapshot holds is held to what a scenario is held to', async () => {
  const at = '2026-01-01T09:00:00.000Z';
  const file = fileOf(
    'world.json',
    JSON.stringify({
      ...{
        ringback: 'snapshot/1',
        sandbox: 'default',
        seed: 1,
        start: at,
        clock: { mode: 'frozen', now: at },
      },
      scenario: { ringback: 'scenario/1', name: 's' },
      changes: [
        {
          ...{ type: 'rule', at, list: 'faults', action: 'add', id: 'fault-added-1' },
          document: { on: 'listCals', status: 500 },
        },
      ],
    }),
  );
  const { code, stdout } = await runCommand(['check', file]);
  expect(stdout).toMatch(/:1:\d+: changes\.0\.document\.on: "listCals" is no operation/);
  expect(code).toBe(3);
});

test.each([
  [
    'is not in UTF-8',
    Buffer.from('ringback: scenario/1\nname: s\ndescription: caf\xe9\n', 'latin1'),
    ':3:17: ',
  ],
  ['is over 4 MiB', Buffer.from(`ringback: scenario/1\nname: s\n${'# x\n'.repeat(1_100_000)}`), ':1:1: '],
  ['misspells its first line', Buffer.from('ringbak: scenario/1\nname: s\n'), ':1:1: '],
])('a scenario that %s is a mistake with its place', async (_name, bytes, place) => {
  const file = fileOf('s.yaml', '');
  writeFileSync(file, bytes);
  const { code, stdout } = await runCommand(['check', file]);
  expect(stdout).toContain(`${file}${place}`);
  expect(code).toBe(3);
});

test('more mistakes than are shown are counted', async () => {
  const file = fileOf('s.yaml', `ringback: scenario/1\nname: s\nagents:\n${'  - {}\n'.repeat(200)}`);
  const { stdout, stderr } = await runCommand(['check', file]);
  expect(stdout.trim().split('\n')).toHaveLength(101);
  expect(stdout).toContain(`${file}: and 300 more\n`);
  expect(stderr).toBe('Failed the check: 400 mistake(s) in 1 file(s).\n');
});
