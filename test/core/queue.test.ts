import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createQueue } from '../../src/core/queue.ts';

test('whatever is added and taken, a queue gives back what a list would', () => {
  const steps = fc.array(fc.oneof(fc.nat(), fc.constantFrom('shift' as const, 'clear' as const)), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(steps, (script) => {
      const queue = createQueue<number>();
      const list: number[] = [];
      for (const step of script) {
        if (step === 'shift') expect(queue.shift()).toBe(list.shift());
        else if (step === 'clear') {
          queue.clear();
          list.length = 0;
        } else {
          queue.push(step);
          list.push(step);
        }
        expect(queue.size).toBe(list.length);
        expect(queue.all()).toEqual(list);
      }
    }),
  );
});
