import { Buffer } from 'node:buffer';
import type { Incoming, Outgoing } from './message.ts';
import { NO_PIECES } from './pieces.ts';
import { problemAnswer } from './problem.ts';
import type { Sandbox } from './sandbox.ts';
import { isInboxName } from './webhooks/inbox.ts';
import { ownHeadersOf } from './webhooks/own-headers.ts';
import { toShownHeaders, toShownQuery } from './webhooks/receiver-secrets.ts';

/** Answers the mock port's own paths, below `/_ringback`. They move no clock and are in no journal. */
export function answerOwnPath(path: string): Outgoing {
  if (path === '/health' || path === '/ready') {
    return {
      status: 200,
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
      body: [Buffer.from(JSON.stringify({ status: 'ok' }))],
    };
  }
  return problemAnswer({
    status: 404,
    title: 'Not found',
    detail: `Failed to find "/_ringback${path}": this port has /_ringback/health, /_ringback/ready and /_ringback/inbox/NAME. The control API is on the admin port.`,
    code: 'RINGBACK_ADDRESS_OWN_PATH',
  });
}

const INBOX = '/inbox/';

/** Whether an own path is that of a built-in receiver. */
export function isInboxPath(path: string): boolean {
  return path.startsWith(INBOX) && isInboxName(path.slice(INBOX.length));
}

/** The built-in receiver: it takes what is posted, and acknowledges it. */
export function answerInbox(
  sandbox: Sandbox,
  { path, query }: { readonly path: string; readonly query: string },
  { method, headers, body }: Incoming,
): Outgoing {
  if (method !== 'POST' && method !== 'PUT') {
    const problem = problemAnswer({
      status: 405,
      title: 'Method Not Allowed',
      detail: `Failed to ${method.slice(0, 20)} "/_ringback${path}": a receiver is posted to. What came is at GET ${path} of the control API.`,
      code: 'RINGBACK_INBOX_METHOD',
    });
    return { ...problem, headers: { ...problem.headers, Allow: 'POST, PUT' } };
  }
  if (body.kind !== 'bytes') {
    return problemAnswer({
      status: body.kind === 'too-large' ? 413 : 415,
      title: body.kind === 'too-large' ? 'Content Too Large' : 'Unsupported Media Type',
      detail: `Failed to take what was posted to "/_ringback${path}": it is over 1 MiB, or in a coding that is not known. Send less, or send it plain.`,
      code: 'RINGBACK_INBOX_BODY',
    });
  }
  // It may come from one of this sandbox's own subscriptions, over the network.
  const delivery = sandbox.outbox.book.find(headers['ringback-delivery'] ?? '');
  const own = delivery ? ownHeadersOf(delivery.subscription) : {};
  sandbox.inbox.receive(path.slice(INBOX.length), {
    ...{
      at: sandbox.now,
      method,
      query: toShownQuery(query),
      headers: toShownHeaders(sandbox, headers, own),
    },
    body: Buffer.from(body.bytes).toString('utf8'),
  });
  return { status: 204, headers: {}, body: NO_PIECES };
}
