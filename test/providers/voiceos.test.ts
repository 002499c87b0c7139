import { expect, test } from '@jest/globals';
import { resolveAgentConfig } from '../../mocks/voiceos/agent-config.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { testProvider } from '../support/test-provider.ts';
import { createBench } from './support/bench.ts';
import { voiceosCase } from './support/cases.ts';
import { jsonAt, objectsAt } from './support/json-at.ts';
import { BUSY_HOUR, FATES, START } from './support/scenarios.ts';

const VOICEOS = voiceosCase();

testProvider(VOICEOS);

function createdWith(agentConfig: unknown, more: JsonObject = {}) {
  const bench = createBench(VOICEOS, 1, { scenario: BUSY_HOUR });
  const body = { from_number: '+14155550100', to_number: FATES.answered, agent_config: agentConfig, ...more };
  const created = bench.send('POST', '/conversations/create_phone_call', body);
  expect(created.status).toBe(200);
  const id = jsonAt(created.body, 'id');
  return {
    created: created.body,
    settled: () => {
      bench.now = START + 2 * 86_400_000;
      return bench.send('GET', `/conversations/${id}`).body;
    },
  };
}

test('a created call is queued, and everything that is not known yet is null or empty', () => {
  const { created } = createdWith({ prompt: 'Be brief.' });
  expect(created).toMatchObject({
    ...{ type: 'outbound_phone_call', status: 'queued', agent_id: null, messages: [] },
    ...{ started_at: null, ended_at: null, ended_reason: null, cost_breakdown: null },
    phone_call: { provider: 'twilio', from_number: '+14155550100', to_number: FATES.answered },
  });
});

test('a configuration is shown with its defaults filled in', () => {
  expect(resolveAgentConfig({})).toEqual({
    voice: {
      ...{ provider: 'elevenlabs', voice_id: '21m00Tcm4TlvDq8ikWAM', model_id: 'eleven_turbo_v2' },
      ...{ optimize_latency: 3, use_speaker_boost: false, similarity_boost: 0.5, stability: 0.5 },
    },
    language_model: {
      provider: 'openai',
      model: 'gpt-3.5-turbo',
      tools: [],
      temperature: 0,
      max_tokens: 300,
    },
    transcriber: { provider: 'deepgram', model: 'nova-2', language: 'en', keywords: [] },
    max_duration_seconds: 600,
    ...{ webhooks: [], hooks: [], metadata: {} },
  });
});

test.each([
  [{ model: 'susan' }, { provider: 'playht', model: 'susan', speed: 1 }],
  [{}, { provider: 'playht', speed: 1 }],
  [
    { provider: 'playht', speed: 2 },
    { provider: 'playht', speed: 2 },
  ],
  [
    { provider: 'azure', rate: 5 },
    { provider: 'azure', pitch: 0, rate: 5 },
  ],
  [
    { pitch: 1, rate: 5 },
    { provider: 'azure', pitch: 1, rate: 5 },
  ],
  [{ speaker: 'abbie' }, { provider: 'rime', speaker: 'abbie', speed_alpha: 1, reduce_latency: false }],
  [
    { provider: 'deepgram', model: 'aura' },
    { provider: 'deepgram', model: 'aura' },
  ],
])('a voice %j is shown as %j', (sent, shown) => {
  expect(resolveAgentConfig({ voice: sent }).voice).toEqual(shown);
});

test('what a configuration does not declare is not shown again, however deep it lies', () => {
  const harmful: unknown = JSON.parse(
    '{"type":"object","__proto__":{"a":1},"properties":{"constructor":{"type":"string"},"day":{"type":"string"}}}',
  );
  const { created } = createdWith({
    stray: 1,
    voice: { provider: 'playht', stability: 0.5, stray: 1 },
    language_model: {
      stray: 1,
      tools: [
        {
          type: 'function',
          stray: 1,
          function: { name: 'f', description: 'd', parameters: harmful, stray: 1 },
        },
      ],
    },
    transcriber: { provider: 'azure', keywords: ['x'] },
    webhooks: [
      {
        events: ['conversation:ended'],
        url: 'http://a.test',
        method: 'POST',
        stray: 1,
        headers: { 'X-Token': 't' },
      },
    ],
    hooks: [{ events: ['speech:ended'], filter: 'f', instructions: [{ instruction: 'hang_up', stray: 1 }] }],
    metadata: { booking: 'NW-1' },
  });
  expect(jsonAt(created, 'agent_config')).toEqual({
    voice: { provider: 'playht', speed: 1 },
    language_model: {
      ...{ provider: 'openai', model: 'gpt-3.5-turbo', temperature: 0, max_tokens: 300 },
      tools: [
        {
          type: 'function',
          function: {
            name: 'f',
            description: 'd',
            parameters: { type: 'object', properties: { day: { type: 'string' } } },
          },
        },
      ],
    },
    transcriber: { provider: 'azure', languages: ['en-US'] },
    max_duration_seconds: 600,
    webhooks: [
      {
        filter: null,
        ...{
          events: ['conversation:ended'],
          url: 'http://a.test',
          method: 'POST',
          headers: { 'X-Token': 't' },
        },
      },
    ],
    hooks: [{ filter: 'f', events: ['speech:ended'], instructions: [{ instruction: 'hang_up' }] }],
    metadata: { booking: 'NW-1' },
  });
});

test('with both an agent and a configuration, the configuration is used and the id recorded', () => {
  const { created } = createdWith({ prompt: 'Be brief.' }, { agent_id: 'agent_booking' });
  expect(created).toMatchObject({ agent_id: 'agent_booking', agent_config: { prompt: 'Be brief.' } });
});

test('the agent begins with the message that it was given, and costs name the configured providers', () => {
  const { settled } = createdWith({
    initial_message: 'Ahoy!',
    voice: { provider: 'rime', speaker: 'abbie' },
    transcriber: { provider: 'azure' },
  });
  const ended = settled();
  expect(objectsAt(ended, 'messages').find(({ role }) => role === 'agent')?.content).toBe('Ahoy!');
  expect(jsonAt(ended, 'cost_breakdown')).toMatchObject({
    voice: { provider: 'rime' },
    transcriber: { provider: 'azure' },
  });
});

test('a call that reaches its longest duration is ended by the agent at that second', () => {
  const { settled } = createdWith({ max_duration_seconds: 7 }, { to_number: FATES.endless });
  const ended = settled();
  expect(jsonAt(ended, 'ended_reason')).toBe('agent_ended');
  expect(jsonAt(ended, 'cost_breakdown', 'telephony', 'seconds')).toBe(7);
  const [from, to] = ['started_at', 'ended_at'].map((member) => Date.parse(String(jsonAt(ended, member))));
  expect((to ?? 0) - (from ?? 0)).toBe(7000);
});

test('without a longest duration a call may last longer than ten minutes', () => {
  const { settled } = createdWith({ max_duration_seconds: null }, { to_number: FATES.endless });
  const ended = settled();
  expect(jsonAt(ended, 'agent_config', 'max_duration_seconds')).toBeNull();
  expect(jsonAt(ended, 'cost_breakdown', 'telephony', 'seconds')).toBe(1200);
});

test('a call that nobody answered ended for a reason unknown, was never started, and costs nothing', () => {
  const { settled } = createdWith({}, { to_number: FATES['no-answer'] });
  expect(settled()).toMatchObject({
    ...{ status: 'ended', ended_reason: 'unknown', started_at: null, messages: [] },
    cost_breakdown: { total: 0, telephony: { cost: 0, seconds: 0 } },
  });
});
