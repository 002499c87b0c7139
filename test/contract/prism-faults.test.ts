import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const HERE = new URL('./', import.meta.url);
const page = readFileSync(new URL('../../docs/prism-faults.md', HERE), 'utf8');

function namesIn(text: string, pattern: RegExp): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();
}

test('every row of docs/prism-faults.md has a test of its name, and every such test a row', () => {
  const files = readdirSync(HERE).filter((file) => /^prism-faults-.*\.test\.ts$/.test(file));
  const tests = files.map((file) => readFileSync(new URL(file, HERE), 'utf8')).join('\n');
  const rows = namesIn(page, /^\| ([A-Za-z0-9-]+) \| (?!what)/gm);
  expect(rows.length).toBeGreaterThan(30);
  expect(namesIn(tests, /'([\w-]+): [^'\n]*\bPrism\b/g)).toEqual(rows);
});
