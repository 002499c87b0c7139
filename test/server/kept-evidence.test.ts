import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, expect, test } from '@jest/globals';
import { listViolations } from '../../src/server/control/violations.ts';
import type { Incoming } from '../../src/server/message.ts';
import { createTestMock } from './control/support/mock.ts';

const mock = createTestMock({ rules: { pages: 'whole' } });
afterAll(() => mock.server.close());

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Sends a request that breaks the contract; what is given back does not hold on to it. */
async function breach(sandbox: string): Promise<WeakRef<object>> {
  const incoming: Incoming = {
    ...{ method: 'GET', target: `/~${sandbox}/voiceos/conversations?limit=0` },
    headers: { authorization: 'Bearer a-secret-of-the-client' },
    body: { kind: 'bytes', bytes: new Uint8Array() },
  };
  await mock.server.answer(incoming);
  return new WeakRef(incoming.headers);
}

test('a breach that was recorded does not hold on to the request, and still knows its rule', async () => {
  const sandbox = mock.fresh();
  const headers = await breach(sandbox.name);
  // The journal holds requests as they came, until they are read or have to go; the latest are known again (recall.ts).
  sandbox.journal.clear();
  for (let client = 0; client < 8; client += 1) {
    await mock.ask(mock.fresh(), '/voiceos/conversations', { headers: { host: String(client) } });
  }
  // What a promise holds is let go of a turn later.
  await new Promise(setImmediate);
  collectGarbage();
  expect(headers.deref()).toBeUndefined();
  const [violation] = listViolations(sandbox).violations;
  expect(violation).toMatchObject({ rule: { file: 'specs/voiceos.yaml' }, first: { method: 'GET' } });
});

test('the id of a walk that is still open is given to no other breach, and stands above all of them', async () => {
  const sandbox = mock.fresh();
  const ids = (): readonly (readonly [string, string])[] =>
    listViolations(sandbox).violations.map(({ id, code }) => [id, code] as const);
  await mock.ask(sandbox, '/elevenlabs/v1/convai/conversations?page_size=20');
  expect(ids()).toEqual([['10001', 'page-unfinished']]);
  await mock.ask(sandbox, '/voiceos/conversations?limit=0');
  expect(ids()).toEqual([
    ['10001', 'page-unfinished'],
    ['1', 'minimum'],
  ]);
  sandbox.reset();
  expect(ids()).toEqual([
    ['2', 'page-unfinished'],
    ['1', 'minimum'],
  ]);
});
