import { afterAll, expect, jest, test } from '@jest/globals';
import { listJournal } from '../../src/server/control/journal.ts';
import { verifyJournal } from '../../src/server/control/verify.ts';
import type { Sandbox } from '../../src/server/sandbox.ts';
import { createTestMock } from './control/support/mock.ts';

const errors: unknown[] = [];
const mock = createTestMock({ onError: (error) => errors.push(error) });
afterAll(() => mock.server.close());

const CANARY = 'canary-41cc9e';

/** Each fails with an error that quotes the request. */
const FAILURES: readonly (readonly [name: string, breakIt: (sandbox: Sandbox) => void])[] = [
  ['the journal', ({ journal }) => fail(journal, 'add')],
  ['the findings', ({ findings }) => fail(findings, 'record')],
  ['the coverage', ({ coverage }) => fail(coverage, 'observe')],
  ['the rules of conversation', ({ conversation }) => fail(conversation, 'observe')],
  ['the events', ({ feed }) => fail(feed, 'publish')],
];

function fail<Name extends string>(part: Record<Name, (...parts: never[]) => unknown>, name: Name): void {
  const quoted = `Failed to keep "Bearer ${CANARY}", {"password":"${CANARY}"}\n    at ${CANARY}:1`;
  jest.spyOn(part, name as never).mockImplementation((() => {
    throw new TypeError(quoted);
  }) as never);
}

test.each(FAILURES)('a request is answered as ever where %s cannot keep it', async (_name, breakIt) => {
  const sandbox = mock.fresh();
  breakIt(sandbox);
  errors.length = 0;
  const headers = { authorization: `Bearer ${CANARY}` };
  expect((await mock.ask(sandbox, '/voiceos/conversations?limit=3', { headers })).status).toBe(200);
  expect((await mock.ask(sandbox, '/voiceos/conversations?limit=0', { headers })).status).toBe(422);
  expect((await mock.ask(sandbox, '/zzz/calls', { headers })).status).toBe(404);
  expect(sandbox.requests).toBe(3);
  for (const error of errors) {
    expect(error).toBeInstanceOf(Error);
    expect(String((error as Error).stack)).toMatch(/TypeError: Failed to keep "[\s\S]*\n {4}at .+own-errors/);
    expect(String((error as Error).stack)).not.toContain(CANARY);
  }
  expect(errors.length).toBeGreaterThan(0);
});

test('entries that cannot be made are counted as dropped, and verify does not take them for requests that were not sent', async () => {
  const sandbox = mock.fresh();
  fail(sandbox.journal, 'add');
  await mock.ask(sandbox, '/voiceos/conversations');
  await mock.ask(sandbox, '/zzz/calls');
  expect(listJournal(sandbox)).toMatchObject({ entries: [], dropped: 2 });
  const asked = { operation: 'listConversations', path: '/voiceos/conversations' };
  expect(verifyJournal(mock.server, sandbox, { ...asked, times: 0 })).toMatchObject({ complete: false });
});

test('a breach that cannot be recorded does not let a run pass', async () => {
  const sandbox = mock.fresh();
  fail(sandbox.findings, 'record');
  await mock.ask(sandbox, '/voiceos/conversations?limit=0');
  await mock.ask(sandbox, '/zzz/calls');
  expect(mock.server.report({ sandbox: sandbox.name }).totals.dropped).toBe(2);
});

test('an error before and after the answer is told in the provider’s own shape', async () => {
  const sandbox = mock.fresh();
  jest.spyOn(sandbox, 'tick').mockImplementation(() => {
    throw new Error(`tick of ${CANARY}`);
  });
  errors.length = 0;
  const headers = { 'xi-api-key': CANARY };
  const { status, text } = await mock.ask(sandbox, '/elevenlabs/v1/convai/agents', { headers });
  expect([status, JSON.parse(text)]).toEqual([500, expect.objectContaining({ detail: expect.anything() })]);
  expect(String(errors[0])).toBe('Error: tick of [redacted]');
});

test('whoever is told of errors may fail: the request is answered', async () => {
  const deaf = createTestMock({
    onError: () => {
      throw new Error('stderr is closed');
    },
  });
  const sandbox = deaf.fresh();
  fail(sandbox.journal, 'add');
  expect((await deaf.ask(sandbox, '/voiceos/conversations')).status).toBe(200);
  await deaf.server.idle();
  await deaf.server.close();
});
