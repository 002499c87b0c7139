import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createByteQueue } from '../../src/core/byte-queue.ts';

const ROOM = 16;
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('push' as const), size: fc.nat({ max: ROOM }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('drop' as const), count: fc.nat({ max: 4 }) }) },
);

test('what is there is read as it came, whatever comes and goes around it', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 60, maxLength: 120 }), (steps) => {
      const queue = createByteQueue(ROOM);
      let held: { readonly bytes: Uint8Array; readonly begin: number; readonly end: number }[] = [];
      for (const [nth, one] of steps.entries()) {
        if (one.kind === 'push') {
          const bytes = Uint8Array.from({ length: one.size }, (_, at) => nth * 7 + at);
          const begin = queue.push(bytes);
          held.push({ bytes, begin, end: queue.end });
        } else {
          const gone = held[one.count - 1];
          if (gone) queue.dropBefore(gone.end);
          held = held.slice(one.count);
        }
        for (const { bytes, begin } of held) expect(queue.read(begin, bytes.length)).toEqual(bytes);
      }
    }),
  );
});

const LAG = 40;

test('what outlasts what is pushed now is there as long as that would be', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 60, maxLength: 120 }), (steps) => {
      const queue = createByteQueue(ROOM, LAG);
      const places = new Map<number, number>();
      let held: { readonly bytes: Uint8Array; readonly begin: number; readonly end: number }[] = [];
      for (const [nth, one] of steps.entries()) {
        if (one.kind === 'push') {
          // Some come again, and others come once.
          const value = one.size % 2 === 0 ? one.size : 17 + nth;
          const bytes = new Uint8Array(one.size).fill(value);
          const known = places.get(value);
          const begin = known !== undefined && queue.outlasts(known) ? known : queue.push(bytes);
          places.set(value, begin);
          held.push({ bytes, begin, end: queue.end });
        } else {
          const gone = held[one.count - 1];
          if (gone) queue.dropBefore(gone.end);
          held = held.slice(one.count);
        }
        for (const { bytes, begin } of held) expect(queue.read(begin, bytes.length)).toEqual(bytes);
      }
    }),
  );
});

test('a queue that few bytes come to takes little room', () => {
  const before = process.memoryUsage().arrayBuffers;
  const queues = Array.from({ length: 1000 }, () => {
    const queue = createByteQueue(64 * 1024);
    for (let nth = 0; nth < 20; nth += 1) queue.push(new Uint8Array(50).fill(nth));
    return queue;
  });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
  for (const queue of queues) expect(queue.read(950, 50)).toEqual(new Uint8Array(50).fill(19));
});

test('a piece that is larger than a room is refused, and one that is gone is not found', () => {
  const queue = createByteQueue(ROOM);
  expect(() => queue.push(new Uint8Array(ROOM + 1))).toThrow('16 are the most');
  const begin = queue.push(new Uint8Array(ROOM));
  queue.push(new Uint8Array(ROOM));
  queue.dropBefore(queue.end);
  expect(() => queue.read(begin, 1)).toThrow('it is gone');
});
