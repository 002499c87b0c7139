import { get as getPlainly } from 'node:http';
import { get as getSecurely } from 'node:https';
import { Command, Option } from 'commander';
import { CommandError, EXIT } from '../exit-code.ts';
import type { Output } from '../output.ts';

const TIMEOUT_MS = 3000;

/** `ringback health`: exit 0 when a mock answers, for a container's health check. */
export function healthCommand(output: Output): Command {
  return new Command('health')
    .description('say whether a running mock is well; exits with 0 or 1')
    .addOption(
      new Option('--url <url>', 'where the mock is')
        .env('RINGBACK_URL')
        .default(`http://127.0.0.1:${process.env.RINGBACK_PORT || 4010}`),
    )
    .option('--json', 'print the answer as JSON')
    .action(async ({ url, json }: { url: string; json?: boolean }) => {
      const answer = await askHealth(url);
      output.data(json ? JSON.stringify(answer) : answer.status);
    });
}

async function askHealth(url: string): Promise<{ readonly status: string }> {
  if (!URL.canParse(url)) {
    throw new CommandError(
      `Failed to read the URL "${url}": it is none. Write http://127.0.0.1:4010.`,
      EXIT.usage,
    );
  }
  const status = await askStatus(new URL('/_ringback/health', url)).catch(() => undefined);
  if (status === undefined) {
    throw new CommandError(
      `Failed to reach "${url}": no answer. Start one with \`ringback serve\`.`,
      EXIT.failed,
    );
  }
  if (status !== 200)
    throw new CommandError(`Failed the health check at "${url}": status ${status}.`, EXIT.failed);
  return { status: 'ok' };
}

/** Not by `fetch`, which asks no port that browsers keep away from, such as SIP's: a mock may be at any. */
function askStatus(address: URL): Promise<number | undefined> {
  const get = address.protocol === 'https:' ? getSecurely : getPlainly;
  return new Promise((resolve, reject) => {
    get(address, { agent: false, signal: AbortSignal.timeout(TIMEOUT_MS) }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}
