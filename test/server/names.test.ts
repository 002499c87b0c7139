import { expect, test } from '@jest/globals';
import { createMock } from '../../src/index.ts';

/** What is wrong with a scenario that has these members; undefined for nothing. */
async function mistakeOf(members: object): Promise<string | undefined> {
  try {
    await createMock({ scenario: { ringback: 'scenario/1', name: 'names', ...members } }).close();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.split('\n')[1] : String(error);
  }
}

const AGENTS = [
  { id: 'agent_support', name: 'Maya' },
  { id: 'agent_1', name: 'Ada' },
];
const CALL = { id: 'a', from: '+14155550100', to: '+14155550101' };

test.each<[string, object, string]>([
  [
    'an operation of a rule for consistency',
    { consistency: [{ on: 'listConversatons', listLag: '1s' }] },
    'consistency.0.on: "listConversatons" is no operation of any provider: did you mean "listConversations"?',
  ],
  [
    'a provider of a rule for consistency',
    { consistency: [{ readLag: '1s' }, { provider: ['voiceos', 'elevnlabs'], listLag: '1s' }] },
    'consistency.1.provider.1: "elevnlabs" is no provider: did you mean "elevenlabs"?',
  ],
  [
    'a provider in a lifecycle rule',
    { lifecycle: [{ outcome: 'busy' }, { match: { provider: ['ovia', 'voiceso'] }, outcome: 'busy' }] },
    'lifecycle.1.match.provider: "voiceso" is no provider: did you mean "voiceos"?',
  ],
  [
    'a provider that is near none',
    { lifecycle: [{ match: { provider: { not: 'twilio' } }, outcome: 'busy' }] },
    'lifecycle.0.match.provider: "twilio" is no provider: write one of voiceos, voiceable, elevenlabs, ovia',
  ],
  [
    'an agent in a lifecycle rule',
    { agents: AGENTS, lifecycle: [{ match: { agent: 'agent_suport' }, outcome: 'busy' }] },
    'lifecycle.0.match.agent: "agent_suport" is none of the agents: did you mean "agent_support"?',
  ],
  [
    'the agent of a call by hand',
    { agents: AGENTS, data: [{ calls: 2 }, { call: { ...CALL, agent: 'agent-support' } }] },
    'data.1.call.agent: "agent-support" is none of the agents: did you mean "agent_support"?',
  ],
  [
    'an event',
    { webhooks: [{ url: 'http://a/b', events: ['call.endd'] }] },
    'webhooks.0.events.0: no event has the name "call.endd": did you mean "call.ended"?',
  ],
  [
    'the provider of a subscription',
    { webhooks: [{ url: 'http://a/b', provider: 'twilio' }] },
    'webhooks.0.provider: no provider has the name "twilio": write one of voiceos, voiceable, elevenlabs, ovia',
  ],
])('%s that there is not is told with its place and a hint', async (_what, members, message) => {
  expect(await mistakeOf(members)).toMatch(/^scenario:\d+:\d+: /);
  expect((await mistakeOf(members))?.replace(/^scenario:\d+:\d+: /, '')).toBe(message);
});

test('an agent of a client’s own may have any id that is no slip of one in the scenario', async () => {
  for (const agent of ['agent_2', 'agent_11', 'something-else', { prefix: 'agent_suport' }]) {
    expect(await mistakeOf({ agents: AGENTS, lifecycle: [{ match: { agent }, outcome: 'busy' }] })).toBe(
      undefined,
    );
  }
});
