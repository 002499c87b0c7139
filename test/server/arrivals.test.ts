import { setImmediate } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { connectionCame, itsTurn } from '../../src/server/http/arrivals.ts';

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await setImmediate();
}

test('where nobody comes, requests go on at once', () => {
  for (let nth = 0; nth < 100; nth += 1) expect(itsTurn()).toBeUndefined();
});

test('while connections come, a turn has few requests go on, in the order in which they were sent', async () => {
  const order: number[] = [];
  const ask = async (nth: number): Promise<void> => {
    const turn = itsTurn();
    if (turn) await turn;
    order.push(nth);
  };
  connectionCame();
  const all = Array.from({ length: 14 }, (_, nth) => ask(nth));
  const counts = [order.length];
  for (let turn = 0; turn < 3; turn += 1) {
    connectionCame();
    await turns(1);
    counts.push(order.length);
  }
  expect(counts).toEqual([2, 4, 6, 8]);
  await Promise.all(all);
  expect(order).toEqual(Array.from({ length: 14 }, (_, nth) => nth));
});

test('what is asked in a turn in which others went on waits for the next one', async () => {
  connectionCame();
  const [, , third, fourth] = [itsTurn(), itsTurn(), itsTurn(), itsTurn()];
  connectionCame();
  await Promise.all([third, fourth]);
  expect(itsTurn()).toBeDefined();
  await turns(4);
  connectionCame();
  expect(itsTurn()).toBeUndefined();
  await turns(4);
});

test('once no more come, all that wait go on together', async () => {
  connectionCame();
  let gone = 0;
  const all = Array.from({ length: 100 }, async () => {
    await itsTurn();
    gone += 1;
  });
  await turns(4);
  expect(gone).toBe(100);
  await Promise.all(all);
  expect(itsTurn()).toBeUndefined();
  // They are no reason for the next to wait.
  connectionCame();
  expect(itsTurn()).toBeUndefined();
  await turns(4);
});
