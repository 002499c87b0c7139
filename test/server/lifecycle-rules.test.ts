import { expect, test } from '@jest/globals';
import { createMock, type Mock } from '../../src/index.ts';

const HEADERS = { Authorization: 'Bearer any', 'X-API-Key': 'any', 'xi-api-key': 'any' };

const SCENARIO = {
  ringback: 'scenario/1',
  name: 'by-request',
  agents: [{ id: 'agent_support', name: 'Maya', persona: 'support' }],
  lifecycle: [
    { match: { 'header.X-Campaign': 'dead-lines' }, outcome: 'failed', reason: 'Number not in service' },
    {
      match: { 'body.agent_config.metadata.plan': 'gold' },
      queue: '1s',
      ring: '2s',
      talk: '40s',
      outcome: 'answered',
    },
    {
      match: { provider: 'ovia', 'body.direction': 'inbound' },
      queue: '0s',
      ring: '1s',
      outcome: 'answered',
    },
    { outcome: 'busy' },
  ],
};

async function withMock(check: (mock: Mock, url: string) => Promise<void>): Promise<void> {
  const mock = createMock({ scenario: SCENARIO });
  try {
    await check(mock, (await mock.listen()).url);
  } finally {
    await mock.close();
  }
}

async function send(url: string, body?: object, headers: object = {}): Promise<Record<string, never>> {
  const response = await fetch(url, {
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    headers: { ...HEADERS, ...(body && { 'Content-Type': 'application/json' }), ...headers },
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, never>;
}

const DIAL = { from_number: '+14155550100', to_number: '+14155550123', agent_id: 'agent_support' };

test('what a request says in its headers and its body decides how its call lives', () =>
  withMock(async (mock, url) => {
    const create = `${url}/voiceos/conversations/create_phone_call`;
    const gold = { ...DIAL, agent_config: { metadata: { plan: 'gold' } } };
    const sent = [
      await send(create, DIAL, { 'x-campaign': 'dead-lines' }),
      await send(create, gold),
      await send(create, DIAL),
      await send(create, gold, { 'X-Campaign': 'dead-lines' }),
    ];
    await mock.clock.advance({ until: 'idle' });
    const outcomes = sent.map(({ id }) => mock.calls.get(String(id)).outcome);
    expect(outcomes).toEqual(['failed', 'answered', 'busy', 'failed']);
  }));

test('a reason is shown where a provider tells one', () =>
  withMock(async (mock, url) => {
    const { conversation_id: id } = await send(
      `${url}/elevenlabs/v1/convai/twilio/outbound-call`,
      { agent_id: 'agent_support', agent_phone_number_id: 'phnum_x', to_number: '+14155550123' },
      { 'X-Campaign': 'dead-lines' },
    );
    await mock.clock.advance({ until: 'idle' });
    const list = `${url}/elevenlabs/v1/convai/conversations`;
    const reason = 'Number not in service';
    expect(await send(`${list}/${id}`)).toMatchObject({
      status: 'failed',
      metadata: { termination_reason: reason, error: { reason } },
    });
    const found = await send(`${list}?termination_reasons=${encodeURIComponent(reason)}`);
    expect(found).toMatchObject({ conversations: [{ conversation_id: id, termination_reason: reason }] });
  }));

test('replaying the log after a rewind finds the same rule', () =>
  withMock(async (mock, url) => {
    const create = `${url}/voiceos/conversations/create_phone_call`;
    const { id } = await send(create, { ...DIAL, agent_config: { metadata: { plan: 'gold' } } });
    const detail = `${url}/voiceos/conversations/${id}`;
    await mock.clock.advance('30s');
    const before = await send(detail);
    expect(before.status).toBe('started');
    await mock.clock.advance('1h');
    mock.clock.rewind({ by: '1h' });
    expect(await send(detail)).toEqual(before);
  }));

test('an inbound call that control puts on stage is in every view of its provider', () =>
  withMock(async (mock, url) => {
    const request = { from: '+14155550123', to: '+14155550100', direction: 'inbound' } as const;
    const { id, ids } = mock.calls.create({ provider: 'ovia', ...request });
    expect(mock.calls.create({ provider: 'voiceos', ...request }).direction).toBe('inbound');
    expect(await send(`${url}/ovia/api/v1/calls/${ids.ovia}`)).toMatchObject({
      ...{ direction: 'inbound', from_number: request.from, to_number: request.to, status: 'ringing' },
    });
    expect((await send(`${url}/ovia/api/v1/calls`))[0]).toMatchObject({ id: ids.ovia });
    await mock.clock.advance({ until: 'idle' });
    expect(mock.calls.get(id)).toMatchObject({
      state: 'analysed',
      outcome: 'answered',
      direction: 'inbound',
    });
    const { items } = await send(`${url}/voiceos/conversations?status=ended&limit=1`);
    expect(items).toMatchObject([{ type: 'inbound_phone_call' }]);
  }));

test('a call written by hand that lies ahead is nowhere before its time, and everywhere from then on', async () => {
  const call = { id: 'ahead', from: '+14155550150', to: '+14155550100', after: '10m', talk: '1m' };
  const past = { ...call, id: 'past', after: undefined, before: '10m' };
  const mock = createMock({
    scenario: { ...SCENARIO, data: [{ call }, { calls: 5, over: '1h' }, { call: past }] },
  });
  try {
    const { url } = await mock.listen();
    const lists = [
      ...['voiceos/conversations', 'elevenlabs/v1/convai/conversations', 'voiceable/api/v1/conversations'],
      'ovia/api/v1/calls',
    ];
    const countAll = () =>
      Promise.all(
        lists.map(async (path) => {
          const body: unknown = await send(`${url}/${path}`);
          return (Array.isArray(body) ? body : (Object.values(body as object).find(Array.isArray) ?? []))
            .length;
        }),
      );
    expect(await countAll()).toEqual([6, 6, 6, 6]);
    expect(() => mock.calls.get('ahead')).toThrow('none with that id');
    expect(await mock.clock.advance({ until: 'next' })).toMatchObject({ firedCount: 0 });
    mock.clock.jump('9m');
    expect(await countAll()).toEqual([6, 6, 6, 6]);
    const { fired } = await mock.clock.advance('1m');
    expect(fired).toContainEqual({ at: expect.any(String), kind: 'call.queued', resource: 'ahead' });
    expect(await countAll()).toEqual([7, 7, 7, 7]);
    expect(mock.calls.list().calls[0]).toMatchObject({ id: 'ahead', state: 'queued' });
    await mock.clock.advance({ until: 'idle' });
    expect(mock.calls.get('ahead')).toMatchObject({ state: 'analysed' });
  } finally {
    await mock.close();
  }
});

test('a hook that hangs up ends its call, which costs what was used until then', () =>
  withMock(async (mock, url) => {
    const hooks = [{ events: ['conversation:duration'], instructions: [{ instruction: 'hang_up' }] }];
    const config = { metadata: { plan: 'gold' }, hooks: [] as object[], max_duration_seconds: null };
    const create = `${url}/voiceos/conversations/create_phone_call`;
    const free = await send(create, { ...DIAL, agent_config: config });
    const speech = [{ ...hooks[0], events: ['speech:ended'], filter: 'role == "agent"' }];
    const cut = await send(create, { ...DIAL, agent_config: { ...config, hooks: speech } });
    expect(cut.agent_config).toMatchObject({ hooks: speech });
    await mock.clock.advance({ until: 'idle' });
    const [whole, short] = await Promise.all(
      [free, cut].map(({ id }) => send(`${url}/voiceos/conversations/${id}`)),
    );
    expect(short).toMatchObject({ ended_reason: 'agent_ended', status: 'ended' });
    expect(short?.messages).toHaveLength(1);
    const secondsOf = (call: Record<string, never> | undefined) =>
      (call?.cost_breakdown as { telephony: { seconds: number } } | undefined)?.telephony.seconds;
    expect(secondsOf(whole)).toBe(40);
    expect(secondsOf(short)).toBeLessThan(40);
  }));
