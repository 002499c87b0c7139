import { ElevenLabsClient, ElevenLabsError } from '@elevenlabs/elevenlabs-js';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createMock, type Mock } from '../../src/index.ts';

let mock: Mock;
let url: string;

beforeAll(async () => {
  mock = createMock({ scenario: 'default', seed: 42 });
  ({ url } = await mock.listen());
});

afterAll(() => mock.close());

function client(sandbox: string, options: { apiKey?: string; maxRetries?: number } = {}) {
  return new ElevenLabsClient({
    apiKey: 'any',
    maxRetries: 0,
    baseUrl: `${url}/~${sandbox}/elevenlabs`,
    ...options,
  });
}

type ListQuery = Parameters<ReturnType<typeof client>['conversationalAi']['conversations']['list']>[0];

async function walk(eleven: ReturnType<typeof client>, query: ListQuery = {}) {
  const items = [];
  for (let cursor: string | undefined; ; ) {
    const page = await eleven.conversationalAi.conversations.list({ ...query, ...(cursor && { cursor }) });
    items.push(...page.conversations);
    if (!page.hasMore) return items;
    cursor = page.nextCursor ?? undefined;
    expect(cursor).toBeDefined();
  }
}

test('the SDK walks every page by its cursor', async () => {
  const items = await walk(client('walk'), { pageSize: 37 });
  expect(items).toHaveLength(240);
  expect(new Set(items.map(({ conversationId }) => conversationId)).size).toBe(240);
});

const MIDDLE = Math.floor(Date.UTC(2025, 11, 17) / 1000);

test.each<[string, NonNullable<ListQuery>, (item: Awaited<ReturnType<typeof walk>>[number]) => boolean]>([
  ['agent', { agentId: 'agent_booking' }, (item) => item.agentId === 'agent_booking'],
  ['success', { callSuccessful: 'success' }, (item) => item.callSuccessful === 'success'],
  ['failure', { callSuccessful: 'failure' }, (item) => item.callSuccessful === 'failure'],
  ['unknown', { callSuccessful: 'unknown' }, (item) => item.callSuccessful === 'unknown'],
  ['start after', { callStartAfterUnix: MIDDLE }, (item) => item.startTimeUnixSecs > MIDDLE],
  ['start before', { callStartBeforeUnix: MIDDLE }, (item) => item.startTimeUnixSecs <= MIDDLE],
  ['shortest duration', { callDurationMinSecs: 100 }, (item) => item.callDurationSecs >= 100],
  ['longest duration', { callDurationMaxSecs: 60 }, (item) => item.callDurationSecs <= 60],
])('the SDK filters by %s, over all pages', async (_name, query, isIn) => {
  const all = await walk(client('filters'), { pageSize: 100 });
  const filtered = await walk(client('filters'), { ...query, pageSize: 20 });
  const expected = all.filter(isIn).map(({ conversationId }) => conversationId);
  expect(filtered.map(({ conversationId }) => conversationId)).toEqual(expected);
  expect(expected.length).toBeGreaterThan(0);
  expect(expected.length).toBeLessThan(all.length);
});

test('the SDK parses a conversation at every stage of its life', async () => {
  const sandbox = mock.sandbox('stages');
  const eleven = client('stages');
  const { conversationId } = await eleven.conversationalAi.twilio.outboundCall({
    agentId: 'agent_support',
    agentPhoneNumberId: 'phnum_main',
    toNumber: '+14155550123',
  });
  const seen: string[] = [];
  for (let stage = 0; stage < 200; stage += 1) {
    const detail = await eleven.conversationalAi.conversations.get(conversationId ?? '');
    if (seen.at(-1) !== detail.status) seen.push(detail.status);
    if (detail.status === 'done' || detail.status === 'failed') break;
    await sandbox.clock.advance({ until: 'next' });
  }
  expect(seen.slice(0, 1)).toEqual(['initiated']);
  expect(['done', 'failed']).toContain(seen.at(-1));
});

test('a polling loop under a stepping clock sees initiated, in-progress, processing, done', async () => {
  const lives = [];
  for (let call = 0; call < 5; call += 1) {
    // A sandbox each: every request steps its sandbox's clock.
    await mock.sandbox(`polling-${call}`).clock.step('1s');
    lives.push(await pollLife(client(`polling-${call}`), `+1415555010${call}`));
  }
  const answered = ['initiated', 'in-progress', 'processing', 'done'];
  expect(lives).toContainEqual(answered);
  for (const life of lives) expect([answered, ['initiated', 'failed']]).toContainEqual(life);
});

async function pollLife(eleven: ReturnType<typeof client>, toNumber: string): Promise<readonly string[]> {
  const call = await eleven.conversationalAi.twilio.outboundCall({
    agentId: 'agent_support',
    agentPhoneNumberId: 'phnum_main',
    toNumber,
  });
  const seen: string[] = [];
  for (let poll = 0; poll < 500; poll += 1) {
    const { status } = await eleven.conversationalAi.conversations.get(call.conversationId ?? '');
    if (seen.at(-1) !== status) seen.push(status);
    if (status === 'done' || status === 'failed') return seen;
  }
  return seen;
}

test('errors come back as the SDK’s own', async () => {
  const conversations = client('errors').conversationalAi.conversations;
  const missing = await conversations.get('conv_nobody').catch((error: unknown) => error);
  expect(missing).toBeInstanceOf(ElevenLabsError);
  expect(missing).toMatchObject({ statusCode: 404 });
  const invalid = await conversations.list({ pageSize: 101 }).catch((error: unknown) => error);
  expect(invalid).toMatchObject({ statusCode: 422, name: 'UnprocessableEntityError' });
  const badCursor = await conversations.list({ cursor: 'garbage' }).catch((error: unknown) => error);
  expect(badCursor).toMatchObject({ statusCode: 422, name: 'UnprocessableEntityError' });
  const anonymous = client('errors', { apiKey: '' }).conversationalAi.conversations;
  expect(await anonymous.list().catch((error: unknown) => error)).toMatchObject({ statusCode: 401 });
});

test('what the mock leaves to the spec, the SDK parses too', async () => {
  const eleven = client('stubs');
  const [first] = (await eleven.conversationalAi.conversations.list({ pageSize: 1 })).conversations;
  const id = first?.conversationId ?? '';
  await eleven.conversationalAi.conversations.feedback.create(id, { feedback: 'like' });
  await eleven.conversationalAi.conversations.delete(id);
  expect((await eleven.conversationalAi.agents.list()).agents.length).toBeGreaterThan(0);
  expect((await eleven.conversationalAi.phoneNumbers.list()).length).toBeGreaterThan(0);
});
