import { expect, test } from '@jest/globals';
import { promptOf } from '../../mocks/voice/agent-words.ts';
import type { CallFacts } from '../../mocks/voice/call.ts';
import { createCall } from '../../mocks/voice/create-call.ts';
import { callerFacts } from '../../mocks/voice/dialogue/caller.ts';
import { stories } from '../../mocks/voice/dialogue/library.ts';
import { personaOfPrompt } from '../../mocks/voice/persona-of-prompt.ts';
import { settingsOfConfig } from '../../mocks/voiceos/agent-config.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { extendKey, keyOf } from '../../src/core/random.ts';
import type { Setting } from '../../src/engine/resource.ts';
import { parseScenario } from '../../src/engine/scenario/parse.ts';
import { PERSONAS } from '../../src/engine/scenario/scenario.ts';

const START = Date.UTC(2026, 0, 1, 9);

test.each([
  ['Run a short satisfaction survey after an appointment.', 'survey'],
  ['You book appointments for a dental clinic.', 'booking'],
  ['You are a receptionist. Help callers reschedule.', 'booking'],
  ['Take emergency calls and dispatch a tow truck.', 'dispatch'],
  ['Remind people of overdue invoices and agree on a payment.', 'collections'],
  ['Call leads, explain the offer and schedule a demo.', 'sales'],
  ['You are a support agent. Offer help with orders.', 'support'],
  ['You keep towels and bookcases tidy.', undefined],
  ['', undefined],
])('the prompt %j is for %s', (prompt, persona) => {
  expect(personaOfPrompt(prompt)).toBe(persona);
});

test('the prompts that stand in for unwritten ones are read as what they are for', () => {
  for (const persona of PERSONAS) {
    const read = personaOfPrompt(promptOf({ id: 'agent', name: 'Maya', persona }));
    expect(read ?? 'support').toBe(persona);
  }
});

test('an inline agent is what its prompt makes it; without a hint, it helps', () => {
  expect(personaSpoken(factsOf({ prompt: 'Collect overdue invoices.' }, null))).toBe('collections');
  expect(personaSpoken(factsOf({ prompt: 'You take reservations.' }, null))).toBe('booking');
  expect(personaSpoken(factsOf({ prompt: 'Be brief.' }, null))).toBe('support');
});

test('a known agent stays what it is, unless the prompt of the call says otherwise', () => {
  expect(personaSpoken(factsOf({ prompt: 'Be brief.' }, 'agent_sales'))).toBe('sales');
  expect(personaSpoken(factsOf({ prompt: 'Ask our satisfaction survey.' }, 'agent_sales'))).toBe('survey');
});

test('a call is with the person of its number, in either direction', () => {
  const outbound = factsOf({ prompt: 'Call about the overdue rent payment.' }, null);
  const { first, last } = callerFacts('+12025550185');
  const { summary, messages } = outbound.words();
  expect(`${summary} ${messages.map(({ text }) => text).join(' ')}`).toMatch(new RegExp(`${first}|${last}`));
});

function factsOf(config: JsonObject, agentId: string | null): CallFacts {
  const key = keyOf(42, 'prompted');
  return createCall(
    {
      ...{ direction: 'outbound', from: '+14155550100', to: '+12025550185', agentId, sent: {} },
      settings: settingsOfConfig(config),
    },
    {
      setting: settingOf(),
      serial: extendKey(key, 'serial'),
      key,
      at: START,
      provider: 'voiceos',
      rule: null,
    },
  ).facts;
}

/** The persona whose story the call told. */
function personaSpoken({ words }: CallFacts): string | undefined {
  const { topic } = words();
  return stories.find((story) => story.topic === topic)?.persona;
}

function settingOf(): Setting {
  const parsed = parseScenario({
    ringback: 'scenario/1',
    name: 'prompted',
    agents: [{ id: 'agent_sales', name: 'Maya', persona: 'sales' }],
    lifecycle: [{ queue: '2s', ring: '4s', talk: '120s', analyse: '5s', outcome: 'answered' }],
  });
  if ('issues' in parsed) throw new Error(parsed.issues[0].message);
  return { scenario: parsed.scenario, defaults: parsed.scenario, seed: 42, start: START };
}
