import { Buffer } from 'node:buffer';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { createPageCache, type Question } from '../../src/server/page-cache.ts';

const FIRST = Buffer.from('{"id":"1"}');
const SECOND = Buffer.from('{"id":"2"}');
const THIRD = Buffer.from('{"id":"3"}');
const PAGE = Buffer.alloc(100);
const ASKER = {};

let asked = 0;
/** One that nobody else asks. */
function question(): Question {
  asked += 1;
  return { asker: ASKER, target: `/calls?page=${asked}` };
}

test('pages that begin with the same row are kept beside each other', () => {
  const cache = createPageCache();
  const other = Buffer.alloc(100);
  cache.keep('{}', [FIRST, SECOND], PAGE, question());
  cache.keep('{}', [FIRST, THIRD], other, question());
  expect(cache.find('{}', [FIRST, SECOND])).toBe(PAGE);
  expect(cache.find('{}', [FIRST, THIRD])).toBe(other);
});

test('the same rows in another frame, in another order, or fewer of them are another page', () => {
  const cache = createPageCache();
  cache.keep('{}', [FIRST, SECOND], PAGE, question());
  expect(cache.find('[]', [FIRST, SECOND])).toBeUndefined();
  expect(cache.find('{}', [SECOND, FIRST])).toBeUndefined();
  expect(cache.find('{}', [FIRST])).toBeUndefined();
  expect(cache.find('{}', [FIRST, Buffer.from(SECOND)])).toBeUndefined();
  expect(cache.find('{}', [])).toBeUndefined();
});

test('past the bound of bytes, the page goes that was not asked for the longest', () => {
  const cache = createPageCache(300, 1000);
  for (const frame of ['a', 'b', 'c']) cache.keep(frame, [FIRST], PAGE, question());
  cache.find('a', [FIRST]);
  cache.keep('d', [SECOND], PAGE, question());
  expect(['a', 'b', 'c'].map((frame) => cache.find(frame, [FIRST]) !== undefined)).toEqual([
    true,
    false,
    true,
  ]);
  expect(cache.find('d', [SECOND])).toBe(PAGE);
});

test('past the bound of pages, the oldest goes, and its room with it', () => {
  const cache = createPageCache(300, 2);
  for (const row of [FIRST, SECOND, THIRD]) cache.keep('a', [row], PAGE, question());
  expect(cache.find('a', [FIRST])).toBeUndefined();
  cache.keep('b', [THIRD], PAGE, question());
  expect(cache.find('a', [THIRD])).toBe(PAGE);
});

test('of pages that begin alike a number is kept, so that none takes long to find', () => {
  const cache = createPageCache();
  const frames = Array.from({ length: 100 }, (_, index) => `${index}`);
  for (const frame of frames) cache.keep(frame, [FIRST], PAGE, question());
  const kept = frames.filter((frame) => cache.find(frame, [FIRST]));
  expect(kept).toEqual(frames.slice(-16));
});

test('a page larger than all that may be kept is not kept, and pushes nothing out', () => {
  const cache = createPageCache(150, 10);
  cache.keep('a', [FIRST], PAGE, question());
  cache.keep('b', [SECOND], Buffer.alloc(151), question());
  expect(cache.find('b', [SECOND])).toBeUndefined();
  expect(cache.find('a', [FIRST])).toBe(PAGE);
});

test('what a question was answered with goes once it is answered otherwise; the same question in another world has its own', () => {
  const cache = createPageCache();
  const first = question();
  const elsewhere = { ...first, asker: {} };
  cache.keep('a', [FIRST], PAGE, first);
  cache.keep('b', [FIRST], PAGE, question());
  cache.keep('c', [SECOND], PAGE, elsewhere);
  cache.keep('d', [THIRD], PAGE, first);
  expect(cache.find('a', [FIRST])).toBeUndefined();
  expect(cache.find('b', [FIRST])).toBe(PAGE);
  expect(cache.find('c', [SECOND])).toBe(PAGE);
  expect(cache.find('d', [THIRD])).toBe(PAGE);
});

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

test('a page that is kept does not hold on to the world that was asked', async () => {
  const cache = createPageCache();
  const keepFor = (asker: object): WeakRef<object> => {
    cache.keep('a', [FIRST], PAGE, { asker, target: '/calls' });
    return new WeakRef(asker);
  };
  const world = keepFor({});
  // What a reference was made to stays until the turn is over.
  await new Promise(setImmediate);
  collectGarbage();
  expect(world.deref()).toBeUndefined();
  expect(cache.find('a', [FIRST])).toBe(PAGE);
});
