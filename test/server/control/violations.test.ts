import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startServer } from '../../../src/index.ts';

let server: Awaited<ReturnType<typeof startServer>>;

beforeEach(async () => {
  server = await startServer({ port: 0, adminPort: 0, adminToken: 'token' });
});

afterEach(() => server.close());

interface Page {
  readonly violations: readonly { readonly id: string; readonly count: number }[];
  readonly cursor: string | null;
  readonly hasMore: boolean;
}

async function list(
  query: string,
): Promise<{ readonly status: number; readonly body: Page & { code?: string } }> {
  const response = await fetch(`${server.adminUrl}/violations?${query}`, {
    headers: { Authorization: 'Bearer token' },
  });
  return { status: response.status, body: (await response.json()) as Page };
}

test('violations come in pages, newest first, and what comes in meanwhile shifts none of them', async () => {
  const breach = (name: string): Promise<Response> =>
    fetch(`${server.url}/voiceos/conversations?${name}=1`, { headers: { Authorization: 'Bearer any' } });
  for (const name of ['a', 'b', 'c', 'd', 'e', 'c']) await breach(name);
  const ids = async (query: string): Promise<readonly string[]> =>
    (await list(query)).body.violations.map(({ id }) => id);
  expect(await ids('')).toEqual(['5', '4', '3', '2', '1']);
  const first = await list('limit=2');
  expect(first.body).toMatchObject({ violations: [{ id: '5' }, { id: '4' }], hasMore: true });
  await breach('f');
  const second = await list(`limit=2&cursor=${first.body.cursor}`);
  expect(second.body).toMatchObject({ violations: [{ id: '3', count: 2 }, { id: '2' }], hasMore: true });
  const third = await list(`limit=2&cursor=${second.body.cursor}`);
  expect(third.body).toMatchObject({ violations: [{ id: '1' }], hasMore: false, cursor: null });
  expect(await ids('limit=1')).toEqual(['6']);
});

test('a cursor that the list did not make, and a limit past the bound, are refused', async () => {
  expect(await list('cursor=garbage')).toMatchObject({ status: 422, body: { code: 'RINGBACK_LIST_CURSOR' } });
  expect((await list('limit=1001')).status).toBe(422);
});
