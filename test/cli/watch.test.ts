import { mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from '@jest/globals';
import { type RunningCommand, startCommand } from '../support/command.ts';

let running: RunningCommand | undefined;

afterEach(async () => {
  running?.process.kill('SIGTERM');
  await running?.ended;
  running = undefined;
});

/** A mock that watches, what it says on stderr line by line, and how it is asked. */
async function serve(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  running = startCommand(
    [
      'serve',
      '--port',
      '0',
      '--admin-port',
      '0',
      '--admin-token',
      't',
      '--clock',
      'frozen',
      '--json',
      ...args,
    ],
    env,
  );
  const { stderr } = running.process;
  if (!stderr) throw new Error('Failed to read stderr: there is none. Start the command with pipes.');
  const lines = createInterface({ input: stderr })[Symbol.asyncIterator]();
  const { url, adminUrl } = JSON.parse(await running.firstLine);
  return {
    /** Waits until a line fits, and gives all up to it. */
    async says(pattern: RegExp): Promise<string> {
      let said = '';
      for (;;) {
        const { value, done } = await lines.next();
        if (done) throw new Error(`Failed to hear ${pattern}: it ended with "${said}". Look at why.`);
        said += `${value}\n`;
        if (pattern.test(value)) return said;
      }
    },
    /** How many calls a sandbox shows its client. */
    async count(sandbox: string): Promise<number> {
      const headers = { Authorization: 'Bearer any' };
      const response = await fetch(`${url}/~${sandbox}/ovia/api/v1/calls`, { headers });
      const calls: unknown = await response.json();
      return Array.isArray(calls) ? calls.length : -1;
    },
    async load(sandbox: string, scenario: object): Promise<void> {
      const response = await fetch(`${adminUrl}/scenarios/load?sandbox=${sandbox}`, {
        method: 'POST',
        headers: { Authorization: 'Bearer t', 'Content-Type': 'application/json' },
        body: JSON.stringify(scenario),
      });
      expect(response.status).toBe(200);
    },
  };
}

function scenarioOf(calls: number | string): string {
  return `ringback: scenario/1\nname: mine\ndata:\n  - calls: ${calls}\n`;
}

/** Saves as editors do: a new file takes the name of the old one. */
function save(file: string, text: string): void {
  writeFileSync(`${file}.tmp`, text);
  renameSync(`${file}.tmp`, file);
}

test('a scenario that changes is reloaded; a bad one is told with its place, and the last good one kept', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'ringback-watch-')), 'mine.yaml');
  writeFileSync(file, scenarioOf(3));
  const mock = await serve(['--scenario', file, '--watch']);
  await mock.load('other', { ringback: 'scenario/1', name: 'other', data: [{ calls: 7 }] });
  expect([await mock.count('default'), await mock.count('apart')]).toEqual([3, 3]);

  save(file, scenarioOf(5));
  expect(await mock.says(/Reloaded/)).toContain(
    `Reloaded scenario "mine" from ${file}; sandboxes that begin afresh: 2.`,
  );
  expect([await mock.count('default'), await mock.count('apart'), await mock.count('new')]).toEqual([
    5, 5, 5,
  ]);
  expect(await mock.count('other')).toBe(7);

  save(file, scenarioOf('many'));
  const told = await mock.says(/The last good scenario is kept\./);
  expect(told).toContain(`${file}:4:12: data.0.calls: a number is wanted here, and this is the text "many"`);
  expect(await mock.count('default')).toBe(5);

  writeFileSync(file, scenarioOf(2));
  await mock.says(/Reloaded/);
  expect([await mock.count('default'), await mock.count('newer'), await mock.count('other')]).toEqual([
    2, 2, 7,
  ]);
});

test('RINGBACK_WATCH watches too', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'ringback-watch-')), 'mine.yaml');
  writeFileSync(file, scenarioOf(1));
  const mock = await serve(['--scenario', file], { RINGBACK_WATCH: '1' });
  save(file, scenarioOf(2));
  await mock.says(/Reloaded/);
  expect(await mock.count('default')).toBe(2);
});
