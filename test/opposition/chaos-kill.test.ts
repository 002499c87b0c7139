import { X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { type RunningCommand, startCommand } from '../support/command.ts';
import { freePorts } from '../support/free-ports.ts';
import { createSeeded, type Seeded } from '../support/seeded.ts';

/** Servers that are ended in each way; `RINGBACK_RUNS` for a long look. */
const RUNS = Number(process.env.RINGBACK_RUNS ?? 3);
const SEED = process.env.RINGBACK_PROPERTY_SEED ?? 'kill';
/** What a report is written in takes less than this, after a few requests. */
const WRITING_MS = 150;

const CA = 'ca.pem';
const WHOLE: Readonly<Record<string, (text: string) => boolean>> = {
  'report.json': (text) => JSON.parse(text).ringback === 'report/1',
  'report.html': (text) => text.trimEnd().endsWith('</html>'),
  'report.xml': (text) => text.trimEnd().endsWith('</testsuites>'),
  'report.sarif': (text) => JSON.parse(text).runs.length === 1,
  'report.md': (text) => text.endsWith('\n'),
};

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'ended by %s at any moment, a server leaves whole files, and the next one works on the same port and folder',
  async (signal) => {
    const folder = mkdtempSync(join(tmpdir(), 'ringback-chaos-'));
    const [port, adminPort] = await freePorts();
    for (let run = 0; run < RUNS; run += 1) {
      const seeded = createSeeded(`${SEED} ${signal} ${run}`);
      const command = serve(folder, port, adminPort);
      const { url } = JSON.parse(await command.firstLine);
      const token = readFileSync(join(tokenFolder(folder), `admin-token-${adminPort}`), 'utf8');
      expect(token).toMatch(/^[\w-]{32}$/);
      await isRight(url);
      const load = loadUntilGone(url, seeded);
      command.process.kill('SIGUSR2');
      await setTimeout(seeded.below(WRITING_MS));
      command.process.kill(signal);
      const { code } = await command.ended;
      if (signal === 'SIGTERM') expect(code).toBe(0);
      await load;
      expectWhole(join(folder, 'report'), signal === 'SIGTERM');
      expectWholeAuthority(folder, true);
    }
    const last = serve(folder, port, adminPort);
    const { url } = JSON.parse(await last.firstLine);
    await isRight(url);
    last.process.kill('SIGTERM');
    expect((await last.ended).code).toBe(0);
    expectWhole(join(folder, 'report'), true);
  },
  Math.max(180_000, RUNS * 30_000),
);

test('killed while it starts, a server leaves nothing that keeps the next one from starting', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-chaos-'));
  const [port, adminPort] = await freePorts();
  const seeded = createSeeded(`${SEED} start`);
  for (let run = 0; run < RUNS; run += 1) {
    const command = serve(folder, port, adminPort);
    await setTimeout(seeded.below(1500));
    command.process.kill('SIGKILL');
    await command.ended;
    for (const name of readdirSync(tokenFolder(folder)))
      if (!name.endsWith('.tmp'))
        expect(readFileSync(join(tokenFolder(folder), name), 'utf8')).toMatch(/^[\w-]{32}$/);
    expectWholeAuthority(folder, false);
  }
  const last = serve(folder, port, adminPort);
  await isRight(JSON.parse(await last.firstLine).url);
  last.process.kill('SIGTERM');
  expect((await last.ended).code).toBe(0);
});

function serve(folder: string, port: number, adminPort: number): RunningCommand {
  mkdirSync(tokenFolder(folder), { recursive: true, mode: 0o700 });
  const ports = ['--port', String(port), '--admin-port', String(adminPort)];
  const files = ['--report', join(folder, 'report'), '--tls', '--tls-ca', join(folder, CA)];
  return startCommand(['serve', ...ports, '--json', ...files], { XDG_RUNTIME_DIR: folder });
}

function tokenFolder(folder: string): string {
  return join(folder, `ringback-${process.getuid?.() ?? 'user'}`);
}

async function isRight(url: string): Promise<void> {
  const answer = await fetch(`${url}/voiceos/conversations?limit=2`, {
    headers: { Authorization: 'Bearer any' },
  });
  expect(answer.status).toBe(200);
  // The provider's own tests hold it to its contract.
  const { items } = (await answer.json()) as { readonly items: readonly object[] };
  expect(items).toHaveLength(2);
}

/** Asks in several ways at a time until the server is gone. */
async function loadUntilGone(url: string, seeded: Seeded): Promise<void> {
  const ask = async (): Promise<void> => {
    for (;;) {
      const path = seeded.pick(['/voiceos/conversations', '/ovia/api/v1/calls', '/voiceos/nowhere']);
      try {
        await (await fetch(url + path, { headers: { Authorization: 'Bearer any' } })).arrayBuffer();
      } catch {
        return;
      }
    }
  };
  await Promise.all([ask(), ask(), ask()]);
}

function expectWhole(folder: string, isAll: boolean): void {
  const names = readdirSafely(folder);
  if (isAll) expect(names).toEqual(expect.arrayContaining(Object.keys(WHOLE)));
  for (const [name, isWhole] of Object.entries(WHOLE))
    if (names.includes(name))
      expect([name, isWhole(readFileSync(join(folder, name), 'utf8'))]).toEqual([name, true]);
}

function expectWholeAuthority(folder: string, isThere: boolean): void {
  if (isThere || readdirSync(folder).includes(CA))
    expect(new X509Certificate(readFileSync(join(folder, CA))).ca).toBe(true);
}

function readdirSafely(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
