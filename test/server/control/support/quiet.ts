import { loadScenarioDocument } from '../../../../src/server/control/scenarios.ts';
import type { Sandbox } from '../../../../src/server/sandbox.ts';
import type { TestMock } from './mock.ts';

/** What a call is made from. */
export const CALL = { provider: 'voiceos', from: '+14155550100', to: '+14155550123' };

/** A world in which nothing happens but what a test does. */
export function quietWorld({ server, fresh }: TestMock): Sandbox {
  const sandbox = fresh();
  loadScenarioDocument(server, sandbox, {
    ringback: 'scenario/1',
    name: 'quiet',
    lifecycle: [{ queue: '1s', ring: '4s', talk: '30s', analyse: '10s', outcome: 'answered' }],
  });
  return sandbox;
}
