import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningServer, startServer } from '../../../src/index.ts';
import { parseReport } from '../../../src/report/parse-report.ts';

let server: RunningServer;
let sandboxToken: string;

beforeAll(async () => {
  server = await startServer({ port: 0, adminPort: 0, adminToken: 'token', seed: 1, clock: 'frozen' });
  const made = await ask('/sandboxes', { method: 'POST', body: JSON.stringify({ name: 'mine' }) });
  sandboxToken = ((await made.json()) as { token: string }).token;
  const headers = { Authorization: 'Bearer any' };
  await fetch(`${server.url}/voiceos/conversations?status=finished`, { headers });
  await fetch(`${server.url}/voiceos/nowhere`, { headers });
  await fetch(`${server.url}/~mine/voiceos/conversations`, { headers });
});

afterAll(() => server.close());

function ask(
  path: string,
  { token = 'token', ...init }: RequestInit & { token?: string } = {},
): Promise<Response> {
  return fetch(`${server.adminUrl}${path}`, {
    ...init,
    headers: { Authorization: `Bearer ${token}`, ...(init.body && { 'Content-Type': 'application/json' }) },
  });
}

test.each([
  ['json', 'application/json', /^\{\s*"ringback": "report\/1"/],
  ['html', 'text/html; charset=utf-8', /^<!doctype html>/],
  ['xml', 'application/xml', /^<\?xml version="1.0"/],
  ['sarif', 'application/sarif+json', /"version": "2.1.0"/],
  ['md', 'text/markdown; charset=utf-8', /^## Ringback/],
] as const)('GET /report.%s answers the report as %s', async (format, type, beginning) => {
  const response = await ask(`/report.${format}`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  expect(await response.text()).toMatch(beginning);
});

test('the page that is served may run its own script, and nothing else', async () => {
  const policy = (await ask('/report.html')).headers.get('content-security-policy');
  expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-/);
  expect((await ask('/report.json')).headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; frame/,
  );
});

test('the report is one that can be read, and its canonical form has nothing of the run', async () => {
  const parsed = parseReport(await (await ask('/report.json')).json());
  expect(parsed).toMatchObject({ report: { totals: { requests: 3, violations: 1, unmatched: 1 } } });
  const canonical = await (await ask('/report.json?canonical=true')).text();
  expect(canonical).toBe(await (await ask('/report.json?canonical=true')).text());
  expect(canonical).not.toContain('startedAt');
});

test('a verdict is 200 or 409, with the reasons', async () => {
  expect((await ask('/verdict?failOn=notes,rules')).status).toBe(200);
  const failed = await ask('/verdict?failOn=unmatched&minCoverage=99.5');
  expect(failed.status).toBe(409);
  expect(await failed.json()).toMatchObject({
    ok: false,
    failures: [{ on: 'unmatched', count: 1 }, { on: 'coverage' }],
  });
  expect((await ask('/verdict')).status).toBe(409);
  expect((await ask('/verdict?sandbox=mine')).status).toBe(200);
});

test('a share that is asked for alone is held to alone', async () => {
  expect((await ask('/verdict?minCoverage=0')).status).toBe(200);
  expect((await ask('/verdict?minCoverage=0&failOn=violations')).status).toBe(409);
});

test('a sandbox that nobody has used does not pass, and is not made by being asked for', async () => {
  for (const _time of [1, 2]) {
    const response = await ask('/verdict?sandbox=mien&failOn=notes');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'RINGBACK_SANDBOX_UNKNOWN' });
  }
  expect(await (await ask('/sandboxes')).text()).not.toContain('mien');
});

test('a sandbox that was used and has left still has a verdict', async () => {
  const headers = { Authorization: 'Bearer any' };
  await fetch(`${server.url}/~gone/voiceos/conversations?status=finished`, { headers });
  expect((await ask('/sandboxes?sandbox=gone', { method: 'DELETE' })).ok).toBe(true);
  expect((await ask('/verdict?sandbox=gone')).status).toBe(409);
});

test('what cannot be asked for is refused with what can', async () => {
  const response = await ask('/verdict?failOn=everything');
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({
    code: 'RINGBACK_REPORT_FAIL_ON',
    detail: expect.stringContaining('Use violations, notes, uncovered'),
  });
  expect((await ask('/verdict?minCoverage=101')).status).toBe(422);
  for (const query of ['failOn=', 'failOn=,', 'minCoverage=', 'failOn=&minCoverage=1'])
    expect([query, (await ask(`/verdict?${query}`)).status]).toEqual([query, 422]);
  expect((await ask('/report.pdf')).status).toBe(404);
});

test('a sandbox’s token opens the report of that sandbox alone', async () => {
  expect((await ask('/report.json', { token: sandboxToken })).status).toBe(403);
  expect((await ask('/verdict?sandbox=default', { token: sandboxToken })).status).toBe(403);
  const own = await ask('/report.json?sandbox=mine', { token: sandboxToken });
  expect(
    ((await own.json()) as { sandboxes: readonly { name: string }[] }).sandboxes.map(({ name }) => name),
  ).toEqual(['mine']);
});
