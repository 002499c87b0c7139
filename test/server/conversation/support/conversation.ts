import { afterEach } from '@jest/globals';
import { createMock, type Mock, type MockOptions, type Violation } from '../../../../src/index.ts';

/** Lives without chance: queued at 0, ringing at 1 s, answered at 5 s, ended at 35 s, analysed at 45 s. */
const LIFECYCLE = [{ queue: '1s', ring: '4s', talk: '30s', analyse: '10s', outcome: 'answered' }];

const open: Mock[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((mock) => mock.close()));
});

/** A client's side of a conversation with a mock, over a socket. */
export interface Talk {
  readonly mock: Mock;
  /** Lets real time pass, and with it a running clock. */
  pass(ms: number): void;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** How often each rule was broken. */
  broken(): Readonly<Record<string, number>>;
}

/** A mock on a port, with 50 calls of the last day and real time that stands until it is let pass. */
export async function talk({
  scenario,
  ...options
}: Omit<MockOptions, 'scenario'> & { readonly scenario?: object } = {}): Promise<Talk> {
  let wall = 1_000_000;
  const mock = createMock({
    clock: 'running',
    wall: () => wall,
    ...options,
    scenario: {
      ...{ ringback: 'scenario/1', name: 'talk', lifecycle: LIFECYCLE, data: [{ calls: 50, over: '1d' }] },
      ...scenario,
    },
  });
  open.push(mock);
  const { url } = await mock.listen();
  const identity = { authorization: 'Bearer any', 'xi-api-key': 'any' };
  return {
    mock,
    pass(ms) {
      wall += ms;
    },
    get: (path, headers = {}) => fetch(url + path, { headers: { ...identity, ...headers } }),
    post: (path, body, headers = {}) =>
      fetch(url + path, {
        method: 'POST',
        headers: { ...identity, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    broken: () =>
      Object.fromEntries(rulesBroken(mock).map(({ code, count }): [string, number] => [code, count])),
  };
}

/** The violations that are of a rule. */
export function rulesBroken(mock: Mock): readonly Violation[] {
  return mock.violations.list().filter(({ kind }) => kind === 'rule');
}

export const CALL = { from_number: '+14155550100', to_number: '+14155550123', agent_id: 'agent_support' };
export const CREATE = '/voiceos/conversations/create_phone_call';
export const LIST = '/elevenlabs/v1/convai/conversations';

/** Makes a call through VoiceOS; its path. */
export async function place({ post }: Talk, to = CALL.to_number): Promise<string> {
  const made = (await (await post(CREATE, { ...CALL, to_number: to })).json()) as { id: string };
  return `/voiceos/conversations/${made.id}`;
}

/** The cursor that a page of ElevenLabs' list leads on with; null on the last. */
export async function cursorOf(page: Response): Promise<string | null> {
  return ((await page.json()) as { next_cursor: string | null }).next_cursor;
}
