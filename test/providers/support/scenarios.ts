import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseScenario } from '../../../src/engine/scenario/parse.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';

/** When the worlds of these tests begin. */
export const START = Date.UTC(2026, 0, 1, 9);

/** Numbers whose calls go one way, by the scenario's rules. */
export const FATES = {
  answered: '+15005550000',
  'no-answer': '+15005550001',
  busy: '+15005550002',
  failed: '+15005550003',
  voicemail: '+15005550004',
  endless: '+15005550005',
} as const;

/** Reads a scenario that must be right. */
export function scenarioOf(document: unknown): Scenario {
  const parsed = parseScenario(document);
  if ('issues' in parsed)
    throw new Error(`Failed to read a test's scenario: ${JSON.stringify(parsed.issues)}`);
  return parsed.scenario;
}

/** The scenario that Ringback starts with. */
export function defaultScenario(): Scenario {
  const url = new URL('../../../scenarios/default.yaml', import.meta.url);
  return scenarioOf(parse(readFileSync(url, 'utf8')));
}

/** An hour on either side of the start in which calls go every way there is. */
export const BUSY_HOUR = scenarioOf({
  ringback: 'scenario/1',
  name: 'busy-hour',
  agents: [
    { id: 'agent_support', name: 'Maya', persona: 'support' },
    { id: 'agent_iris', name: 'Iris', persona: 'collections' },
    { id: 'agent_booking', name: 'Theo', persona: 'booking' },
  ],
  data: [
    {
      calls: 70,
      over: { before: '40m', after: '40m' },
      outcomes: { answered: 0.6, voicemail: 0.1, 'no-answer': 0.1, busy: 0.1, failed: 0.1 },
      talk: { median: '70s', p95: '5m' },
    },
    { calls: 6, over: { before: '30m', after: '30m' }, outcomes: 'answered', talk: '15m' },
    {
      call: {
        id: 'vip',
        from: '+14155550142',
        to: '+14155550100',
        transcript: [
          { role: 'agent', text: 'Northwind, how can I help?' },
          { role: 'user', text: 'It is “urgent” \\ très pressé, 日本 😀' },
        ],
      },
    },
    {
      call: { id: 'still-on', from: '+14155550100', to: '+14155550143', agent: 'agent_iris', before: '20s' },
    },
  ],
  lifecycle: [
    { match: { to: FATES['no-answer'] }, outcome: 'no-answer', ring: '25s' },
    { match: { to: FATES.busy }, outcome: 'busy' },
    { match: { to: FATES.failed }, outcome: 'failed' },
    { match: { to: FATES.voicemail }, outcome: 'voicemail' },
    { match: { to: FATES.endless }, outcome: 'answered', talk: '20m' },
    { match: { to: FATES.answered }, outcome: 'answered' },
    {
      queue: '1s..3s',
      ring: '2s..9s',
      talk: '5s..120s',
      analyse: '5s..20s',
      outcome: { answered: 0.8, busy: 0.2 },
    },
  ],
});
