import { expect, test } from '@jest/globals';
import { agentUuid } from '../../mocks/ovia/identities.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { testProvider } from '../support/test-provider.ts';
import { createBench } from './support/bench.ts';
import { oviaCase } from './support/cases.ts';
import { jsonAt, objectsAt } from './support/json-at.ts';
import { BUSY_HOUR, FATES, START } from './support/scenarios.ts';

const OVIA = oviaCase();
const UUID = '3c90c3cc-0d44-4b50-8888-8dd25736052a';
const ANY_UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

testProvider(OVIA);

function benchWith(body: JsonObject) {
  const bench = createBench(OVIA, 1, { scenario: BUSY_HOUR });
  const call = { user_id: UUID, agent_id: UUID, phone_number_id: UUID, from_number: '+14155550100', ...body };
  return { bench, created: bench.send('POST', '/api/v1/calls', { to_number: FATES.answered, ...call }).body };
}

test('a call keeps the identities that it was created with; without a direction it is outbound', () => {
  const { created } = benchWith({});
  expect(created).toMatchObject({
    ...{ user_id: UUID, agent_id: UUID, phone_number_id: UUID, type: 'phone_call', direction: 'outbound' },
    ...{
      from_number: '+14155550100',
      to_number: FATES.answered,
      status: 'queued',
      duration: null,
      costs: null,
    },
  });
  expect(benchWith({ direction: 'inbound', type: 'web' }).created).toMatchObject({
    direction: 'inbound',
    type: 'web',
  });
});

test('a list holds a thousand calls at most', () => {
  expect(OVIA.provider.operations.listCalls).toMatchObject({ page: { style: 'whole', max: 1000 } });
});

test('what a body does not declare is not shown again', () => {
  const { created } = benchWith({ stray: 'x', metadata: { mine: 1 }, status: 'completed' });
  expect(JSON.stringify(created)).not.toContain('stray');
  expect(JSON.stringify(created)).not.toContain('mine');
  expect(created).toMatchObject({ status: 'queued' });
});

test('a UUID that names an agent of the scenario is that agent, in any case of letters; another is a stand-in', () => {
  const iris = agentUuid('agent_iris');
  expect(iris).toMatch(ANY_UUID);
  expect(benchWith({ agent_id: iris }).created).toMatchObject({ agent_id: iris, agent: { name: 'Iris' } });
  expect(benchWith({ agent_id: iris.toUpperCase() }).created).toMatchObject({ agent: { name: 'Iris' } });
  expect(benchWith({}).created).toMatchObject({ agent_id: UUID, agent: { name: expect.any(String) } });
  expect(jsonAt(benchWith({}).created, 'agent', 'name')).toBe(jsonAt(benchWith({}).created, 'agent', 'name'));
});

test('all ids are UUIDs, and one agent, user or number has one', () => {
  const bench = createBench(OVIA, 1, { scenario: BUSY_HOUR });
  const calls = objectsAt(bench.send('GET', '/api/v1/calls').body);
  for (const call of calls) {
    for (const id of [call.id, call.user_id, call.agent_id, call.phone_number_id])
      expect(id).toMatch(ANY_UUID);
  }
  const pairs = new Set(calls.map((call) => `${jsonAt(call, 'agent', 'name')} ${call.agent_id}`));
  expect(pairs.size).toBe(3);
  expect(new Set(calls.map(({ user_id: id }) => id)).size).toBe(1);
  const own = new Set(
    calls.map(
      (call) => `${call.direction === 'inbound' ? call.to_number : call.from_number} ${call.phone_number_id}`,
    ),
  );
  expect(own.size).toBe(new Set(calls.map(({ phone_number_id: id }) => id)).size);
});

test('the transcript grows by the message while the call runs, and is text once it is over', () => {
  const { bench, created } = benchWith({});
  const plan = bench.plans().find((one) => bench.idOf(one) === jsonAt(created, 'id'));
  const { endedAt, answeredAt } = plan?.facts ?? { endedAt: 0, answeredAt: 0 };
  const messages = plan?.facts.words().messages ?? [];
  for (const [index, { at, startsAt, text }] of messages.entries()) {
    bench.now = at;
    const { body } = bench.send('GET', `/api/v1/calls/${jsonAt(created, 'id')}`);
    const said = objectsAt(body, 'transcript_objects');
    expect(said).toHaveLength(index + 1);
    expect(said.at(-1)).toEqual({ content: text, timestamp: new Date(startsAt).toISOString() });
    expect(startsAt).toBeGreaterThanOrEqual(answeredAt ?? 0);
    expect(jsonAt(body, 'updated_at')).toBe(new Date(at).toISOString());
    if (at < endedAt) expect(jsonAt(body, 'transcript')).toBeNull();
  }
  expect(messages.length).toBeGreaterThanOrEqual(2);
});

test('the analysis and the latencies are JSON texts once the call is analysed, and what nobody answered has none', () => {
  const bench = createBench(OVIA, 1, { scenario: BUSY_HOUR });
  bench.now = START + 86_400_000;
  for (const call of objectsAt(bench.send('GET', '/api/v1/calls').body)) {
    const isAnswered = call.started_at !== null;
    const [analysis, latencies] = [call.analysis, call.latency_metrics].map((text) =>
      JSON.parse(String(text)),
    );
    expect(analysis).toEqual(
      isAnswered
        ? { call_successful: expect.stringMatching(/^(success|failure)$/), summary: expect.any(String) }
        : null,
    );
    expect(latencies).toEqual(
      isAnswered
        ? { stt_ms: expect.any(Number), llm_ms: expect.any(Number), tts_ms: expect.any(Number) }
        : null,
    );
  }
});
