import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { FRAMEWORKS, ROOT, run } from './support/run.ts';

const LONG = 180_000;

test.each([
  ['jest', FRAMEWORKS.jest('examples/jest')],
  ['vitest', FRAMEWORKS.vitest('examples/vitest')],
  ['playwright', FRAMEWORKS.playwright('examples/playwright')],
  ['node:test', FRAMEWORKS['node:test']('examples/node')],
  ['pytest', FRAMEWORKS.pytest('examples/pytest')],
])(
  'the example for %s passes',
  async (_framework, command) => {
    const { code, output } = await run(command);
    expect(`${code}\n${output}`).toMatch(/^0\n/);
  },
  LONG,
);

test.each([
  ['jest', FRAMEWORKS.jest('examples/jest')],
  ['vitest', FRAMEWORKS.vitest('examples/vitest')],
  ['playwright', FRAMEWORKS.playwright('examples/playwright')],
  ['node:test', FRAMEWORKS['node:test']('examples/node')],
  ['pytest', FRAMEWORKS.pytest('examples/pytest')],
])(
  'the example for %s passes under exec, whose report keeps its tests apart',
  async (_framework, command) => {
    const folder = mkdtempSync(join(tmpdir(), 'ringback-examples-'));
    const exec = [process.execPath, join(ROOT, 'bin/ringback.js'), 'exec', '--report', folder];
    const { code, output } = await run([...exec, '--fail-on', 'violations', '--', ...command]);
    expect(`${code}\n${output}`).toMatch(/^0\n/);
    const report = readFileSync(join(folder, 'report.json'), 'utf8');
    expect(report).toMatch(/"[a-z-]*a-call-is-placed-ends-and-is-paid-for-[0-9a-f]{8}"/);
  },
  LONG,
);

test.each([
  ['jest', FRAMEWORKS.jest('test/examples/failing'), {}],
  ['vitest', FRAMEWORKS.vitest('test/examples/failing'), {}],
  ['playwright', FRAMEWORKS.playwright('test/examples/failing'), {}],
  ['node:test', [process.execPath, '--test', 'test/examples/failing/node.test.js'], {}],
  [
    'pytest',
    ['python3', '-B', '-m', 'pytest', '-p', 'no:cacheprovider', '-p', 'ringback', 'test/examples/failing'],
    { PYTHONPATH: 'examples/pytest' },
  ],
])(
  'a test that fails under %s shows what came nearest, and what happened',
  async (_framework, command, env) => {
    const { code, output } = await run(command, env);
    expect(code).toBe(1);
    expect(output).toContain('Received no such requests; wanted at least 1.');
    expect(output).toContain('body.to_number is "+14155550199", wanted is "+14155550142"');
    expect(output).toMatch(/Timeline of sandbox "[a-z-]*the-right-number-is-dialled-[0-9a-f]{8}"/);
    expect(output).toMatch(/\+0s? +request +#1 POST \/voiceos\/conversations\/create_phone_call/);
    expect(output).toMatch(/\+5s? +call +call_\w+ answered/);
    expect(output).toMatch(/\+6s? +clock +advanced by 6s/);
  },
  LONG,
);
