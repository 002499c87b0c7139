import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseJsonBody } from '../../../src/contract/check/json-body.ts';
import {
  codeOf,
  exchange,
  openTarget,
  type RawAnswer,
  requestOf,
  type Target,
  TOKEN,
} from './support/target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.close());

// What every object answers to, though nobody put it there.
const NAMES = Object.getOwnPropertyNames(Object.prototype);
const before = NAMES.map((name) => [name, Reflect.get(Object.prototype, name)]);

test.each(NAMES)('%s is a name like any other, on both ports', async (name) => {
  const mock = ['Host: x', 'Authorization: Bearer any', 'xi-api-key: any', 'X-API-Key: any'];
  const paths = [
    ...[`/${name}`, `/~${name}/voiceos/conversations`, `/_ringback/${name}`, `/_ringback/inbox/${name}`],
    ...[
      `/voiceos/${name}`,
      `/voiceos/conversations/${name}`,
      `/voiceos/conversations?${name}=1&status=${name}`,
    ],
    ...[`/ovia/api/v1/calls?sort=${name}&${name}[${name}]=1`, `/ovia/api/v1/calls/${name}`],
    ...[`/elevenlabs/v1/convai/conversations?agent_id=${name}&cursor=${name}`],
    ...[`/voiceable/api/v1/conversations?index=${name}&limit=${name}`],
  ];
  const fields = [
    `${name}: x`,
    `Ringback-Sandbox: ${name}`,
    `Prefer: code=${name}, example=${name}`,
    `Accept: ${name}/${name}`,
  ];
  for (const path of paths) {
    for (const sent of [[], ...fields.map((field) => [field])]) {
      const answer = await exchange(target.mockPort, requestOf(`GET ${path} HTTP/1.1`, [...mock, ...sent]));
      expect([path, sent, isOurFault(answer)]).toEqual([path, sent, false]);
    }
  }
  const bodies = [
    `{"${name}":{"polluted":true}}`,
    `{"from_number":"+14155550100","to_number":"+14155550123","agent_id":"${name}","${name}":"x"}`,
    `{"agent_config":{"${name}":{"${name}":{"polluted":true}}}}`,
  ];
  for (const body of bodies) {
    const type = ['Content-Type: application/json', `Content-Length: ${body.length}`];
    const line = 'POST /voiceos/conversations/create_phone_call HTTP/1.1';
    const answer = await exchange(target.mockPort, requestOf(line, [...mock, ...type], body));
    expect([body, isOurFault(answer)]).toEqual([body, false]);
    const odd = [...mock, `Content-Type: ${name}/${name}`, `Content-Length: ${body.length}`];
    expect(isOurFault(await exchange(target.mockPort, requestOf(line, odd, body)))).toBe(false);
  }
  expectClean();
});

test.each(NAMES)('%s names nothing of the control API’s that there is not', async (name) => {
  const own = [`Host: 127.0.0.1:${target.adminPort}`, `Authorization: Bearer ${TOKEN}`];
  const get = (path: string): Promise<RawAnswer> =>
    exchange(target.adminPort, requestOf(`GET ${path} HTTP/1.1`, own));
  const send = (path: string, value: unknown, method = 'POST'): Promise<RawAnswer> => {
    const body = typeof value === 'string' ? value : JSON.stringify(value);
    const type = ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`];
    return exchange(target.adminPort, requestOf(`${method} ${path} HTTP/1.1`, [...own, ...type], body));
  };
  for (const path of ['/calls/', '/journal/', '/deliveries/', '/']) {
    expect([path, (await get(`${path}${name}`)).status]).toEqual([path, 404]);
  }
  expect((await send(`/scenarios/${name}/load`, '')).status).toBe(404);
  for (const path of [
    `/resources?kind=${name}`,
    `/calls?provider=${name}`,
    `/calls?state=${name}`,
    `/verdict?failOn=${name}`,
  ]) {
    expect([path, (await get(path)).status >= 400 && (await get(path)).status < 500]).toEqual([path, true]);
  }
  const sandbox = await get(`/clock?sandbox=${name}`);
  expect(sandbox.status).toBe(/^[a-z0-9-]+$/.test(name) ? 200 : 400);
  const scenario = { ringback: 'scenario/1', name: 'evil' };
  const call = { provider: 'voiceos', from: '+14155550100', to: '+14155550123' };
  const sent: readonly (readonly [string, unknown])[] = [
    ['/sandboxes', { name, scenario: name }],
    ['/calls', { ...call, provider: name }],
    ['/calls', { ...call, agentId: name }],
    [
      '/calls',
      `{"provider":"voiceos","from":"+14155550100","to":"+14155550123","${name}":{"polluted":true}}`,
    ],
    ['/clock/jump', `{"${name}":{"polluted":true},"by":"1s"}`],
    ['/journal/verify', { operation: name }],
    ['/journal/verify', { body: { [name]: 1 }, query: { [name]: '1' } }],
    ['/replies', { on: name, status: 404 }],
    ['/replies', { on: 'getConversation', merge: JSON.parse(`{"${name}":{"polluted":true}}`), break: true }],
    ['/faults', { on: 'listConversations', match: { [`query.${name}`]: 'x' }, status: 500 }],
    ['/faults', { on: name, status: 429 }],
    ['/scenarios/load', { ...scenario, agents: [{ id: name, name, persona: name }] }],
    [
      '/scenarios/load',
      { ...scenario, agents: [{ id: name, name, persona: 'support' }], data: [{ call: { id: name } }] },
    ],
    ['/scenarios/load', { ...scenario, lifecycle: [{ match: { agent: name }, outcome: name }] }],
    ['/scenarios/load', `{"ringback":"scenario/1","name":"evil","${name}":{"polluted":true}}`],
    [
      '/scenarios/load',
      {
        ...scenario,
        webhooks: [{ url: 'http://127.0.0.1:9/', events: [`${name}.*`], sign: name, provider: name }],
      },
    ],
  ];
  for (const [path, value] of sent) {
    const answer = await send(`${path}?sandbox=proto`, value);
    expect([path, value, isOurFault(answer)]).toEqual([path, value, false]);
  }
  // With whatever of it was taken in force.
  const asked = ['Host: x', 'Authorization: Bearer any'];
  for (const path of [
    '/voiceos/conversations',
    '/voiceos/conversations/conv_1',
    `/voiceos/conversations?${name}=x`,
  ]) {
    const answer = await exchange(target.mockPort, requestOf(`GET /~proto${path} HTTP/1.1`, asked));
    expect([path, answer.status > 0 && codeOf(answer) !== 'RINGBACK_MOCK_INTERNAL']).toEqual([path, true]);
  }
  for (const path of [
    '/snapshot?sandbox=proto',
    '/coverage',
    '/report.html',
    '/report.sarif',
    '/violations?sandbox=proto',
  ]) {
    expect([path, (await get(path)).status]).toEqual([path, 200]);
  }
  expectClean();
});

function isOurFault({ status, all }: RawAnswer): boolean {
  return status === 0 || status >= 500 || /_INTERNAL|\[native code\]|function Object/.test(all);
}

function expectClean(): void {
  expect(target.errors).toEqual([]);
  expect({}).not.toHaveProperty('polluted');
  expect(NAMES.map((name) => [name, Reflect.get(Object.prototype, name)])).toEqual(before);
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(NAMES);
}

test.each(['__proto__', 'constructor', 'prototype'])(
  'a member %s of a body is left out, wherever it stands, and named',
  (name) => {
    const evil = `{"a":[{"${name}":{"polluted":true}}],"${name}":{"polluted":true},"b":1}`;
    const read = parseJsonBody(Buffer.from(evil));
    expect(read).toEqual({ kind: 'json', value: { a: [{}], b: 1 }, dropped: [`/a/0/${name}`, `/${name}`] });
    expect(read.kind === 'json' && Object.getPrototypeOf(read.value)).toBe(
      Object.getPrototypeOf(JSON.parse('{}')),
    );
    const escaped = evil
      .replaceAll('_p', '_\\u0070')
      .replaceAll('"c', '"\\u0063')
      .replaceAll('"p', '"\\u0070');
    expect(parseJsonBody(Buffer.from(escaped))).toEqual(read);
  },
);
