import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../loopback.ts';
import { ControlProblem, quote } from './control-problem.ts';

/** By which names the control API may be addressed. */
export interface GateOptions {
  /** What it listens on, as it was given. */
  readonly host?: string | undefined;
  /** Further names; with a port, that port alone. */
  readonly allowHosts?: readonly string[] | undefined;
}

/**
 * Refuses what a web page could send: a name that is not the control API's own (a page whose name was bent to point
 * here), and an origin that is not its own.
 *
 * @throws ControlProblem 421 for the host, 403 for the origin.
 */
export function refuseForeign(request: IncomingMessage, { host, allowHosts = [] }: GateOptions): void {
  const { host: sent = '', origin } = request.headers;
  const { localPort = 0, localAddress = '' } = request.socket;
  const own = [...LOOPBACK, bracketed(localAddress.replace(/^::ffff:/, ''))];
  if (host !== undefined && !isEverywhere(host)) own.push(bracketed(host));
  // Beyond loopback another port may lead here, as a container's does.
  const port = host === undefined || isLoopback(host) ? localPort : undefined;
  const isOwn = own.some((name) => isNamed(sent, name, port));
  const isAllowed = allowHosts.some(
    (name) => sent.toLowerCase() === name.toLowerCase() || isNamed(sent, name),
  );
  if (!(isOwn || isAllowed) || !request.url?.startsWith('/')) {
    throw new ControlProblem(
      421,
      'RINGBACK_CONTROL_HOST',
      `Failed to accept host ${quote(sent)}: the control API is not known by that name. Use 127.0.0.1:${localPort}, or allow it with --admin-allow-host.`,
    );
  }
  if (origin === undefined || origin === `http://${sent}` || origin === `https://${sent}`) return;
  throw new ControlProblem(
    403,
    'RINGBACK_CONTROL_ORIGIN',
    `Failed to accept origin ${quote(origin)}: the control API answers no other page. Ask it from a program.`,
  );
}

/** Whether a host stands for all interfaces, and so is nobody's name. */
function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::' || host === '[::]';
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether a `Host` header is a name with a port; without a port to ask for, any will do. Port 80 may be left out. */
function isNamed(sent: string, name: string, port?: number): boolean {
  const [, host = '', sentPort] = /^(.*?)(?::(\d+))?$/.exec(sent.toLowerCase()) ?? [];
  if (host !== name.toLowerCase() || host === '') return false;
  return port === undefined || Number(sentPort ?? 80) === port;
}

/** An IPv6 address as URLs write it. */
function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}
