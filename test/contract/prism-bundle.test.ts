import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { createPrism } from '../../src/contract/prism/client.ts';
import { readSpec } from './support/contracts.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringback-bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the bundle outside Jest, whose realm esbuild does not run in. */
function build(): string {
  const bundle = pathToFileURL(join(ROOT, 'tools/prism-bundle.ts')).href;
  const code = `
    import { build } from 'esbuild';
    import { createWorkerBundle } from ${JSON.stringify(bundle)};
    await build({ ...createWorkerBundle(${JSON.stringify(ROOT)}), outdir: ${JSON.stringify(folder)} });
  `;
  execFileSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: ROOT, timeout: 60_000 });
  return join(folder, 'prism-worker.cjs');
}

test('the bundled thread needs no packages, and answers as its source does', async () => {
  const file = build();
  expect(readFileSync(file, 'utf8')).not.toContain('postman-collection/lib');
  expect(readFileSync(file).length).toBeLessThan(3_500_000);
  const operation = { method: 'get', path: '/conversations' };
  const request = { path: '/conversations', query: { limit: '0' }, headers: {} };
  const answers = [];
  for (const prism of [createPrism(), createPrism({ script: pathToFileURL(file) })]) {
    const spec = prism.addSpec(() => readSpec('voiceos'));
    const stub = {
      kind: 'stub',
      operation,
      accept: undefined,
      preference: { dynamic: true },
      key: 'key',
    } as const;
    answers.push([
      await prism.ask(spec, { kind: 'validate', operation, request }),
      await prism.ask(spec, stub),
    ]);
    await prism.close();
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[0]).toMatchObject([{ kind: 'answered' }, { kind: 'answered', answer: { status: 200 } }]);
});
