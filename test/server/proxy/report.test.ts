import { afterAll, expect, test } from '@jest/globals';
import { createMock } from '../../../src/index.ts';
import { readSpec } from '../../contract/support/contracts.ts';
import { createRandom, createRequestMaker } from '../../contract/support/random-requests.ts';
import { createProxyBench } from './support/proxies.ts';

const bench = createProxyBench();
afterAll(() => bench.close());

const HEADERS = { authorization: 'Bearer a-key-of-mine' };

test('the report has what the client got wrong, the drift with blame on the spec, and a command for each', async () => {
  const vendor = await bench.vendor((_request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end('{"items":[],"index":1,"has_more":false,"total":3}');
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  await fetch(`${proxy.url}/conversations`, { headers: HEADERS }).then((answer) => answer.text());
  const body = JSON.stringify({ from_number: 1, to_number: '+14155550123', agent_id: 'a' });
  await fetch(`${proxy.url}/voiceos/conversations/create_phone_call`, {
    ...{ method: 'POST', body },
    headers: { ...HEADERS, 'content-type': 'application/json' },
  }).then((answer) => answer.text());
  const { contractReport, report } = await proxy.close();
  expect(contractReport).toMatchObject({
    ringback: 'report/1',
    providers: [{ name: 'voiceos', title: 'VoiceOS', spec: 'specs/voiceos.yaml' }],
    totals: { requests: 2, dropped: 0 },
    sandboxes: [{ name: 'default', requests: 2 }],
  });
  const commandOf = (operation: string, pointer: string): string | undefined =>
    contractReport.violations.find((one) => one.operation === operation && one.pointer === pointer)?.first
      ?.curl;
  expect(commandOf('createPhoneCall', '/from_number')).toBe(
    `curl -X POST 'http://localhost:4010/voiceos/conversations/create_phone_call' -H 'Authorization: Bearer any' -H 'Content-Type: application/json' -d '${body}'`,
  );
  const list = `curl -X GET 'http://localhost:4010/voiceos/conversations' -H 'Authorization: Bearer any'`;
  expect(commandOf('listConversations', '/total')).toBe(list);
  expect(report.drift.find(({ pointer }) => pointer === '/total')?.first.curl).toBe(list);
  const others = contractReport.violations.filter(({ kind }) => kind === 'response');
  expect(new Set(others.map(({ blame }) => blame))).toEqual(new Set(['spec']));
  expect(contractReport.totals.notClient).toBe(others.length);
});

test('what a proxy finds touched, the mock behind it finds touched too, and the same operations and statuses', async () => {
  const mock = createMock({ providers: ['voiceos'] });
  const { url } = await mock.listen();
  const proxy = await bench.proxy({ upstream: url });
  const make = createRequestMaker(readSpec('voiceos'), createRandom(11));
  for (let count = 0; count < 120; count += 1) {
    const { method, path, query, headers, body } = make();
    await fetch(`${proxy.url}${path}${query && `?${query}`}`, {
      ...{ method, headers },
      ...(body.length > 0 && { body: Buffer.from(body) }),
    }).then((answer) => answer.arrayBuffer());
  }
  const { contractReport } = await proxy.close();
  const there = mock.report().sandboxes[0]?.covered ?? [];
  const here = contractReport.sandboxes[0]?.covered ?? [];
  await mock.close();
  expect(here.filter((id) => !there.includes(id))).toEqual([]);
  const sure = (ids: readonly string[]) => ids.filter((id) => / (?:operation|status|variant) /.test(id));
  expect(sure(here)).toEqual(sure(there));
  for (const kind of ['parameter', 'parameter-value', 'property', 'variant']) {
    expect({ kind, count: here.filter((id) => id.includes(` ${kind} `)).length }).not.toMatchObject({
      count: 0,
    });
  }
  expect(contractReport.coverage.covered).toBe(here.length);
});

test('what a request sent is touched once the vendor takes it, and not where it refuses it', async () => {
  const vendor = await bench.vendor((request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.statusCode = request.url?.includes('limit') ? 422 : 200;
    response.end('{"items":[],"index":1,"has_more":false}');
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  for (const query of ['limit=5', 'status=ended']) {
    await fetch(`${proxy.url}/conversations?${query}`, { headers: HEADERS }).then((answer) => answer.text());
  }
  const { contractReport } = await proxy.close();
  expect(contractReport.sandboxes[0]?.covered).toEqual([
    'voiceos operation listConversations GET /conversations',
    'voiceos parameter listConversations query status',
    'voiceos parameter-value listConversations query status=ended',
    'voiceos status listConversations 200',
    'voiceos status listConversations 422',
  ]);
});

test('a proxy of another spec reports under the name that it was given, at places of that file', async () => {
  const vendor = await bench.vendor((_request, response) => response.writeHead(599).end());
  const proxy = await bench.proxy({ provider: 'mine', spec: 'specs/ovia.yaml', upstream: vendor.url });
  await fetch(`${proxy.url}/api/v1/calls`, { headers: HEADERS }).then((answer) => answer.text());
  const { contractReport } = await proxy.close();
  expect(contractReport.providers).toMatchObject([{ name: 'mine', title: 'mine', spec: 'specs/ovia.yaml' }]);
  expect(contractReport.violations).toMatchObject([{ code: 'status', provider: 'mine', blame: 'spec' }]);
  expect(contractReport.coverage.providers).toMatchObject([{ provider: 'mine', wasAsked: true }]);
});
