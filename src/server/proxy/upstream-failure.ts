import type { ProblemDetails } from '../problem.ts';

/** How an upstream failed: what the client is told, and what the report counts. */
export type UpstreamFailure = ProblemDetails;

/** Tells an upstream that gives no answer by the code of the error. The error's own sentence may quote what was sent. */
export function failureOf(error: unknown, origin: string): UpstreamFailure {
  const code = codeOf(error);
  if (code === TIMED_OUT)
    return failureWith(504, 'RINGBACK_PROXY_TIMEOUT', origin, 'it took too long', 'Try again');
  if (UNREACHABLE.has(code)) {
    return failureWith(
      502,
      'RINGBACK_PROXY_UNREACHABLE',
      origin,
      code,
      'Look whether it runs, and at --upstream',
    );
  }
  if (CERTIFICATE.test(code)) {
    return failureWith(502, 'RINGBACK_PROXY_TLS', origin, code, 'Trust its CA with NODE_EXTRA_CA_CERTS');
  }
  return failureWith(502, 'RINGBACK_PROXY_BROKEN', origin, code, 'It broke off, or spoke no HTTP');
}

/** An upstream that was waited for in vain. */
export function timedOut(): Error {
  return Object.assign(new Error('the upstream took too long'), { code: TIMED_OUT });
}

/** More requests than are passed on at once. */
export const TOO_BUSY: ProblemDetails = {
  status: 503,
  title: 'Too many requests under way',
  detail: 'Failed to pass the request on: too many are under way. Send fewer at once.',
  code: 'RINGBACK_PROXY_BUSY',
};

const TIMED_OUT = 'RINGBACK_PROXY_TIMEOUT';
const UNREACHABLE: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'ENETDOWN'],
]);
const CERTIFICATE = /CERT|^ERR_TLS|^ERR_SSL|^UNABLE_TO_|^EPROTO$/;

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{0,60}$/.test(code) ? code : 'EUNKNOWN';
}

function failureWith(
  status: number,
  code: string,
  origin: string,
  why: string,
  remedy: string,
): UpstreamFailure {
  const title = status === 504 ? 'The upstream took too long' : 'The upstream gave no answer';
  return { status, title, detail: `Failed to ask "${origin}": ${why}. ${remedy}.`, code };
}
