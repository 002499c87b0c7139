import { Buffer } from 'node:buffer';
import { expect, jest, test } from '@jest/globals';
import { createCellSet } from '../../src/core/cell-set.ts';
import { NEVER } from '../../src/core/instant.ts';
import type { WrittenRow } from '../../src/server/bytes.ts';
import { createFollowed } from '../../src/server/coverage/followed.ts';
import { createSurvival, type Meeting } from '../../src/server/coverage/survival.ts';
import { createTestMock } from './control/support/mock.ts';

const LIFE = {
  states: [0, 1, 2],
  transitions: [
    [-1, 3, 4],
    [-1, -1, 5],
    [-1, -1, -1],
  ],
};

function row(resource: string, state: number): WrittenRow {
  return {
    bytes: Buffer.alloc(0),
    from: 0,
    until: state === 2 ? NEVER : 1,
    kind: 'call',
    resource,
    state,
    isKept: true,
  };
}

test('what is followed is bounded: the one that changed the longest ago is let go, and that is said', () => {
  let dropped = 0;
  const followed = createFollowed(() => {
    dropped += 1;
  }, 2);
  const see = (resource: string, state: number): readonly number[] => {
    const touched = createCellSet(6);
    followed.see(row(resource, state), LIFE, touched);
    return [3, 4, 5].filter((place) => touched.has(place));
  };
  for (const resource of ['a', 'b']) see(resource, 0);
  expect(see('a', 1)).toEqual([3]);
  see('c', 0);
  expect(dropped).toBe(1);
  expect(see('b', 2)).toEqual([]);
  expect(see('a', 2)).toEqual([5]);
  expect(see('c', 2)).toEqual([4]);
  const { version } = followed;
  // Nothing is remembered of what never changes again.
  for (let index = 0; index < 100; index += 1) see(`settled-${index}`, 2);
  expect([followed.version, dropped]).toEqual([version, 1]);
});

test('requests that wait for a success are bounded, and those that are not waited for are told of', () => {
  let dropped = 0;
  const survival = createSurvival(() => {
    dropped += 1;
  }, 1);
  const meet = (request: string, kinds: Meeting['kinds']): void =>
    survival.meet({ provider: 'p', operation: request, request, kinds, isSuccess: false });
  meet('a', ['5xx', 'slow']);
  meet('b', ['reset']);
  expect(dropped).toBe(1);
  for (const request of ['a', 'b']) survival.succeed(request);
  expect(survival.survived()).toEqual(['p fault a 5xx', 'p fault a slow']);
  expect(survival.met().map(({ id }) => id)).toEqual(['p fault a 5xx', 'p fault a slow', 'p fault b reset']);
  meet('b', ['reset']);
  survival.forget();
  survival.succeed('b');
  expect(survival.survived()).toHaveLength(2);
});

test('the first request is answered before the cells are planned, and is counted all the same', async () => {
  const { server, fresh, ask } = createTestMock();
  const planned = jest.spyOn(server.contracts.get('voiceos') ?? { coverage: () => {} }, 'coverage');
  const { coverage } = fresh();
  const sandbox = fresh();
  await ask(sandbox, '/voiceos/conversations?limit=1');
  expect(planned).not.toHaveBeenCalled();
  expect(coverage.covered()).toEqual([]);
  expect(sandbox.coverage.covered()).toContain('voiceos parameter listConversations query limit');
  expect(planned).toHaveBeenCalledTimes(1);
  await ask(sandbox, '/elevenlabs/v1/convai/conversations');
  // Nobody asks: it is planned by itself, once the answer has gone.
  const vendor = jest.spyOn(server.contracts.get('ovia') ?? { coverage: () => {} }, 'coverage');
  await ask(sandbox, '/ovia/api/v1/calls');
  await new Promise(setImmediate);
  expect(vendor).toHaveBeenCalledTimes(1);
  await server.close();
});
