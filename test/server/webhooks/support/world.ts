import { afterEach } from '@jest/globals';
import { createMock, type Mock, type MockOptions, type MockSandbox } from '../../../../src/index.ts';
import { openReceiver, type Receive, type Receiver } from './receiver.ts';

/** Lives without chance: queued at 0, ringing at 1 s, answered at 5 s, ended at 35 s, analysed at 45 s. */
export const LIFECYCLE = [{ queue: '1s', ring: '4s', talk: '30s', analyse: '10s', outcome: 'answered' }];

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** A receiver that is closed with the test. */
export async function receiverOf(receive?: Receive): Promise<Receiver> {
  const receiver = await openReceiver(receive);
  open.push(receiver);
  return receiver;
}

/** A mock with nothing in it but these subscriptions; closed with the test. */
export function mockOf(webhooks: readonly object[], scenario: object = {}, options: MockOptions = {}): Mock {
  const mock = createMock({
    seed: 42,
    scenario: { ringback: 'scenario/1', name: 'webhooks', lifecycle: LIFECYCLE, webhooks, ...scenario },
    ...options,
  });
  open.push(mock);
  return mock;
}

export const HEADERS = { Authorization: 'Bearer any', 'Content-Type': 'application/json' };

/** Makes a call as a client of VoiceOS. */
export async function placeCall(mock: Pick<MockSandbox, 'fetch'>, body: object = {}): Promise<string> {
  const response = await mock.fetch('/voiceos/conversations/create_phone_call', {
    method: 'POST',
    headers: HEADERS,
    body: JSON.stringify({
      ...{ from_number: '+14155550100', to_number: '+14155550123', agent_id: 'agent_support' },
      ...body,
    }),
  });
  const { id } = (await response.json()) as { id: string };
  return id;
}

/** The instant so long after the start of these mocks. */
export function after(ms: number): string {
  return new Date(Date.parse('2026-01-01T09:00:00.000Z') + ms).toISOString();
}
