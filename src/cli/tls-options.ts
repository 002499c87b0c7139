import type { Command } from 'commander';
import type { TlsChoice } from '../index.ts';
import { option } from './mock-options.ts';
import { isOn, switchOption } from './switch-option.ts';

/** Whether and how a mock answers over TLS, as flags. */
export interface TlsFlags {
  readonly tls?: boolean;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly tlsCa?: string;
}

/** Adds the flags of TLS, which the environment fills in. */
export function addTlsOptions(command: Command): Command {
  return command
    .addOption(switchOption('--tls', 'answer https as well as http on the mock’s port', 'TLS'))
    .addOption(
      option(
        '--tls-cert <file>',
        'a certificate of your own in PEM, in place of one that is made',
        'TLS_CERT',
      ),
    )
    .addOption(option('--tls-key <file>', 'the key of that certificate, in PEM', 'TLS_KEY'))
    .addOption(
      option(
        '--tls-ca <file>',
        'where to write what clients are to trust (default: ringback-ca.pem)',
        'TLS_CA',
      ),
    );
}

/** What was chosen; undefined for no TLS. A file that is named is wanted. */
export function toTlsChoice({ tls, tlsCert, tlsKey, tlsCa }: TlsFlags): TlsChoice | undefined {
  const cert = tlsCert || undefined;
  const key = tlsKey || undefined;
  return isOn(tls, 'TLS') || cert || key ? { cert, key, ca: tlsCa || undefined } : undefined;
}
