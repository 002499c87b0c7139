import { expect, test } from '@jest/globals';
import { countWork } from './support/count-work.ts';

const MOST = 1.3;
/** The same calls are made in each world: a create is so dear that beside it more would hide a look at all of them. */
const MOST_OF_CREATES = 1.01;

test('a request costs the same among more rows, sandboxes, live calls and changes', async () => {
  const { small, ...larger } = await countWork('laws');
  expect(Object.keys(larger)).toHaveLength(4);
  const ratios = Object.entries(larger).flatMap(([law, costs]) =>
    Object.entries(costs).map(([request, cost]) => [law, request, cost / (small?.[request] ?? 0)] as const),
  );
  const mostOf = (request: string): number => (request === 'create' ? MOST_OF_CREATES : MOST);
  expect(ratios.filter(([, request, ratio]) => !(ratio <= mostOf(request)))).toEqual([]);
});
