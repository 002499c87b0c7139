import { expect, test } from '@jest/globals';
import { createMock, type Mock } from '../../src/index.ts';

const HEADERS = { Authorization: 'Bearer any' };

const scenario = () => ({
  ...{ ringback: 'scenario/1', name: 'lent', agents: [{ id: 'a1', name: 'Ada' }] },
  data: [
    { calls: 5, over: '1h' },
    {
      call: {
        ...{ id: 'vip', from: '+14155550100', to: '+14155550199' },
        transcript: [{ role: 'agent', text: 'Hello.' }],
      },
    },
  ],
  lifecycle: [{ match: { to: ['+15005550001'] }, outcome: { busy: 1 } }],
  replies: [{ on: 'getCall', provider: 'ovia', break: true, status: 200, body: { odd: ['one'] } }],
  faults: [{ on: 'createCall', status: 503, headers: { 'Retry-After': '1' }, body: { deep: { er: [1] } } }],
  webhooks: [{ url: '/_ringback/inbox/lent', events: ['call.ended'], headers: { 'X-Tenant': 'acme' } }],
});

/** Puts something else in the place of everything that a document is made of. */
function ruin(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    ruin(member);
    Reflect.set(value, name, 'ruined');
  }
}

function freeze<Document>(value: Document): Document {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

/** Everything that is seen of a world. */
async function seen(mock: Mock): Promise<unknown> {
  const reads = ['/ovia/api/v1/calls', '/ovia/api/v1/calls/1', '/voiceos/conversations'];
  const texts: string[] = [];
  for (const path of reads) texts.push(await (await mock.fetch(path, { headers: HEADERS })).text());
  const failed = await mock.fetch('/ovia/api/v1/calls', {
    method: 'POST',
    headers: { ...HEADERS, 'Content-Type': 'application/json' },
    body: JSON.stringify({ from_number: '+14155550100', to_number: '+14155550101', direction: 'outbound' }),
  });
  texts.push(await failed.text(), failed.headers.get('Retry-After') ?? '');
  return structuredClone([texts, mock.calls.list(), { ...mock.snapshot.get(), tallies: [] }]);
}

const given: Readonly<Record<string, (document: object) => Mock>> = {
  'createMock is given': (document) => createMock({ scenario: document }),
  'load is given': (document) => {
    const mock = createMock();
    mock.load(document);
    return mock;
  },
};

test.each(Object.keys(given))(
  'a world stays as it is, whatever is done to the scenario that %s',
  async (how) => {
    const document = scenario();
    const mock = given[how]?.(document) ?? createMock();
    const before = await seen(mock);
    ruin(document);
    expect(await seen(mock)).toEqual(before);
    mock.reset();
    expect(await seen(mock)).toEqual(before);
    await mock.close();
  },
);

test.each(Object.keys(given))('nothing is done to the scenario that %s', async (how) => {
  const document = freeze(scenario());
  const mock = given[how]?.(document) ?? createMock();
  await seen(mock);
  await mock.clock.advance('1m');
  expect(document).toEqual(scenario());
  await mock.close();
});

test.each(Object.keys(given))(
  'nothing is done to a snapshot that %s, and its world stays as it is',
  async (how) => {
    const mock = createMock({ scenario: scenario() });
    mock.calls.create({ provider: 'ovia', from: '+14155550100', to: '+14155550199' });
    mock.faults.add({ on: 'listCalls', provider: 'ovia', nth: 9, status: 500 });
    await mock.clock.advance('1m');
    const snapshot = freeze(mock.snapshot.get());
    const other = given[how]?.(snapshot) ?? mock;
    await seen(other);
    const lent = structuredClone(mock.snapshot.get());
    other.snapshot.put(lent);
    const before = await seen(other);
    ruin(lent);
    ruin(other.snapshot.get());
    ruin(other.faults.list());
    ruin(other.deliveries.list());
    expect(await seen(other)).toEqual(before);
    other.clock.rewind({ to: other.clock.get().now });
    expect(await seen(other)).toEqual(before);
    await Promise.all([mock.close(), other.close()]);
  },
);

test('a rule stays as it was added, whatever is done to its document', async () => {
  const mock = createMock();
  const fault = { on: 'listCalls', provider: 'ovia', status: 503, body: { deep: { er: [1] } } };
  mock.faults.add(fault);
  const ask = async () => (await mock.fetch('/ovia/api/v1/calls', { headers: HEADERS })).text();
  const before = await ask();
  ruin(fault);
  expect(await ask()).toBe(before);
  mock.clock.rewind({ to: mock.clock.get().now });
  expect(await ask()).toBe(before);
  await mock.close();
});

test('what is no JSON is a mistake of the document, wherever it stands', async () => {
  const mock = createMock();
  const odd = { on: 'listCalls', provider: 'ovia', status: 503, body: { at: () => 1 } };
  const code = (name: string) => expect.objectContaining({ status: 422, code: name });
  expect(() => mock.faults.add(odd as object as never)).toThrow(code('RINGBACK_RULE_INVALID'));
  expect(() => mock.load({ ringback: 'scenario/1', name: 'odd', faults: [odd] })).toThrow(
    code('RINGBACK_SCENARIO_INVALID'),
  );
  const changes = [{ type: 'create', input: { at: () => 1 } }];
  expect(() => mock.load({ ...mock.snapshot.get(), changes })).toThrow(code('RINGBACK_SNAPSHOT_INVALID'));
  await mock.close();
});
