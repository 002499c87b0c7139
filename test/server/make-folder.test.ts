import { existsSync, mkdtempSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { makeFolder } from '../../src/server/make-folder.ts';

const base = mkdtempSync(join(tmpdir(), 'ringback-folder-'));

test('folders that are missing are made, for whom they are to be, and made again without harm', () => {
  const folder = join(base, 'a', 'b', 'c');
  makeFolder(folder, 0o700);
  makeFolder(folder, 0o700);
  expect([join(base, 'a'), folder].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o700]);
});

test('a link to a folder is one', () => {
  symlinkSync(base, join(base, 'link'));
  makeFolder(join(base, 'link', 'below'));
  expect(existsSync(join(base, 'below'))).toBe(true);
});

test('a folder within a file is refused', () => {
  writeFileSync(join(base, 'file'), '');
  expect(() => makeFolder(join(base, 'file', 'below'))).toThrow('EEXIST');
  expect(() => makeFolder(join(base, 'file'))).toThrow('EEXIST');
});
