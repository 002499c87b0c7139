import { afterAll, beforeAll, expect, test } from '@jest/globals';
import createClient from 'openapi-fetch';
import { createMock, type Mock } from '../../src/index.ts';
import type { paths as Ovia } from '../generated/ovia.ts';
import type { paths as Voiceable } from '../generated/voiceable.ts';
import type { paths as VoiceOS } from '../generated/voiceos.ts';

let mock: Mock;
let url: string;

beforeAll(async () => {
  mock = createMock({ scenario: 'default', seed: 42 });
  ({ url } = await mock.listen());
});

afterAll(() => mock.close());

const headers = { Authorization: 'Bearer any' };
const voiceos = (sandbox: string) =>
  createClient<VoiceOS>({ baseUrl: `${url}/~${sandbox}/voiceos`, headers });
const voiceable = (sandbox: string) =>
  createClient<Voiceable>({
    baseUrl: `${url}/~${sandbox}/voiceable/api/v1`,
    headers: { 'X-API-Key': 'any' },
  });
const ovia = (sandbox: string) => createClient<Ovia>({ baseUrl: `${url}/~${sandbox}/ovia`, headers });

test('VoiceOS: every page by its number, and each filter over all of them', async () => {
  const client = voiceos('pages');
  const all = await voiceosWalk(client, {});
  expect(all).toHaveLength(240);
  expect(new Set(all.map(({ id }) => id)).size).toBe(240);
  const ended = await voiceosWalk(client, { status: 'ended' });
  expect(ended.map(({ id }) => id)).toEqual(
    all.filter(({ status }) => status === 'ended').map(({ id }) => id),
  );
  const middle = '2025-12-17T00:00:00.000Z';
  const after = await voiceosWalk(client, { created_after: middle });
  const before = await voiceosWalk(client, { created_before: middle });
  expect([...after, ...before].map(({ id }) => id)).toEqual(all.map(({ id }) => id));
});

async function voiceosWalk(
  client: ReturnType<typeof voiceos>,
  query: { status?: 'ended'; created_after?: string; created_before?: string },
) {
  const items = [];
  for (let index = 1; ; index += 1) {
    const { data } = await client.GET('/conversations', {
      params: { query: { ...query, index, limit: 50 } },
    });
    items.push(...(data?.items ?? []));
    if (!data?.has_more) return items;
  }
}

test('VoiceOS: a client that polls under a stepping clock sees queued, started, ended', async () => {
  const client = voiceos('polling');
  await mock.sandbox('polling').clock.step('1s');
  const lives = [];
  for (let call = 0; call < 4; call += 1) lives.push(await voiceosLife(client, `+1415555011${call}`));
  expect(lives).toContainEqual(['queued', 'started', 'ended', 'costs']);
});

async function voiceosLife(
  client: ReturnType<typeof voiceos>,
  to_number: string,
): Promise<readonly string[]> {
  const body = { from_number: '+14155550100', to_number, agent_id: 'agent_support' };
  const { data: created } = await client.POST('/conversations/create_phone_call', { body });
  expect(created).toMatchObject({ status: 'queued', started_at: null, messages: [], cost_breakdown: null });
  const seen: string[] = [];
  for (let poll = 0; poll < 500; poll += 1) {
    const { data } = await client.GET('/conversations/{id}', { params: { path: { id: created?.id ?? '' } } });
    if (data && seen.at(-1) !== data.status) seen.push(data.status);
    if (data?.cost_breakdown) return [...seen, 'costs'];
  }
  return seen;
}

test('VoiceOS: a refused request has the vendor’s body', async () => {
  const { error, response } = await voiceos('errors').GET('/conversations', {
    params: { query: { created_after: '2026-02-30T00:00:00.000Z' } },
  });
  expect(response.status).toBe(422);
  expect(error).toMatchObject({ detail: [{ loc: ['query', 'created_after'] }] });
});

test('Voiceable: every page by its cursor, in its envelope', async () => {
  const client = voiceable('pages');
  const ids = [];
  for (let cursor: string | undefined; ; ) {
    const { data } = await client.GET('/conversations', {
      params: { query: { page_size: 100, ...(cursor && { cursor }) } },
    });
    ids.push(...(data?.data ?? []).map(({ conversation_id }) => conversation_id));
    if (!data?.has_more) break;
    cursor = data.cursor ?? undefined;
  }
  expect(new Set(ids).size).toBe(240);
  const { data } = await client.GET('/conversations/{id}', { params: { path: { id: ids[0] ?? '' } } });
  expect(data?.data.conversation_id).toBe(ids[0]);
});

test('Voiceable: what is out of range is refused with 400, in its envelope', async () => {
  const { error, response } = await voiceable('errors').GET('/conversations', {
    params: { query: { page_size: 101 } },
  });
  expect(response.status).toBe(400);
  expect(error).toMatchObject({ status: { code: 400 } });
});

test('Ovia: a call made is first in the list, and lives', async () => {
  const client = ovia('life');
  const { data: before } = await client.GET('/api/v1/calls');
  const { data: created } = await client.POST('/api/v1/calls', {
    body: {
      user_id: '3c90c3cc-0d44-4b50-8888-8dd25736052a',
      agent_id: '3c90c3cc-0d44-4b50-8888-8dd25736052a',
      phone_number_id: '3c90c3cc-0d44-4b50-8888-8dd25736052a',
      type: 'phone_call',
      direction: 'outbound',
      from_number: '+14155550100',
      to_number: '+14155550123',
    },
  });
  const { data: after } = await client.GET('/api/v1/calls');
  expect(after?.map(({ id }) => id)).toEqual([created?.id, ...(before ?? []).map(({ id }) => id)]);
  await mock.sandbox('life').clock.advance({ until: 'idle' });
  const { data: settled } = await client.GET('/api/v1/calls/{id}', {
    params: { path: { id: created?.id ?? '' } },
  });
  expect(settled?.costs).not.toBeNull();
  expect(settled?.duration).not.toBeNull();
});
