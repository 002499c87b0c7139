import { expect, test } from '@jest/globals';
import { countWork } from './support/count-work.ts';

const MOST = 1.3;

test('a request costs the same among more rows, sandboxes, live calls and changes', async () => {
  const { small, ...larger } = await countWork('laws');
  expect(Object.keys(larger)).toHaveLength(4);
  const ratios = Object.entries(larger).flatMap(([law, costs]) =>
    Object.entries(costs).map(([request, cost]) => [law, request, cost / (small?.[request] ?? 0)] as const),
  );
  expect(ratios.filter(([, , ratio]) => !(ratio <= MOST))).toEqual([]);
});
