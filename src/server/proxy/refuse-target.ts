import type { IncomingMessage } from 'node:http';
import type { ProblemDetails } from '../problem.ts';

/**
 * Why a request is not passed on; undefined where nothing speaks against it. A proxy leads to one upstream: what
 * names another place, climbs out of the upstream's base path, or could be read in two ways is refused.
 */
export function refuseTarget({
  url = '',
  rawHeaders,
  headers,
  httpVersion,
}: IncomingMessage): ProblemDetails | undefined {
  if (!url.startsWith('/')) return badTarget('it is no path: this proxy leads to its upstream alone');
  if (/[#\\]/.test(url)) return badTarget('it has a fragment or a backslash');
  if (hasDotSegment(url))
    return badTarget('it has a segment of dots, which would climb out of the base path');
  if (countOf(rawHeaders, 'host') > 1) return badFraming('it has more than one Host');
  const coding = headers['transfer-encoding'];
  if (coding !== undefined) {
    if (httpVersion !== '1.1') return badFraming('it has a Transfer-Encoding before HTTP/1.1');
    if (coding.toLowerCase() !== 'chunked') return badFraming('its Transfer-Encoding is not "chunked"');
    if (headers['content-length'] !== undefined) return badFraming('it has a length in two ways');
  }
  return undefined;
}

/** Why a path below a mount is not passed on. */
export function refusePath(path: string): ProblemDetails | undefined {
  return path.startsWith('//') ? badTarget('it begins with two slashes, which would name a host') : undefined;
}

/** What CONNECT is told: this is no way to other hosts. */
export const NO_TUNNEL: ProblemDetails = badTarget(
  'CONNECT opens a tunnel: this proxy leads to its upstream alone',
);

function hasDotSegment(url: string): boolean {
  const path = url.split('?', 1)[0] ?? '';
  return path.split('/').some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment.split(';', 1)[0] ?? ''));
}

function countOf(rawHeaders: readonly string[], wanted: string): number {
  return rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === wanted).length;
}

function badTarget(why: string): ProblemDetails {
  return {
    status: 400,
    title: 'Bad request target',
    detail: `Failed to pass the request on: ${why}. Send it to a path of the proxy.`,
    code: 'RINGBACK_PROXY_TARGET',
  };
}

function badFraming(why: string): ProblemDetails {
  return {
    status: 400,
    title: 'Bad framing',
    detail: `Failed to pass the request on: ${why}. Send one Host, and one length or chunks.`,
    code: 'RINGBACK_PROXY_FRAMING',
  };
}
