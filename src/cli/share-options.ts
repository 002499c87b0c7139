import type { Command } from 'commander';
import type { ShareChoice } from '../index.ts';
import { option } from './mock-options.ts';
import { parseCount } from './parse-options.ts';
import { isOn, switchOption } from './switch-option.ts';

/** How a mock is shared, as flags. */
export interface ShareFlags {
  readonly sandboxHost: readonly string[];
  readonly sandboxIdle?: string;
  readonly maxSandboxes?: number;
  readonly publicUrl?: string;
  readonly trustProxy?: boolean;
}

/** Adds the flags of a mock that is shared, which the environment fills in. */
export function addShareOptions(command: Command): Command {
  return command
    .addOption(
      option(
        '--sandbox-host <pattern>',
        'hosts that name a sandbox, such as *.mocks.corp; may be repeated, or with commas between',
        'SANDBOX_HOST',
      )
        .argParser((text: string, before: readonly string[]) => [...before, ...text.split(',')])
        .default([]),
    )
    .addOption(
      option(
        '--sandbox-idle <duration>',
        'how long a sandbox stays without a request (default: 1h)',
        'SANDBOX_IDLE',
      ),
    )
    .addOption(
      option(
        '--max-sandboxes <count>',
        'how many sandboxes there may be at a time (default: 20000)',
        'MAX_SANDBOXES',
      ).argParser(parseCount),
    )
    .addOption(
      option('--public-url <url>', 'where clients reach the mock, for links in bodies', 'PUBLIC_URL'),
    )
    .addOption(
      switchOption(
        '--trust-proxy',
        'makes links in bodies by the forwarding headers of a proxy',
        'TRUST_PROXY',
      ),
    );
}

/** The flags as the library takes them. */
export function toShareChoice(flags: ShareFlags): ShareChoice {
  const { sandboxHost: sandboxHosts, sandboxIdle, maxSandboxes, publicUrl } = flags;
  return {
    ...{ sandboxHosts, sandboxIdle, maxSandboxes, publicUrl },
    trustProxy: isOn(flags.trustProxy, 'TRUST_PROXY'),
  };
}
