import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { createPositionFinder, parseSpec } from '../../src/contract/spec/document.ts';

const text = readFileSync(join(resolve(import.meta.dirname, '../..'), 'specs/ovia.yaml'), 'utf8');

test('a place that is known is taken for what it is, and every other one is looked for', () => {
  const find = createPositionFinder(text);
  const planted = { line: 4711, column: 7 };
  const spec = parseSpec({ provider: 'ovia', text, places: { '/paths': planted } });
  expect(spec.locate('/paths')).toEqual(planted);
  for (const pointer of ['/info', '/paths/~1api~1v1~1calls/get', '/paths/~1nowhere']) {
    expect(spec.locate(pointer)).toEqual(find(pointer));
  }
});
