import { parseDuration } from '../core/duration.ts';
import { ChoiceError } from './choice-error.ts';
import type { LinkPolicy } from './links/link-base.ts';

/** How a server is shared: by which hosts its sandboxes are known, how long they stay, and where clients reach it. */
export interface ShareChoice {
  /** `*.mocks.corp`: hosts whose first label names a sandbox, beside `*.localhost`. */
  readonly sandboxHosts?: readonly string[] | undefined;
  /** How long a sandbox stays without a request, such as `30m`: an hour unless it is said. */
  readonly sandboxIdle?: string | undefined;
  /** How many sandboxes there may be at a time: 20,000 unless it is said. */
  readonly maxSandboxes?: number | undefined;
  /** Where clients reach the mock, for links in bodies: `https://mock.example.com`, with a path where it has one. */
  readonly publicUrl?: string | undefined;
  /** Whether forwarding headers are a proxy's own; anybody may send them, so that they are not unless it is said. */
  readonly trustProxy?: boolean | undefined;
}

/** The same, read. */
export interface Sharing extends LinkPolicy {
  /** Domains whose names are sandboxes. */
  readonly sandboxDomains: readonly string[];
  readonly idleMs: number | undefined;
  readonly maxSandboxes: number | undefined;
}

/** Each is tried for every request. */
const MAX_HOSTS = 100;
const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
const SANDBOX_HOST = new RegExp(`^\\*\\.(${LABEL}(?:\\.${LABEL})*)$`);

/** @throws ChoiceError for a host, a span or a URL that is none. */
export function readShareChoice(choice: ShareChoice): Sharing {
  const { sandboxHosts = [], sandboxIdle, maxSandboxes, publicUrl, trustProxy = false } = choice;
  const hosts = sandboxHosts.map((host) => host.trim()).filter((host) => host !== '');
  if (hosts.length > MAX_HOSTS) {
    throw new ChoiceError(
      'RINGBACK_SERVE_SANDBOX_HOST',
      `Failed to name sandboxes by ${hosts.length} hosts: there may be ${MAX_HOSTS}. Name a domain above them.`,
    );
  }
  return {
    sandboxDomains: ['localhost', ...hosts.map(toDomain)],
    idleMs: sandboxIdle ? readIdle(sandboxIdle) : undefined,
    ...{ maxSandboxes, trustProxy },
    publicUrl: publicUrl ? readPublicUrl(publicUrl) : undefined,
  };
}

function toDomain(host: string): string {
  const [, domain] = SANDBOX_HOST.exec(host.toLowerCase()) ?? [];
  if (domain !== undefined) return domain;
  throw new ChoiceError(
    'RINGBACK_SERVE_SANDBOX_HOST',
    `Failed to name sandboxes by host "${host}": it is no pattern of hosts. Write *.mocks.corp, without a port.`,
  );
}

function readIdle(text: string): number {
  const ms = parseDuration(text);
  if (ms !== undefined && ms > 0) return ms;
  throw new ChoiceError(
    'RINGBACK_SERVE_SANDBOX_IDLE',
    `Failed to let sandboxes stay for "${text}": it is no duration above 0. Write 45s, 30m or 8h.`,
  );
}

function readPublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    url && /^https?:$/.test(url.protocol) && !(url.username || url.password || url.search || url.hash);
  if (isPlain) return url.href.replace(/\/+$/, '');
  throw new ChoiceError(
    'RINGBACK_SERVE_PUBLIC_URL',
    `Failed to make links with "${text}": it is no address that clients reach the mock by. Write https://mock.example.com, with a path where it has one.`,
  );
}
