import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const DIST = resolve(import.meta.dirname, '../../dist');

test('a server that is ready has loaded nothing of what only some requests need', async () => {
  const script = `
    const { startServer } = await import(${JSON.stringify(join(DIST, 'index.js'))});
    const server = await startServer({ port: 0, adminPort: 0 });
    console.log(JSON.stringify(process.moduleLoadList));
    await server.close();`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  const loaded: readonly string[] = JSON.parse(stdout);
  expect(loaded).toContain('NativeModule http');
  const heavy = ['internal/deps/undici/undici', 'http2', 'tls', 'https', 'internal/crypto/webcrypto'];
  expect(heavy.filter((name) => loaded.includes(`NativeModule ${name}`))).toEqual([]);
});

test('each file of the bundle has one byte for a character: V8 keeps others at two bytes each', () => {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(?!types).*\.js$/.test(name),
  );
  expect(files).toContain('cli.js');
  const wide = files.filter((name) => /[^\0-\xff]/.test(readFileSync(join(DIST, name), 'utf8')));
  expect(wide).toEqual([]);
});
