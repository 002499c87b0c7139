import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { renderJson } from '../../src/report/render/json.ts';
import { evidence, report, violation } from '../report/support/fixtures.ts';
import { runCommand, startCommand } from '../support/command.ts';

const fresh = (): string => mkdtempSync(join(tmpdir(), 'ringback-cli-'));

test('a server’s findings gate a job, and its report is written when it stops', async () => {
  const folder = join(fresh(), 'report');
  const summary = join(fresh(), 'summary.md');
  const server = startCommand(
    [
      'serve',
      'voiceos',
      '--port',
      '0',
      '--admin-port',
      '0',
      '--clock',
      'frozen',
      '--report',
      folder,
      '--json',
    ],
    { GITHUB_STEP_SUMMARY: summary },
  );
  const { url, adminUrl } = JSON.parse(await server.firstLine);
  const env = { RINGBACK_ADMIN_URL: adminUrl };
  expect(await runCommand(['gate', '--fail-on', 'violations'], env)).toMatchObject({
    code: 0,
    stdout: 'passed\n',
  });
  await fetch(`${url}/voiceos/conversations?status=finished`, { headers: { Authorization: 'Bearer any' } });
  const failed = await runCommand(['gate', '--fail-on', 'violations,notes', '--min-coverage', '90'], env);
  expect(failed.code).toBe(1);
  expect(failed.stderr).toMatch(
    /^Failed to pass:\n {2}1 breach of the contract\n {2}[\d.]+ % of the contract/,
  );
  const { code, stdout } = await runCommand(['gate', '--json'], env);
  expect({ code, verdict: JSON.parse(stdout) }).toMatchObject({
    code: 1,
    verdict: { ok: false, failures: [{ count: 1 }] },
  });
  expect(await runCommand(['gate', '--min-coverage', '0'], env)).toMatchObject({ code: 0 });
  const unused = await runCommand(['gate', '--sandbox', 'my-tset'], env);
  expect(unused).toMatchObject({ code: 1, stdout: '' });
  expect(unused.stderr).toContain('Failed to find the sandbox "my-tset"');
  expect(await runCommand(['gate', '--fail-on', ''], env)).toMatchObject({ code: 2 });
  // A variable that is set to nothing is none: the gate fails on what it fails on by itself.
  const empty = await runCommand(['gate'], { ...env, RINGBACK_FAIL_ON: '' });
  expect(empty).toMatchObject({ code: 1, stderr: expect.stringContaining('1 breach of the contract') });
  server.process.kill('SIGTERM');
  const { code: ended, stderr } = await server.ended;
  expect(ended).toBe(0);
  expect(stderr).toContain('1 request, 1 breach of the contract');
  expect(readdirSync(folder)).toHaveLength(5);
  expect(readFileSync(summary, 'utf8')).toContain('## Ringback');
});

test('a gate that is asked for what there is not names what there is', async () => {
  const { code, stderr } = await runCommand(['gate', '--fail-on', 'violation']);
  expect(code).toBe(2);
  expect(stderr).toContain('Did you mean "violations"?');
});

test('shards are merged into one report, which may fail the job', async () => {
  const folder = fresh();
  const shards = ['a', 'b'].map((name) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, renderJson(report({ sandboxes: [evidence({ name, violations: [violation()] })] })));
    return file;
  });
  const out = join(folder, 'all');
  const { code, stdout, stderr } = await runCommand(['report', 'merge', ...shards, '--out', out, '--json']);
  expect({ code, merged: JSON.parse(stdout) }).toMatchObject({
    code: 0,
    merged: {
      totals: { requests: 2, violations: 1 },
      violations: [{ count: 2 }],
      sandboxes: [{ name: 'a' }, { name: 'b' }],
    },
  });
  expect(stderr).toContain('2 requests, 1 breach of the contract');
  expect(readdirSync(out)).toHaveLength(5);
  expect((await runCommand(['report', 'merge', ...shards, '--fail-on', 'violations'])).code).toBe(1);
});

test('a shard that is given twice is refused, under whatever name', async () => {
  const folder = fresh();
  const [one, copy, link] = ['one.json', 'copy.json', 'link.json'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(one, renderJson(report()));
  writeFileSync(copy, renderJson(report()));
  symlinkSync(one, link);
  for (const twin of [one, copy, link, join(folder, '.', 'one.json')]) {
    const { code, stderr } = await runCommand(['report', 'merge', one, twin]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `Failed to merge "${twin}": it is the same report as "${one}", and would count twice. Name each shard once.\n`,
    });
  }
});

test('a shard that cannot be read ends the merge with the place', async () => {
  const file = join(fresh(), 'shard.json');
  writeFileSync(file, '{"ringback":"report/1","runs":[{}]}');
  const { code, stderr } = await runCommand(['report', 'merge', file]);
  expect(code).toBe(3);
  expect(stderr).toContain(`${file}: /runs/0/version: `);
});
