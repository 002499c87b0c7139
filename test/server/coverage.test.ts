import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from '@jest/globals';
import { createContract } from '../../src/contract/create-contract.ts';
import { joinEvidence } from '../../src/report/evidence.ts';
import { noPrism } from '../contract/support/contracts.ts';
import { type CoveredServer, clientOf, serve } from './support/covered-server.ts';

const open: CoveredServer[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map(({ mock }) => mock.close()));
});

function begin(...choice: Parameters<typeof serve>): CoveredServer {
  const served = serve(...choice);
  open.push(served);
  return served;
}

/** What is touched by something and was not before. */
async function added({ covered }: CoveredServer, act: () => unknown): Promise<readonly string[]> {
  const before = new Set(covered());
  await act();
  return covered().filter((id) => !before.has(id));
}

const withoutVariants = (ids: readonly string[]): readonly string[] =>
  ids.filter((id) => !id.includes(' variant '));

const EMPTY = { ringback: 'scenario/1', name: 'none', data: [] };

test('a request touches its operation, its status, its parameters and their values, and nothing else', async () => {
  const served = begin({ scenario: EMPTY });
  const client = clientOf(served.mock);
  expect(await added(served, () => client.list('?status=ended&undeclared=1'))).toEqual([
    'voiceos operation listConversations GET /conversations',
    'voiceos page listConversations empty',
    'voiceos parameter listConversations query status',
    'voiceos parameter-value listConversations query status=ended',
    'voiceos status listConversations 200',
  ]);
  expect(await added(served, () => client.list('?status=ended'))).toEqual([]);
});

test('what the contract refuses touches its operation and status, and none of what it sent', async () => {
  const served = begin({ scenario: EMPTY });
  const client = clientOf(served.mock);
  expect(await added(served, () => client.list('?status=lost&limit=2'))).toEqual([
    'voiceos operation listConversations GET /conversations',
    'voiceos status listConversations 422',
  ]);
  const noKey = { headers: { Authorization: 'Basic eA==' } };
  expect(await added(served, () => client.send('/conversations?limit=2', noKey))).toEqual([
    'voiceos status listConversations 401',
  ]);
  expect(
    await added(served, () =>
      served.mock.fetch('/elevenlabs/v1/convai/conversations?cursor=garbage', {
        headers: { 'xi-api-key': 'k' },
      }),
    ),
  ).toEqual([
    'elevenlabs operation listConversations GET /v1/convai/conversations',
    'elevenlabs status listConversations 422',
  ]);
});

test('what matches no operation, and a preflight, touch nothing', async () => {
  const served = begin({ scenario: EMPTY });
  const client = clientOf(served.mock);
  expect(await added(served, () => client.send('/nowhere'))).toEqual([]);
  expect(await added(served, () => client.send('/conversations', { method: 'PATCH' }))).toEqual([]);
  expect(await added(served, () => client.send('/conversations', { method: 'OPTIONS' }))).toEqual([]);
  expect(served.mock.coverage.get()).toMatchObject({ percent: null, covered: 0, total: 0 });
});

test('a HEAD counts as the GET that it stands for, and shows no body', async () => {
  const served = begin();
  expect(
    await added(served, () => clientOf(served.mock).send('/conversations?limit=3', { method: 'HEAD' })),
  ).toEqual([
    'voiceos operation listConversations GET /conversations',
    'voiceos parameter listConversations query limit',
    'voiceos status listConversations 200',
  ]);
});

test('properties of a body are touched by the members that were sent, and responses by the variants that came', async () => {
  const served = begin({ scenario: EMPTY });
  const ids = await added(served, () =>
    clientOf(served.mock).create({
      agent_config: { voice: { provider: 'azure', voice_id: 'a' }, metadata: { a: 'b' } },
    }),
  );
  expect(ids.filter((id) => / (?:property|variant) /.test(id))).toEqual([
    'voiceos property createPhoneCall /agent_config',
    'voiceos property createPhoneCall /agent_config/metadata',
    'voiceos property createPhoneCall /agent_config/metadata/*',
    'voiceos property createPhoneCall /agent_config/voice',
    'voiceos property createPhoneCall /agent_config/voice/provider',
    'voiceos property createPhoneCall /agent_config/voice/voice_id',
    'voiceos property createPhoneCall /agent_id',
    'voiceos property createPhoneCall /from_number',
    'voiceos property createPhoneCall /to_number',
    'voiceos variant createPhoneCall 200 /agent_config/transcriber DeepgramTranscriber',
    'voiceos variant createPhoneCall 200 /agent_config/voice AzureVoice',
    'voiceos variant createPhoneCall 200 /cost_breakdown null',
    'voiceos variant createPhoneCall 200 /phone_call PhoneCall',
  ]);
});

test('states and steps are those that answers showed of the same call', async () => {
  const served = begin({ scenario: EMPTY });
  const client = clientOf(served.mock);
  const lives = (ids: readonly string[]): readonly string[] =>
    ids.filter((id) => /^voiceos (?:state|transition) /.test(id)).map((id) => id.slice('voiceos '.length));
  const moved = async (id: string, by: string): Promise<readonly string[]> =>
    lives(await added(served, () => served.mock.clock.advance(by).then(() => client.get(id))));
  let id = '';
  expect(
    lives(await added(served, async () => (id = await client.create({ to_number: '+15005550001' })))),
  ).toEqual(['state  call queued']);
  expect(await moved(id, '5s')).toEqual(['state  call ringing', 'transition  call queued → ringing']);
  expect(await moved(id, '30s')).toEqual(['state  call ended', 'transition  call ringing → ended']);
  expect(await moved(id, '1h')).toEqual(['state  call analysed', 'transition  call ended → analysed']);
  // Another call in a later state is no step, and neither is a state that was passed over.
  const next = await client.create({ to_number: '+15005550005' });
  expect(await moved(next, '1h')).toEqual([]);
  // A hang-up amends the call, which stays the same one.
  const third = await client.create({ to_number: '+15005550005', agent_id: 'agent_sales' });
  const steps = await added(served, async () => {
    for (const by of ['4s', '6s']) {
      await served.mock.clock.advance(by);
      await client.list('?limit=1');
    }
    served.mock.calls.hangUp(third);
    await client.list('?limit=1');
  });
  expect(lives(steps)).toEqual([
    'state  call answered',
    'transition  call answered → ended',
    'transition  call ringing → answered',
  ]);
});

test('a step is not seen across two worlds, and what was touched before a reset stays', async () => {
  const call = { id: 'live', from: '+14155550123', to: '+14155550100', before: '1s' };
  const scenario = { ...EMPTY, data: [{ call }], lifecycle: [{ queue: '3s', ring: '5s' }] };
  // In one run the new world's page is asked for too, which is the very same as the old one's; in the other it is not.
  for (const isListed of [true, false]) {
    const served = begin({ scenario });
    const client = clientOf(served.mock);
    const { items } = (await client.list()) as { items: readonly { id: string }[] };
    const before = served.covered();
    expect(before).toContain('voiceos state  call queued');
    served.mock.reset();
    expect(served.covered()).toEqual(before);
    if (isListed) await client.list();
    await served.mock.clock.advance('4s');
    const shown = await added(served, () => client.get(items[0]?.id ?? ''));
    expect(shown).toContain('voiceos state  call ringing');
    expect(shown.includes('voiceos transition  call queued → ringing')).toBe(isListed);
  }
});

test('looks at another time count as what they show', async () => {
  const served = begin({ scenario: EMPTY });
  const client = clientOf(served.mock);
  const id = await client.create({ to_number: '+15005550002' });
  const ids = await added(served, () => client.get(id, { 'Ringback-Now': '2026-01-01T10:00:00Z' }));
  expect(ids).toContain('voiceos state  call analysed');
  expect(ids).toContain('voiceos operation getConversation GET /conversations/{id}');
});

test('pages are first, middle, last or empty; a list on one page is at no boundary, one without pages is whole', async () => {
  const served = begin({ scenario: { ...EMPTY, data: [{ calls: 7, over: '1d' }] } });
  const client = clientOf(served.mock);
  const pages = async (act: () => unknown): Promise<readonly string[]> =>
    (await added(served, act)).filter((id) => id.includes(' page '));
  expect(await pages(() => client.list('?limit=100'))).toEqual([]);
  expect(await pages(() => client.list('?limit=3'))).toEqual(['voiceos page listConversations first']);
  expect(await pages(() => client.list('?limit=3&index=2'))).toEqual([
    'voiceos page listConversations middle',
  ]);
  expect(await pages(() => client.list('?limit=3&index=3'))).toEqual(['voiceos page listConversations last']);
  expect(await pages(() => client.list('?limit=3&index=4'))).toEqual([
    'voiceos page listConversations empty',
  ]);
  const byCursor = async (cursor: string | null): Promise<void> => {
    const query = cursor === null ? '' : `&cursor=${cursor}`;
    const url = `/elevenlabs/v1/convai/conversations?page_size=3${query}`;
    const response = await served.mock.fetch(url, { headers: { 'xi-api-key': 'k' } });
    const { next_cursor } = (await response.json()) as { next_cursor: string | null };
    if (next_cursor !== null) await byCursor(next_cursor);
  };
  expect(await pages(() => byCursor(null))).toEqual(
    ['first', 'last', 'middle'].map((one) => `elevenlabs page listConversations ${one}`),
  );
  const calls = () => served.mock.fetch('/ovia/api/v1/calls', { headers: { Authorization: 'Bearer a' } });
  expect(await pages(calls)).toEqual(['ovia page listCalls whole']);
});

test('an event counts once its receiver has acknowledged it; failed, neutral and other providers’ ones do not', async () => {
  const url = '/_ringback/inbox/hooks';
  const hooks = [
    { url, provider: 'elevenlabs', events: ['post_call_transcription'] },
    { url: 'http://127.0.0.1:1/gone', provider: 'elevenlabs', retries: [] },
    { url, events: ['call.ended'] },
  ];
  const served = begin({ scenario: { ...EMPTY, webhooks: hooks } });
  const calls = { provider: 'elevenlabs', from: '+14155550100' };
  served.mock.calls.create({ ...calls, to: '+15005550005' });
  served.mock.calls.create({ ...calls, to: '+15005550002' });
  expect(await added(served, () => served.mock.clock.advance('1h'))).toEqual([
    'elevenlabs event  post_call_transcription',
  ]);
  const [evidence] = served.server.evidence();
  // An analysed call and two that ended, told of; and two that a closed port was to be told of.
  expect(evidence?.deliveries).toEqual({ acknowledged: 3, failed: 2, pending: 0 });
  served.mock.reset();
  expect(served.server.evidence()[0]?.deliveries).toEqual({ acknowledged: 3, failed: 2, pending: 0 });
});

test('a fault counts only where it was met, and is survived by a later success of the same request', async () => {
  const served = begin({ scenario: { ...EMPTY, data: [{ calls: 7, over: '1d' }] } });
  const client = clientOf(served.mock);
  const faults = (): readonly string[] => served.covered().filter((id) => id.includes(' fault '));
  const total = (): number =>
    served.mock.coverage.get().providers[0]?.kinds.find(({ kind }) => kind === 'fault')?.total ?? 0;
  const [one, other] = served.mock.calls.list({ limit: 2 }).calls.map(({ ids }) => ids.voiceos ?? '');
  served.mock.faults.add({ on: 'createPhoneCall', status: 500 });
  served.mock.faults.add({ on: 'getConversation', times: 1, status: 503 });
  served.mock.faults.add({ on: 'listConversations', times: 1, malformedJson: true });
  expect(total()).toBe(0);
  await client.get(one ?? '');
  expect([total(), faults()]).toEqual([1, []]);
  await client.get(other ?? '');
  expect(faults()).toEqual([]);
  await client.get(one ?? '');
  expect(faults()).toEqual(['voiceos fault getConversation 5xx']);
  const broken = await added(served, () => client.send('/conversations?limit=3'));
  expect(broken.filter((id) => / (?:page|state|variant) /.test(id))).toEqual([]);
  expect([total(), faults().length]).toEqual([2, 1]);
  await client.list('?limit=3');
  expect(faults()).toContain('voiceos fault listConversations malformed');
});

test('an answer that waits is survived by itself; one that is cut off before its status shows none', async () => {
  const served = begin({ scenario: EMPTY });
  const client = clientOf(served.mock);
  served.mock.faults.add({ on: 'listConversations', times: 1, latency: '1ms' });
  expect(withoutVariants(await added(served, () => client.list()))).toContain(
    'voiceos fault listConversations slow',
  );
  served.mock.faults.add({ on: 'getConversation', reset: 'before-headers' });
  expect(await added(served, () => client.get('conv_0').catch(() => undefined))).toEqual([
    'voiceos operation getConversation GET /conversations/{id}',
    'voiceos parameter getConversation path id',
  ]);
});

test('faults and replies reach statuses that the model has no reason for', async () => {
  const served = begin({ scenario: EMPTY });
  const headers = { 'X-API-Key': 'k' };
  const ask = () => served.mock.fetch('/voiceable/api/v1/conversations', { headers });
  served.mock.faults.add({ on: 'listConversations', provider: 'voiceable', times: 1, status: 429 });
  expect(await added(served, ask)).toContain('voiceable status listConversations 429');
  served.mock.replies.add({
    on: 'getConversation',
    times: 1,
    body: { phone_call: null },
    status: 200,
    break: true,
  });
  expect(await added(served, () => clientOf(served.mock).get('conv_x'))).toEqual([
    'voiceos operation getConversation GET /conversations/{id}',
    'voiceos parameter getConversation path id',
    'voiceos status getConversation 200',
    'voiceos variant getConversation 200 /phone_call null',
  ]);
});

test('under another spec the same cells stay touched, and those that are gone are forgotten', async () => {
  const served = begin({ scenario: EMPTY });
  const client = clientOf(served.mock);
  await client.list('?status=ended&limit=5');
  const before = served.covered();
  const text = readFileSync(new URL('../../specs/voiceos.yaml', import.meta.url), 'utf8');
  const changed = text
    .replace(
      '  /conversations:\n',
      '  /a:\n    get:\n      operationId: first\n      responses: { "204": { description: None } }\n  /conversations:\n',
    )
    .replace('name: limit', 'name: most');
  expect(changed).toContain('operationId: first');
  const contract = createContract({
    provider: 'voiceos',
    text: changed,
    prism: noPrism,
    defaultBasis: 'seed',
  });
  await served.server.replaceContract('voiceos', contract);
  await client.list();
  expect(served.covered()).toEqual(before.filter((id) => !id.endsWith('query limit')));
});

test('the order of requests changes nothing but the steps that they show, and nothing is ever taken back', async () => {
  const requests = [
    '?limit=3',
    '?limit=3&index=2',
    '?status=queued',
    '?status=lost',
    '?created_after=2025-12-01T00:00:00Z',
  ];
  const served = begin();
  for (const [round, order] of [requests, requests.toReversed(), [...requests, ...requests]].entries()) {
    const client = clientOf(served.mock.sandbox(`round-${round}`));
    let count = 0;
    for (const query of order) {
      await client.list(query);
      const now = served.covered(`round-${round}`).length;
      expect(now).toBeGreaterThanOrEqual(count);
      count = now;
    }
  }
  expect(served.covered('round-1')).toEqual(served.covered('round-0'));
  expect(served.covered('round-2')).toEqual(served.covered('round-0'));
});

test('coverage of a run is that of its sandboxes together, those that have left included', async () => {
  const served = begin();
  await clientOf(served.mock.sandbox('one')).list('?limit=3');
  await clientOf(served.mock.sandbox('two')).get('conv_unknown');
  const [first, second] = ['one', 'two'].map((name) =>
    served.server.evidence().find((seen) => seen.name === name),
  );
  if (!first || !second) throw new Error('both sandboxes are to be seen');
  expect(joinEvidence(first, second).covered).toEqual(served.covered());
  const before = served.mock.coverage.get();
  served.server.sandboxes.drop('one');
  expect(served.mock.coverage.get()).toEqual(before);
  expect(served.mock.sandbox('two').coverage.get().covered).toBe(second.covered.length);
});
