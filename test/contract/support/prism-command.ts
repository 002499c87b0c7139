import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { MockRequest } from '../../../src/core/exchange.ts';

/** The real `prism mock` command over a bundled spec. */
export interface PrismCommand {
  send(
    request: MockRequest,
    signal?: AbortSignal,
  ): Promise<{ readonly status: number; readonly body: string }>;
  stop(): Promise<void>;
}

/** Starts the command on a free port of this machine, and waits for the line that says it listens. */
export async function startPrismCommand(name: string): Promise<PrismCommand> {
  const script = createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js');
  const spec = fileURLToPath(new URL(`../../../specs/${name}.yaml`, import.meta.url));
  const child = spawn(process.execPath, [script, 'mock', '--port', '0', '--host', '127.0.0.1', spec], {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 120_000,
  });
  const base = await readAddress(child.stdout);
  return {
    send: async ({ method, path, query, headers, body }, signal) => {
      const response = await fetch(`${base}${path}${query === '' ? '' : `?${query}`}`, {
        method,
        headers,
        ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
        ...(signal ? { signal } : {}),
      });
      return { status: response.status, body: await response.text() };
    },
    stop: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}

async function readAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /Prism is listening on (http:\/\/[\d.:]+)/.exec(line)?.[1];
    if (address === undefined) continue;
    // What it logs from now on has to go somewhere, or it would stand still.
    output.resume();
    return address;
  }
  throw new Error('Failed to start the Prism command: it ended without listening.');
}
