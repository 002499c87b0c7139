import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const TOOL = fileURLToPath(new URL('../../tools/prism.ts', import.meta.url));

function run(...args: readonly string[]) {
  return spawn(process.execPath, [TOOL, ...args], { stdio: ['ignore', 'pipe', 'pipe'], timeout: 60_000 });
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text;
}

test.each([[[]], [['nope']]])('without the name of a spec it lists what there is: %j', async (args) => {
  const child = run(...args);
  const [said, [status]] = await Promise.all([textOf(child.stderr), once(child, 'exit')]);
  expect(status).toBe(2);
  expect(said).toMatch(/Name one of .*elevenlabs, ovia, voiceable, voiceos\./);
});

test("the command's flags and exit code are passed on", async () => {
  const child = run('voiceos', '--no-such-flag-of-prism', '--port', 'x');
  const [status] = await once(child, 'exit');
  expect(status).toBe(1);
});

test('a signal ends the command and the tool', async () => {
  const child = run('ovia', '--port', '0');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('Prism is listening')) break;
  }
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
});
