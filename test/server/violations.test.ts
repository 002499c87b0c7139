import { afterAll, expect, test } from '@jest/globals';
import { createMock } from '../../src/index.ts';
import { listViolations } from '../../src/server/control/violations.ts';
import { createFindings } from '../../src/server/findings.ts';
import { ownFinding } from '../../src/server/refuse.ts';
import { createTestMock } from './control/support/mock.ts';

const mock = createTestMock();
afterAll(() => mock.server.close());

test('equal breaches are counted together, and the first request of them is the one that is told', async () => {
  const sandbox = mock.fresh();
  for (const limit of [0, -1, -2]) await mock.ask(sandbox, `/voiceos/conversations?limit=${limit}`);
  const { violations } = listViolations(sandbox);
  expect(violations).toEqual([expect.objectContaining({ id: '1', requestId: '1', count: 3, sent: '0' })]);
  expect(violations[0]?.first).toMatchObject({
    at: '2026-01-01T09:00:00.000Z',
    path: '/voiceos/conversations?limit=0',
  });
});

test('the library says the same as the control API', async () => {
  const library = createMock({ seed: 42 });
  await library.fetch('/voiceos/conversation', { headers: { Authorization: 'Bearer any' } });
  const [violation] = library.violations.list();
  expect(violation).toMatchObject({
    ...{ kind: 'unmatched', operation: null, sent: '"GET /conversation"', basis: 'seed', blame: 'client' },
    rule: { file: 'specs/voiceos.yaml', pointer: '/paths', line: expect.any(Number) },
    first: {
      curl: "curl -X GET 'http://localhost:4010/voiceos/conversation' -H 'Authorization: Bearer any'",
    },
  });
  expect(violation?.nearest[0]).toEqual({
    ...{ operation: 'listConversations', method: 'GET', path: '/conversations' },
    differences: ['segment 1 is `conversation`, the spec has `conversations`'],
  });
  await library.close();
});

test('a request that was built for another provider is told so', async () => {
  const sandbox = mock.fresh();
  await mock.ask(sandbox, '/voiceos/v1/convai/agents');
  expect(listViolations(sandbox).violations[0]?.nearest[0]).toMatchObject({
    operation: 'listAgents',
    differences: ['it is a path of another provider, elevenlabs: it is served below `/elevenlabs`'],
  });
});

test('a path that begins with no provider is answered with the one that was probably meant', async () => {
  const sandbox = mock.fresh();
  const { status, text } = await mock.ask(sandbox, '/voice-os/conversations');
  expect([status, JSON.parse(text).detail]).toEqual([404, expect.stringContaining('Did you mean /voiceos?')]);
  expect(JSON.parse((await mock.ask(sandbox, '/zzz')).text).detail).toContain('Use one of these.');
});

test('past the bound of what is kept, breaches are still told, without the request that they were first seen in', () => {
  const findings = createFindings();
  const first = { at: '', method: 'GET', path: '/', curl: 'x'.repeat(9000) };
  for (let index = 0; index < 1000; index += 1) {
    const finding = ownFinding({
      code: 'no-path',
      in: 'path',
      pointer: `/${index}`,
      message: 'm.',
      remedy: 'r.',
    });
    findings.record(finding, {
      ...{ requestId: '1', kind: 'unmatched', provider: 'voiceos', operation: null, level: 'violation' },
      details: () => ({ rule: () => null, nearest: [], first }),
    });
  }
  const violations = findings.list();
  expect([violations.length, violations[0]?.first, violations[999]?.first]).toEqual([1000, first, null]);
});

test('the command of a request that no operation matches has its JSON, without its secrets', async () => {
  const library = createMock({ seed: 42 });
  await library.fetch('/elevenlabs/convai/twilio/outbound-call', {
    method: 'POST',
    headers: { 'xi-api-key': 'any', 'Content-Type': 'application/json' },
    body: JSON.stringify({ agent_id: 'a', nested: { apiKey: 'hunter2' }, note: 'sk_live_4eC39HqLyjWDarjt' }),
  });
  const [violation] = library.violations.list();
  expect(violation).toMatchObject({ kind: 'unmatched', blame: 'client' });
  expect(violation?.first?.curl).toContain(`-d '{"agent_id":"a","nested":{"apiKey":"any"},"note":"any"}'`);
  await library.fetch('/elevenlabs/v1/voices', {
    method: 'POST',
    headers: { 'xi-api-key': 'any', 'Content-Type': 'application/json' },
    body: '"hunter2"',
  });
  expect(JSON.stringify(library.violations.list())).not.toContain('hunter2');
  await library.close();
});

test('the remedy for a path that only an id fits names the operation that was probably meant', async () => {
  const asked = { method: 'POST', headers: { Authorization: 'Bearer any' } };
  const library = createMock({ seed: 42 });
  const { status } = await library.fetch('/voiceos/conversations/create_phonecall', asked);
  expect([status, library.violations.list()[0]?.remedy]).toEqual([
    405,
    'Did you mean POST /conversations/create_phone_call? Or use one of GET, HEAD, OPTIONS.',
  ]);
  await library.close();
});
