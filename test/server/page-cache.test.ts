import { Buffer } from 'node:buffer';
import { expect, test } from '@jest/globals';
import { createPageCache } from '../../src/server/page-cache.ts';

const FIRST = Buffer.from('{"id":"1"}');
const SECOND = Buffer.from('{"id":"2"}');
const THIRD = Buffer.from('{"id":"3"}');
const PAGE = Buffer.alloc(100);

test('pages that begin with the same row are kept beside each other', () => {
  const cache = createPageCache();
  const other = Buffer.alloc(100);
  cache.keep('{}', [FIRST, SECOND], PAGE);
  cache.keep('{}', [FIRST, THIRD], other);
  expect(cache.find('{}', [FIRST, SECOND])).toBe(PAGE);
  expect(cache.find('{}', [FIRST, THIRD])).toBe(other);
});

test('the same rows in another frame, in another order, or fewer of them are another page', () => {
  const cache = createPageCache();
  cache.keep('{}', [FIRST, SECOND], PAGE);
  expect(cache.find('[]', [FIRST, SECOND])).toBeUndefined();
  expect(cache.find('{}', [SECOND, FIRST])).toBeUndefined();
  expect(cache.find('{}', [FIRST])).toBeUndefined();
  expect(cache.find('{}', [FIRST, Buffer.from(SECOND)])).toBeUndefined();
  expect(cache.find('{}', [])).toBeUndefined();
});

test('past the bound of bytes, the page goes that was not asked for the longest', () => {
  const cache = createPageCache(300, 1000);
  for (const frame of ['a', 'b', 'c']) cache.keep(frame, [FIRST], PAGE);
  cache.find('a', [FIRST]);
  cache.keep('d', [SECOND], PAGE);
  expect(['a', 'b', 'c'].map((frame) => cache.find(frame, [FIRST]) !== undefined)).toEqual([
    true,
    false,
    true,
  ]);
  expect(cache.find('d', [SECOND])).toBe(PAGE);
});

test('past the bound of pages, the oldest goes, and its room with it', () => {
  const cache = createPageCache(300, 2);
  for (const row of [FIRST, SECOND, THIRD]) cache.keep('a', [row], PAGE);
  expect(cache.find('a', [FIRST])).toBeUndefined();
  cache.keep('b', [THIRD], PAGE);
  expect(cache.find('a', [THIRD])).toBe(PAGE);
});

test('of pages that begin alike a number is kept, so that none takes long to find', () => {
  const cache = createPageCache();
  const frames = Array.from({ length: 100 }, (_, index) => `${index}`);
  for (const frame of frames) cache.keep(frame, [FIRST], PAGE);
  const kept = frames.filter((frame) => cache.find(frame, [FIRST]));
  expect(kept).toEqual(frames.slice(-16));
});

test('a page larger than all that may be kept is not kept, and pushes nothing out', () => {
  const cache = createPageCache(150, 10);
  cache.keep('a', [FIRST], PAGE);
  cache.keep('b', [SECOND], Buffer.alloc(151));
  expect(cache.find('b', [SECOND])).toBeUndefined();
  expect(cache.find('a', [FIRST])).toBe(PAGE);
});
