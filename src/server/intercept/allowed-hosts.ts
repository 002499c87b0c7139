import { ChoiceError } from '../choice-error.ts';

/** A host and port that a client wants to reach; the host in lower case, without brackets. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

/** Whether a target was allowed. */
export type AllowedHosts = (target: Target) => boolean;

/**
 * Reads which hosts may be reached: `HOST`, `HOST:PORT`, or `*.DOMAIN` for every name below a domain.
 *
 * @throws ChoiceError for what is none of these.
 */
export function readAllowedHosts(texts: readonly string[]): AllowedHosts {
  const patterns = texts.map(toPattern);
  return (target) => patterns.some((pattern) => matches(pattern, target));
}

/** Reads `host:port`, as a CONNECT has it; undefined for what is none. */
export function parseTarget(text: string): Target | undefined {
  const [, host, port] = TARGET.exec(text) ?? [];
  if (!host || !port || Number(port) === 0 || Number(port) > 65_535) return undefined;
  return { host: normalHost(host), port: Number(port) };
}

/** A host's one form: lower case, no brackets, no final dot. */
export function normalHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}

/** With its port where that is not the scheme's own. */
export function nameOf({ host, port }: Target, usual: 80 | 443): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return port === usual ? name : `${name}:${port}`;
}

const HOST = '(?:[A-Za-z0-9_-]+\\.)*[A-Za-z0-9_-]+\\.?|\\[[0-9A-Fa-f:.]+\\]';
const TARGET = new RegExp(`^(${HOST}):(\\d{1,5})$`);
const PATTERN = new RegExp(`^(\\*\\.)?(${HOST})(?::(\\d{1,5}))?$`);

interface Pattern {
  readonly host: string;
  readonly isDomain: boolean;
  /** Undefined for any. */
  readonly port: number | undefined;
}

function toPattern(text: string): Pattern {
  const [, star, host, port] = PATTERN.exec(text) ?? [];
  if (!host) {
    throw new ChoiceError(
      'RINGBACK_INTERCEPT_ALLOW',
      `Failed to allow "${text}": it is no host. Write api.example.com, api.example.com:8443 or *.example.com.`,
    );
  }
  return {
    host: normalHost(host),
    isDomain: star !== undefined,
    port: port === undefined ? undefined : Number(port),
  };
}

function matches({ host, isDomain, port }: Pattern, target: Target): boolean {
  if (port !== undefined && port !== target.port) return false;
  return isDomain ? target.host.endsWith(`.${host}`) : target.host === host;
}
