import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { type RunningCommand, startCommand } from '../support/command.ts';

/** Says each signal that it hears; ends, with 9, at the first if it is told so. */
const CHILD = `
  const ends = process.argv.includes('--ends');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      console.log(signal);
      if (ends) process.exit(9);
      // Time goes by, and it is still there.
      setTimeout(() => console.log('still here'), 400);
    });
  console.log('ready', process.pid);
  setInterval(() => {}, 1000);`;

function start(script: string, ...args: readonly string[]): RunningCommand & { next(): Promise<string> } {
  const command = startCommand(['exec', '--', process.execPath, '-e', script, '--', ...args]);
  // The command's output is a pipe.
  const lines = createInterface({ input: command.process.stdout as Readable })[Symbol.asyncIterator]();
  return { ...command, next: async () => String((await lines.next()).value) };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s is passed on, once, and the child’s code stands',
  async (signal) => {
    const command = start(CHILD, '--ends');
    await command.next();
    command.process.kill(signal);
    const { code, stdout } = await command.ended;
    expect(code).toBe(9);
    expect(stdout.split('\n').slice(1)).toEqual([signal, '']);
  },
);

test('a child that heeds no signal is killed by the second one, which is 137', async () => {
  const command = start(CHILD);
  const [, pid] = (await command.next()).split(' ');
  command.process.kill('SIGINT');
  expect([await command.next(), await command.next()]).toEqual(['SIGINT', 'still here']);
  command.process.kill('SIGINT');
  expect(await command.ended).toMatchObject({ code: 137 });
  expect(isAlive(Number(pid))).toBe(false);
});

test('a signal reaches what the child started, and a child that does not listen ends by it', async () => {
  const command = startCommand(['exec', '--', 'sh', '-c', 'sleep 600 & echo $!; wait']);
  const pid = Number(await command.firstLine);
  command.process.kill('SIGTERM');
  expect(await command.ended).toMatchObject({ code: 143 });
  expect(isAlive(pid)).toBe(false);
});

test('a Ctrl-C ends what the child started too, though a shell’s background jobs do not hear it', async () => {
  const command = startCommand(['exec', '--', 'sh', '-c', 'sleep 600 & echo $!; wait']);
  const pid = Number(await command.firstLine);
  command.process.kill('SIGINT');
  expect(await command.ended).toMatchObject({ code: 130 });
  expect(isAlive(pid)).toBe(false);
});

test('the folder of certificates goes also when a signal ends the child', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-signals-'));
  const command = startCommand(['exec', '--intercept', '--', 'sh', '-c', 'echo $SSL_CERT_FILE; sleep 600'], {
    TMPDIR: folder,
  });
  const bundle = await command.firstLine;
  expect(readFileSync(bundle, 'utf8')).toContain('BEGIN CERTIFICATE');
  command.process.kill('SIGTERM');
  expect(await command.ended).toMatchObject({ code: 143 });
  expect(() => readFileSync(bundle)).toThrow('ENOENT');
});
