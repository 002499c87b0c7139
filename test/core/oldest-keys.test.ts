import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { oldestKeys } from '../../src/core/oldest-keys.ts';

test('where each key that is given is deleted, it is the first that the map has', () => {
  const steps = fc.array(fc.oneof(fc.nat(20), fc.constantFrom('oldest' as const, 'clear' as const)), {
    maxLength: 300,
  });
  fc.assert(
    fc.property(steps, (script) => {
      const map = new Map<number, string>();
      const oldest = oldestKeys(map);
      for (const step of script) {
        if (step === 'clear') map.clear();
        else if (step === 'oldest') {
          const [first] = map.keys();
          const key = oldest();
          expect(key).toBe(first);
          if (key !== undefined) map.delete(key);
        } else {
          // Touched: it goes to the end.
          map.delete(step);
          map.set(step, '');
        }
      }
    }),
  );
});
