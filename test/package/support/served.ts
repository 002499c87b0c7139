import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A `ringback serve` of the installed package. */
export interface Served {
  readonly url: string;
  readonly adminUrl: string;
  /** Sends SIGTERM; resolves with the exit code. */
  stop(): Promise<number>;
}

/** Serves on free ports; rejects where it ends before it is ready. */
export async function serve(
  command: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<Served> {
  const child = spawn(command, ['serve', '--port', '0', '--admin-port', '0', '--json'], {
    ...{ cwd, env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended: Promise<number> = once(child, 'exit').then(([code]) => Number(code ?? -1));
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([text]) => String(text)),
    ended.then((code) => {
      throw new Error(`Failed to serve: it ended with ${code} first.`);
    }),
  ]);
  const { url, adminUrl } = JSON.parse(line);
  return {
    ...{ url, adminUrl },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
