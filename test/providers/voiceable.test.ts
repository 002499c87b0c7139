import { expect, test } from '@jest/globals';
import { createMock } from '../../src/index.ts';
import { testProvider } from '../support/test-provider.ts';
import { createBench } from './support/bench.ts';
import { voiceableCase } from './support/cases.ts';
import { jsonAt, objectsAt } from './support/json-at.ts';
import { BUSY_HOUR } from './support/scenarios.ts';

const VOICEABLE = voiceableCase();

testProvider(VOICEABLE);

test('answers come in an envelope, with the paging beside the data', () => {
  const bench = createBench(VOICEABLE, 1, { scenario: BUSY_HOUR });
  const { body } = bench.send('GET', '/conversations?page_size=2');
  expect(Object.keys(body as object).sort()).toEqual(['cursor', 'data', 'has_more', 'status']);
  expect(body).toMatchObject({ status: { code: 200, message: 'OK' }, has_more: true });
  const { body: last } = bench.send('GET', '/conversations?page_size=100');
  expect(last).toMatchObject({ has_more: false, cursor: null });
});

test('summaries are shown unless they are left out, and never say what is not known', () => {
  const bench = createBench(VOICEABLE, 1, { scenario: BUSY_HOUR });
  const summariesOf = (query: string) =>
    objectsAt(bench.send('GET', `/conversations?page_size=100${query}`).body, 'data').map(
      ({ transcript_summary: summary, status }) => [status, typeof summary],
    );
  const shown = summariesOf('');
  expect(shown).toEqual(shown.map(([status]) => [status, status === 'done' ? 'string' : 'object']));
  expect(summariesOf('&summary_mode=include')).toEqual(shown);
  expect(summariesOf('&summary_mode=exclude')).toEqual(shown.map(([status]) => [status, 'object']));
});

test('transcripts are in the detail alone', () => {
  const bench = createBench(VOICEABLE, 1, { scenario: BUSY_HOUR });
  const rows = objectsAt(bench.send('GET', '/conversations').body, 'data');
  expect(rows.filter((row) => 'transcript' in row)).toEqual([]);
  const { body } = bench.send('GET', `/conversations/${rows[0]?.conversation_id}`);
  expect(Array.isArray(jsonAt(body, 'data', 'transcript'))).toBe(true);
});

test('every answer, a refusal too, tells of the rate limit by the sandbox’s clock', async () => {
  const mock = createMock({ providers: ['voiceable'] });
  const start = Date.parse(mock.clock.get().start) / 1000;
  const resets = [];
  for (const [by, path] of [
    ['0s', '/voiceable/conversations'],
    ['1ms', '/voiceable/conversations/conv_nobody'],
    ['59998ms', '/voiceable/conversations?page_size=101'],
    ['1ms', '/voiceable/conversations'],
  ] as const) {
    mock.clock.jump(by);
    const { headers } = await mock.fetch(path, { headers: { 'X-API-Key': 'any' } });
    expect([headers.get('X-RateLimit-Limit'), headers.get('X-RateLimit-Remaining')]).toEqual(['100', '99']);
    resets.push(Number(headers.get('X-RateLimit-Reset')) - start);
  }
  expect(resets).toEqual([60, 60, 60, 120]);
  await mock.close();
});

test('a refused parameter is named in the envelope, with 400', () => {
  const bench = createBench(VOICEABLE, 1, { scenario: BUSY_HOUR });
  expect(bench.send('GET', '/conversations?page_size=101')).toMatchObject({
    status: 400,
    body: { status: { code: 400, message: 'Bad Request' }, errors: [{ field: 'page_size' }], details: null },
  });
  expect(bench.send('GET', '/conversations/conv_nobody')).toMatchObject({
    status: 404,
    body: { status: { code: 404 }, errors: [], details: { conversation_id: 'conv_nobody' } },
  });
});
