import { afterAll, expect, test } from '@jest/globals';
import { createCall, getCall, listCalls } from '../../../src/server/control/calls.ts';
import { getClock, jumpClock, stepClock } from '../../../src/server/control/clock.ts';
import {
  createSandbox,
  deleteSandbox,
  listSandboxes,
  openSandbox,
  toSandboxFacts,
} from '../../../src/server/control/sandboxes.ts';
import {
  listScenarios,
  loadScenario,
  loadScenarioDocument,
  loadScenarioText,
  resetSandbox,
} from '../../../src/server/control/scenarios.ts';
import { listViolations } from '../../../src/server/control/violations.ts';
import { createTestMock, START } from './support/mock.ts';

const mock = createTestMock();
const { server } = mock;
afterAll(() => server.close());

const CALL = { provider: 'voiceos', from: '+14155550100', to: '+14155550123' };

test('a sandbox is made on first use, and is the same from then on', () => {
  const sandbox = openSandbox(server, 'first-use');
  expect(openSandbox(server, 'first-use')).toBe(sandbox);
  expect(toSandboxFacts(sandbox)).toEqual({
    name: 'first-use',
    scenario: 'default',
    seed: 42,
    clock: getClock(sandbox),
    lastUsedAt: new Date(mock.wall.now).toISOString(),
  });
});

test.each(['', 'Upper', 'a'.repeat(65), 'a.b', 'ä', '../x'])('%j names no sandbox', (name) => {
  const refused = expect.objectContaining({ status: 400, code: 'RINGBACK_SANDBOX_NAME' });
  expect(() => openSandbox(server, name)).toThrow(refused);
  expect(() => createSandbox(server, { name })).toThrow(refused);
  expect(() => deleteSandbox(server, name)).toThrow(refused);
});

test('sandboxes are listed by name', () => {
  openSandbox(server, 'zebra');
  openSandbox(server, 'aardvark');
  const names = listSandboxes(server).sandboxes.map(({ name }) => name);
  expect(names).toEqual([...names].sort());
  expect(names).toEqual(expect.arrayContaining(['aardvark', 'zebra']));
});

test('a sandbox can be made with a scenario, but only where there is none of its name', () => {
  expect(createSandbox(server, { name: 'made', scenario: 'default' }).name).toBe('made');
  expect(() => createSandbox(server, { name: 'made' })).toThrow(
    expect.objectContaining({ status: 409, code: 'RINGBACK_SANDBOX_EXISTS' }),
  );
  expect(() => createSandbox(server, { name: 'lost', scenario: 'nowhere' })).toThrow(
    expect.objectContaining({ status: 404, code: 'RINGBACK_SCENARIO_UNKNOWN' }),
  );
  expect(server.sandboxes.find('lost')).toBeUndefined();
});

test('a sandbox leaves when it was idle for its time to live, and stays while it is used', () => {
  createSandbox(server, { name: 'brief', ttl: '10m' });
  createSandbox(server, { name: 'used', ttl: '10m' });
  mock.wall.now += 9 * 60_000;
  openSandbox(server, 'used');
  mock.wall.now += 2 * 60_000;
  openSandbox(server, 'somebody-else');
  expect(server.sandboxes.find('brief')).toBeUndefined();
  expect(server.sandboxes.find('used')).toBeDefined();
});

test('a deleted sandbox is gone with its world; another of its name begins afresh', () => {
  const sandbox = createSandbox(server, { name: 'short-lived' });
  const { id } = createCall(server, sandbox, CALL);
  deleteSandbox(server, 'short-lived');
  expect(() => getCall(server, openSandbox(server, 'short-lived'), id)).toThrow();
  deleteSandbox(server, 'short-lived');
  expect(() => deleteSandbox(server, 'short-lived')).toThrow(
    expect.objectContaining({ status: 404, code: 'RINGBACK_SANDBOX_UNKNOWN' }),
  );
});

test('a reset puts the world back to its beginning at the same start, and leaves the violations', async () => {
  const sandbox = mock.fresh();
  stepClock(sandbox, { by: '1s' });
  createCall(server, sandbox, CALL);
  await mock.ask(sandbox, '/voiceos/nowhere');
  jumpClock(sandbox, { by: '1d' });
  resetSandbox(sandbox);
  expect(getClock(sandbox)).toEqual({ mode: 'frozen', now: START, start: START });
  expect(listCalls(server, sandbox).calls.every(({ provider }) => provider === null)).toBe(true);
  expect(listViolations(sandbox)).toMatchObject({ violations: [{ code: 'no-path', count: 1 }], dropped: 0 });
});

test('the scenarios of the server are listed with what they are about', () => {
  const { scenarios } = listScenarios(server);
  expect(scenarios.map(({ name }) => name)).toEqual([...scenarios.map(({ name }) => name)].sort());
  expect(scenarios).toContainEqual({
    name: 'default',
    description: expect.stringContaining('working month'),
  });
});

test('loading a scenario starts the sandbox afresh', () => {
  const sandbox = mock.fresh();
  createCall(server, sandbox, CALL);
  jumpClock(sandbox, { by: '1h' });
  loadScenario(server, sandbox, 'default');
  expect(getClock(sandbox).now).toBe(START);
  expect(listCalls(server, sandbox).calls.some(({ provider }) => provider !== null)).toBe(false);
});

const DOCUMENT = {
  ringback: 'scenario/1',
  name: 'two-calls',
  seed: 7,
  clock: { start: '2030-05-05T05:00:00Z', mode: 'stepping', step: '5s' },
  data: [{ calls: 2, over: '1h' }],
};

test('a scenario can be loaded as a document or as YAML, with the seed and the clock that it asks for', () => {
  const [one, other] = [mock.fresh(), mock.fresh()];
  loadScenarioDocument(server, one, DOCUMENT);
  loadScenarioText(
    server,
    other,
    ['ringback: scenario/1', 'name: two-calls', 'seed: 7', 'data: [{ calls: 2, over: 1h }]'].join('\n'),
  );
  for (const sandbox of [one, other]) {
    expect(toSandboxFacts(sandbox)).toMatchObject({ scenario: 'two-calls', seed: 7 });
    expect(listCalls(server, sandbox).calls).toHaveLength(2);
  }
  expect(getClock(one)).toMatchObject({ mode: 'stepping', step: '5s', now: '2030-05-05T05:00:00.000Z' });
});

test('a scenario with mistakes is refused with all of them, and the sandbox goes on as it was', () => {
  const sandbox = mock.fresh();
  const { id } = createCall(server, sandbox, CALL);
  const wrong = { ...DOCUMENT, data: [{ calls: -1 }], lifecycle: [{ queue: 'soon' }] };
  expect(() => loadScenarioDocument(server, sandbox, wrong)).toThrow(
    expect.objectContaining({
      status: 422,
      code: 'RINGBACK_SCENARIO_INVALID',
      issues: [
        expect.objectContaining({ pointer: '/data/0/calls' }),
        expect.objectContaining({ pointer: '/lifecycle/0/queue' }),
      ],
    }),
  );
  expect(getCall(server, sandbox, id).id).toBe(id);
});

test.each([
  ['broken YAML', 'ringback: [', 'RINGBACK_SCENARIO_INVALID'],
  [
    'a start that is no instant',
    'ringback: scenario/1\nname: x\nclock: { start: yesterday }',
    'RINGBACK_SCENARIO_INVALID',
  ],
])('%s is refused', (_what, text, code) => {
  expect(() => loadScenarioText(server, mock.fresh(), text)).toThrow(
    expect.objectContaining({ status: 422, code }),
  );
});

test('a YAML document cannot unfold into a large one', () => {
  const aliases = Array(200).fill('*a').join(',');
  expect(() =>
    loadScenarioText(server, mock.fresh(), `a: &a [1]\nb: &b [${aliases}]\nc: [*b, *b, *b]`),
  ).toThrow(/alias/i);
});

test('the path of a file is no name of a scenario', () => {
  expect(() => loadScenario(server, mock.fresh(), 'scenarios/default.yaml')).toThrow(
    expect.objectContaining({ status: 404, code: 'RINGBACK_SCENARIO_UNKNOWN' }),
  );
});

test('what the server’s own scenario names, others may name too', async () => {
  const naming = (env: string) => ({
    ...{ ringback: 'scenario/1', name: 'own' },
    webhooks: [{ url: 'http://127.0.0.1:9/', sign: 'standard', secret: { env } }],
  });
  const own = createTestMock({ scenario: naming('OUR_HOOK_KEY') });
  loadScenarioDocument(own.server, own.fresh(), naming('OUR_HOOK_KEY'), 'control-api');
  expect(() => loadScenarioDocument(own.server, own.fresh(), naming('PATH'), 'control-api')).toThrow(
    expect.objectContaining({ status: 422, code: 'RINGBACK_SCENARIO_SECRET' }),
  );
  // Who has this process has its environment.
  loadScenarioDocument(own.server, own.fresh(), naming('PATH'));
  await own.server.close();
});
