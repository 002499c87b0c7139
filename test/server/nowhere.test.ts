import { afterAll, expect, test } from '@jest/globals';
import { renderHtml } from '../../src/report/render/html.ts';
import { renderJunit } from '../../src/report/render/junit.ts';
import { renderMarkdown } from '../../src/report/render/markdown.ts';
import { renderSarif } from '../../src/report/render/sarif.ts';
import { summaryText } from '../../src/report/render/summary.ts';
import { verdictOf } from '../../src/report/verdict.ts';
import { getJournalEntry, listJournal } from '../../src/server/control/journal.ts';
import { listViolations } from '../../src/server/control/violations.ts';
import { createTestMock } from './control/support/mock.ts';

const mock = createTestMock();
afterAll(() => mock.server.close());

test('a request below a mount that nearly is a provider’s is a breach of what that provider was asked', async () => {
  const sandbox = mock.fresh();
  await mock.ask(sandbox, '/voiceo/conversations?page=1');
  await mock.ask(sandbox, '/voiceo/conversations?page=2');
  const { violations } = listViolations(sandbox);
  expect(violations).toEqual([
    expect.objectContaining({
      ...{ kind: 'unmatched', level: 'violation', provider: 'voiceos', operation: null, in: 'path' },
      ...{ code: 'no-provider', pointer: '/voiceo/conversations', sent: '"GET /voiceo/conversations"' },
      ...{ blame: 'client', rule: null, count: 2, requestId: '1' },
      remedy: expect.stringContaining('Did you mean /voiceos?'),
    }),
  ]);
  expect(violations[0]?.nearest[0]).toEqual({
    ...{ operation: 'listConversations', method: 'GET', path: '/conversations' },
    differences: ['it is served below `/voiceos`'],
  });
  const path = `/~${sandbox.name}/voiceo/conversations?page=1`;
  expect(violations[0]?.first?.curl).toContain(`'http://localhost:4010${path}'`);
});

test('a client without any mount is told where the operation is that it meant', async () => {
  const sandbox = mock.fresh();
  await mock.ask(sandbox, '/v1/convai/agents');
  const [violation] = listViolations(sandbox).violations;
  expect(violation).toMatchObject({ provider: 'ringback', code: 'no-provider' });
  expect(violation?.nearest[0]).toMatchObject({
    operation: 'listAgents',
    differences: ['it is served below `/elevenlabs`'],
  });
});

test('a request to no provider is in the journal, with its breach', async () => {
  const sandbox = mock.fresh();
  await mock.ask(sandbox, '/zzz/calls?a=b', { method: 'POST', body: { text: 'hello' } });
  const { entries } = listJournal(sandbox);
  expect(entries).toEqual([
    expect.objectContaining({
      ...{ id: '1', provider: null, operation: null, source: 'contract', method: 'POST', status: 404 },
      ...{ path: '/zzz/calls?a=b', violations: ['1'] },
    }),
  ]);
  // No operation says what a body is: what its names and forms say is taken out of it.
  expect(getJournalEntry(sandbox, '1')?.request).toMatchObject({
    ...{ body: { text: 'hello' }, length: 16 },
  });
});

test('what is kept of a request to no provider holds no secret of any contract', async () => {
  const sandbox = mock.fresh();
  const canary = 'canary-7d1e9a40b2';
  await mock.ask(sandbox, `/sk_live_abcdefghijklmnop1234/calls/${canary}?api_key=${canary}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${canary}`, 'xi-api-key': canary },
    body: { password: canary, note: `mine is ${canary}` },
  });
  const kept = JSON.stringify([listViolations(sandbox), listJournal(sandbox), getJournalEntry(sandbox, '1')]);
  expect(kept).toContain('[redacted]');
  expect(kept).not.toMatch(/canary-7d1e9a40b2|sk_live_abc/);
});

test.each([
  ['HEAD', '/'],
  ['GET', '/favicon.ico'],
  ['GET', '/apple-touch-icon-120x120.png'],
  ['OPTIONS', '/voiceo/conversations'],
])('%s %s says nothing of a client', async (method, path) => {
  const sandbox = mock.fresh();
  expect((await mock.ask(sandbox, path, { method })).status).toBe(404);
  expect(listViolations(sandbox).violations).toEqual([]);
  expect(listJournal(sandbox).entries).toEqual([]);
});

test('an icon that a browser looks for says nothing of a client where a provider answers at the root either', async () => {
  const alone = createTestMock({ providers: ['voiceos'] });
  const sandbox = alone.fresh();
  expect((await alone.ask(sandbox, '/favicon.ico')).status).toBe(404);
  expect(listViolations(sandbox).violations).toEqual([]);
  await alone.ask(sandbox, '/favicon.icon');
  expect(listViolations(sandbox).violations).toMatchObject([{ code: 'no-path', provider: 'voiceos' }]);
  await alone.server.close();
});

test('a request of the root is a breach, and is told where the mounts are', async () => {
  const sandbox = mock.fresh();
  await mock.ask(sandbox, '/');
  expect(listViolations(sandbox).violations).toMatchObject([
    {
      code: 'no-provider',
      allowed: ['/voiceos', '/voiceable', '/elevenlabs', '/ovia'],
      remedy: expect.stringContaining('compare the client’s base URL'),
      nearest: [],
    },
  ]);
});

test('a run whose client has a wrong base URL does not pass, and every form of its report tells why', async () => {
  const sandbox = mock.fresh();
  await mock.ask(sandbox, '/zzz/calls');
  const report = mock.server.report({ sandbox: sandbox.name });
  expect(report.totals).toMatchObject({ requests: 1, unmatched: 1, violations: 0 });
  expect(verdictOf(report, { failOn: ['violations'] }).ok).toBe(false);
  for (const render of [renderHtml, renderJunit, renderMarkdown, renderSarif]) {
    expect(render(report)).toContain('No provider is served at /zzz/calls.');
  }
  expect(summaryText(report)).toMatch(/violation: ringback · \/zzz\/calls \(no-provider\)[\s\S]*nearest +/);
  // A place in a spec file is asked of every result: where a provider's paths begin.
  expect(renderSarif(report)).toContain('"uri": "specs/voiceos.yaml"');
});
