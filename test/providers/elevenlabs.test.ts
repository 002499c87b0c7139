import { expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/core/json.ts';
import { testProvider } from '../support/test-provider.ts';
import { createBench } from './support/bench.ts';
import { elevenlabsCase } from './support/cases.ts';
import { jsonAt, objectsAt } from './support/json-at.ts';
import { BUSY_HOUR, FATES } from './support/scenarios.ts';

const ELEVENLABS = elevenlabsCase();
const LIST = '/v1/convai/conversations';

testProvider(ELEVENLABS);

function benchWith(body: JsonObject) {
  const bench = createBench(ELEVENLABS, 1, { scenario: BUSY_HOUR });
  const call = {
    agent_id: 'agent_support',
    agent_phone_number_id: 'phnum_main',
    to_number: FATES.answered,
    ...body,
  };
  const { body: created } = bench.send('POST', '/v1/convai/twilio/outbound-call', call);
  const detail = bench.send('GET', `${LIST}/${jsonAt(created, 'conversation_id')}`).body;
  return { bench, created, detail };
}

test('an outbound call is there at once, by the ids that its answer names', () => {
  const { created, detail } = benchWith({});
  expect(created).toMatchObject({ success: true, message: 'Outbound call initiated' });
  expect(jsonAt(created, 'callSid')).toMatch(/^CA[0-9a-f]{32}$/);
  expect(detail).toMatchObject({
    status: 'initiated',
    metadata: {
      call_duration_secs: 0,
      cost_fiat: null,
      phone_call: {
        direction: 'outbound',
        external_number: FATES.answered,
        phone_number_id: 'phnum_main',
        call_sid: jsonAt(created, 'callSid'),
      },
    },
  });
});

test('the id of a phone number that a call shows is one to call from, and any other has a number of the account', () => {
  const bench = createBench(ELEVENLABS, 1, { scenario: BUSY_HOUR });
  for (const row of objectsAt(bench.send('GET', LIST).body, 'conversations')) {
    const shown = jsonAt(bench.send('GET', `${LIST}/${row.conversation_id}`).body, 'metadata', 'phone_call');
    const { detail } = benchWith({ agent_phone_number_id: jsonAt(shown, 'phone_number_id') });
    expect(jsonAt(detail, 'metadata', 'phone_call', 'agent_number')).toBe(jsonAt(shown, 'agent_number'));
  }
  const numbers = ['phnum_main', 'phnum_main', 'phnum_other'].map((id) =>
    jsonAt(benchWith({ agent_phone_number_id: id }).detail, 'metadata', 'phone_call', 'agent_number'),
  );
  expect(numbers[0]).toMatch(/^\+1415555\d{4}$/);
  expect(numbers[1]).toBe(numbers[0]);
});

test('an unknown agent is stood in for, always by the same', () => {
  const names = [1, 2].map(() => jsonAt(benchWith({ agent_id: 'agent_zzz' }).detail, 'agent_name'));
  expect(names[0]).toMatch(/^[A-Z]/);
  expect(names[1]).toBe(names[0]);
  expect(jsonAt(benchWith({ agent_id: 'agent_iris' }).detail, 'agent_name')).toBe('Iris');
});

test('what a call is started with is shown again, less what is not declared, and names the user', () => {
  const { bench, detail } = benchWith({
    conversation_initiation_client_data: {
      user_id: 'user_20417',
      stray: 1,
      source_info: { source: 'node_js_sdk', stray: 1 },
      dynamic_variables: { plan: 'gold', depth: { kept: true } },
    },
  });
  expect(detail).toMatchObject({ user_id: 'user_20417' });
  expect(jsonAt(detail, 'conversation_initiation_client_data')).toEqual({
    user_id: 'user_20417',
    source_info: { source: 'node_js_sdk' },
    dynamic_variables: { plan: 'gold', depth: { kept: true } },
  });
  const found = objectsAt(bench.send('GET', `${LIST}?user_id=user_20417`).body, 'conversations');
  expect(found.map(({ conversation_id: id }) => id)).toEqual([jsonAt(detail, 'conversation_id')]);
});

test('summaries are left out unless they are asked for, and transcripts are in the detail alone', () => {
  const bench = createBench(ELEVENLABS, 1, { scenario: BUSY_HOUR });
  const rowsOf = (query: string) =>
    objectsAt(bench.send('GET', `${LIST}?page_size=100${query}`).body, 'conversations');
  expect(rowsOf('').filter((row) => row.transcript_summary !== null || 'transcript' in row)).toEqual([]);
  expect(rowsOf('&summary_mode=exclude')).toEqual(rowsOf(''));
  for (const row of rowsOf('&summary_mode=include')) {
    expect(typeof row.transcript_summary).toBe(row.status === 'done' ? 'string' : 'object');
  }
});

test('both names of the cursor hold the same, and neither is there on the last page', () => {
  const bench = createBench(ELEVENLABS, 1, { scenario: BUSY_HOUR });
  const { body } = bench.send('GET', `${LIST}?page_size=5`);
  expect(jsonAt(body, 'cursor')).toEqual(expect.any(String));
  expect(jsonAt(body, 'cursor')).toBe(jsonAt(body, 'next_cursor'));
  const last = bench.send('GET', `${LIST}?page_size=100`).body;
  expect(last).toMatchObject({ has_more: false, cursor: null, next_cursor: null });
});

test('a parameter that is declared and not modelled has no effect, and is named', () => {
  const bench = createBench(ELEVENLABS, 1, { scenario: BUSY_HOUR });
  const plain = bench.send('GET', LIST);
  expect(plain.decision).toMatchObject({ ignored: [] });
  const sent = bench.send(
    'GET',
    `${LIST}?rating_min=3&main_languages=fr&page_size=30&call_successful=success`,
  );
  expect(sent.decision).toMatchObject({ ignored: ['rating_min', 'main_languages'] });
  expect(sent.body).toEqual(bench.send('GET', `${LIST}?call_successful=success`).body);
});

test('operations that nothing models are left to the spec', () => {
  const modelled = Object.keys(ELEVENLABS.provider.operations);
  const others = ELEVENLABS.contract.operations.map(({ id }) => id).filter((id) => !modelled.includes(id));
  expect(others.sort()).toEqual([
    ...['createConversationFeedback', 'getConversationAudio', 'getConversationSummary'],
    ...['listAgents', 'listPhoneNumbers'],
  ]);
});
