import type { Interception, RunningServer } from '../../index.ts';
import type { Output } from '../output.ts';
import { toStartError } from '../start-error.ts';

/** Opens the proxy that a child's requests go by, and says at once which hosts it refuses. */
export async function interceptChild(
  server: RunningServer,
  allowHosts: readonly string[],
  output: Output,
): Promise<Interception> {
  if (!readsProxyVariables(process.versions.node)) {
    output.progress(
      `ringback: note: Node ${process.versions.node} does not read proxy variables (22.21 and 24.5 do). What it asks for by itself is not intercepted.`,
    );
  }
  try {
    return await server.intercept({
      allowHosts,
      onRefused: (host) =>
        output.progress(
          `ringback: refused ${host}: no spec names it. To let it through: --allow-host ${host}`,
        ),
      onUntrusted: (host) =>
        output.progress(
          `ringback: a client of ${host} does not trust the authority of this run: see docs/exec.md for which variables clients read`,
        ),
    });
  } catch (error) {
    throw toStartError(error);
  }
}

/** What a summary says of the hosts that were refused; nothing where there were none. */
export function refusedText(interception: Interception): string | undefined {
  const { hosts, dropped } = interception.refused();
  if (hosts.length === 0) return undefined;
  const rows = hosts.map(({ host, count }) => `  ${host} ${count === 1 ? 'once' : `${count} times`}`);
  const more = dropped > 0 ? [`  and ${dropped} more, to hosts that there was no room for`] : [];
  return ['refused by --intercept:', ...rows, ...more].join('\n');
}

/** Whether a Node's own clients go by a proxy when the environment says so. */
function readsProxyVariables(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21);
}
