/** Whether a header is what socket, client and machine decide, by its name in lower case: no part of what was meant. */
export function isAccidentalHeader(name: string): boolean {
  return ACCIDENTAL_HEADERS.has(name) || ACCIDENTAL_PREFIX.test(name);
}

const ACCIDENTAL_HEADERS = new Set([
  ...[
    'accept-encoding',
    'accept-language',
    'connection',
    'content-length',
    'date',
    'expect',
    'forwarded',
    'host',
  ],
  ...[
    'keep-alive',
    'origin',
    'priority',
    'proxy-connection',
    'referer',
    'server-timing',
    'te',
    'traceparent',
  ],
  ...['tracestate', 'transfer-encoding', 'upgrade', 'upgrade-insecure-requests', 'user-agent', 'via'],
  ...['x-request-id', 'x-correlation-id', 'x-real-ip'],
]);
const ACCIDENTAL_PREFIX = /^(?:sec-|x-forwarded-)/;
