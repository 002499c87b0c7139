import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { type Costs, countWork } from './support/count-work.ts';

/** Written anew instead of compared: `UPDATE_GOLDENS=1 npm test -- test/performance`. */
const UPDATES = process.env.UPDATE_GOLDENS === '1';
/** A change that costs more is to be seen in the golden, and argued. */
const MOST = 1.1;
/** What has become so much cheaper is to be held: else the golden lets it go again unseen. */
const LEAST = 0.7;

test('a request takes no more steps than it did', async () => {
  expectCosts('steps', await countWork('steps'));
});

test('a request allocates no more than it did', async () => {
  expectCosts('bytes', await countWork('bytes'));
});

/** Compares with the golden of that name; what is out of bounds is told with its ratio. */
function expectCosts(name: string, costs: Costs): void {
  const path = fileURLToPath(new URL(`../goldens/performance/${name}.json`, import.meta.url));
  if (UPDATES) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(costs, null, 2)}\n`);
    return;
  }
  if (!existsSync(path)) throw new Error(`Failed to find golden "${name}": write it with UPDATE_GOLDENS=1.`);
  const golden: Costs = JSON.parse(readFileSync(path, 'utf8'));
  expect(Object.keys(costs)).toEqual(Object.keys(golden));
  const ratios = Object.entries(costs).map(
    ([request, cost]) => [request, cost / (golden[request] ?? 0)] as const,
  );
  const outside = ratios.filter(([, ratio]) => !(ratio <= MOST && ratio >= LEAST));
  // Dearer: mend it, or argue for it with the new golden. Cheaper: write the golden anew, so that it stays.
  expect(outside).toEqual([]);
}
