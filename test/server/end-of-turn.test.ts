import { setImmediate } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { endOfTurn } from '../../src/server/http/end-of-turn.ts';

test('all who ask in a turn go on together, after what else the turn does, and later ones in a later turn', async () => {
  const order: string[] = [];
  const ask = async (name: string): Promise<void> => {
    await endOfTurn();
    order.push(name);
  };
  const first = ask('first');
  await Promise.resolve();
  order.push('the rest of the turn');
  const second = ask('second');
  await Promise.all([first, second]);
  expect(order).toEqual(['the rest of the turn', 'first', 'second']);
  const third = ask('third');
  expect(order).toHaveLength(3);
  await third;
  await setImmediate();
  expect(order.at(-1)).toBe('third');
});
