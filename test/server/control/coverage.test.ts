import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createContract } from '../../../src/contract/create-contract.ts';
import { startServer } from '../../../src/index.ts';
import type { CoverageReport } from '../../../src/report/report.ts';
import { noPrism, readSpec } from '../../contract/support/contracts.ts';

let server: Awaited<ReturnType<typeof startServer>>;

beforeEach(async () => {
  server = await startServer({ port: 0, adminPort: 0, adminToken: 'token' });
});

afterEach(() => server.close());

async function get(
  query: string,
  token = 'token',
): Promise<{ readonly status: number; readonly body: CoverageReport & { readonly code?: string } }> {
  const response = await fetch(`${server.adminUrl}/coverage${query}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  return { status: response.status, body: (await response.json()) as CoverageReport };
}

/** How an answer breaks the control API's own spec. */
function breachesOf(body: unknown): readonly unknown[] {
  const contract = createContract({ provider: 'control', text: readSpec('control'), prism: noPrism });
  const match = contract.match('GET', '/coverage');
  if (match.kind !== 'operation') throw new Error('GET /coverage is in no spec');
  return contract.checkResponse(match.operation, 200, body);
}

const ask = (path: string): Promise<Response> =>
  fetch(`${server.url}${path}`, { headers: { Authorization: 'Bearer any' } });

test('coverage is of the whole run, or of the sandbox and the provider that are named', async () => {
  expect((await get('')).body).toMatchObject({ percent: null, covered: 0, total: 0 });
  await ask('/~one/voiceos/conversations?limit=3');
  await ask('/~two/ovia/api/v1/calls');
  const whole = (await get('')).body;
  const [one, two, none] = await Promise.all(
    ['one', 'two', 'three'].map(async (name) => (await get(`?sandbox=${name}`)).body),
  );
  expect(whole.covered).toBe((one?.covered ?? 0) + (two?.covered ?? 0));
  expect(one?.providers.filter(({ wasAsked }) => wasAsked).map(({ provider }) => provider)).toEqual([
    'voiceos',
  ]);
  expect(none).toMatchObject({ percent: null, covered: 0 });
  const ovia = (await get('?provider=ovia')).body;
  expect(ovia.providers).toEqual(whole.providers.filter(({ provider }) => provider === 'ovia'));
  expect(ovia.covered).toBe(two?.covered);
  for (const body of [whole, ovia, none]) expect(breachesOf(body)).toEqual([]);
});

test('a token of one sandbox opens the coverage of that one, and not of the run', async () => {
  const made = await fetch(`${server.adminUrl}/sandboxes`, {
    method: 'POST',
    headers: { Authorization: 'Bearer token', 'Content-Type': 'application/json' },
    body: '{"name":"mine"}',
  });
  const { token } = (await made.json()) as { token: string };
  expect((await get('?sandbox=mine', token)).status).toBe(200);
  for (const query of ['', '?provider=ovia', '?sandbox=default', '?sandbox=other']) {
    expect(await get(query, token)).toMatchObject({ status: 403, body: { code: 'RINGBACK_CONTROL_SCOPE' } });
  }
});

test('a token of the default sandbox does not open the run either', async () => {
  const removed = await fetch(`${server.adminUrl}/sandboxes?sandbox=default`, {
    method: 'DELETE',
    headers: { Authorization: 'Bearer token' },
  });
  expect(removed.status).toBe(204);
  const made = await fetch(`${server.adminUrl}/sandboxes`, {
    method: 'POST',
    headers: { Authorization: 'Bearer token', 'Content-Type': 'application/json' },
    body: '{"name":"default"}',
  });
  const { token } = (await made.json()) as { token: string };
  expect((await get('?sandbox=default', token)).status).toBe(200);
  expect((await get('', token)).status).toBe(403);
});

test('a provider that is not served, and a name that can name no sandbox, are refused', async () => {
  expect(await get('?provider=acme')).toMatchObject({ status: 422, body: { code: expect.any(String) } });
  expect((await get('?sandbox=NO')).status).toBe(400);
});
