import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { codeOf } from '../../src/contract/check/finding.ts';
import { codeWords } from '../../src/report/render/code-words.ts';

const DOCS = join(import.meta.dirname, '../../docs');

test('every code that the documentation lists has words of its own', () => {
  expect(listedCodes().length).toBeGreaterThan(50);
  expect(listedCodes().filter((code) => !hasWords(code))).toEqual([]);
});

test.each(['minLength', 'exclusiveMaximum', 'multipleOf', 'dependentRequired', 'anyOf'])(
  'what breaks the keyword %s has words of its own',
  (keyword) => {
    expect(hasWords(codeOf(keyword))).toBe(true);
  },
);

test('every code of the conversation rules is in the list of codes', () => {
  const rules = readFileSync(join(DOCS, 'conversation-rules.md'), 'utf8');
  const told = [...rules.matchAll(/\(`([a-z-]+)`\)/g)].map(([, code]) => code);
  expect(told.length).toBeGreaterThan(5);
  expect(listedCodes()).toEqual(expect.arrayContaining(told));
});

test('of a code that nobody knows, the code itself is told', () => {
  expect(codeWords('constructor')).toBe('The request breaks the contract: constructor.');
});

function hasWords(code: string): boolean {
  return codeWords(code) !== `The request breaks the contract: ${code}.`;
}

/** The codes in the first column of the table under "Codes". */
function listedCodes(): readonly string[] {
  const text = readFileSync(join(DOCS, 'violations.md'), 'utf8');
  const [, section = ''] = /^## Codes\n([\s\S]*?)^## /m.exec(text) ?? [];
  const rows = section.split('\n').map((line) => line.split('|')[1] ?? '');
  return rows.flatMap((cell) => [...cell.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code ?? ''));
}
