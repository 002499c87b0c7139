import { lookup as lookupAll } from 'node:dns';
import {
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { AttemptError } from '../../engine/webhooks/recorded-delivery.ts';
import { lateModules } from '../late-modules.ts';
import { type AddressClass, classifyAddress } from './address-policy.ts';

/** What is sent to a receiver. */
export interface Post {
  readonly url: URL;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where there is none. */
  readonly body: string;
}

/** What came of it. */
export type PostOutcome =
  | { readonly status: number; readonly ms: number }
  | { readonly error: AttemptError; readonly reason: string; readonly ms: number };

/** Sends to receivers, and to no place that it may not. */
export interface Postman {
  post(post: Post): Promise<PostOutcome>;
  /** Breaks off what is under way. */
  close(): void;
}

/** Real time that a receiver has to acknowledge. */
const DEADLINE_MS = 5000;
/** The same in words. */
export const DEADLINE = `${DEADLINE_MS / 1000} s`;
/** Bytes of an answer's body that are read, and thrown away, to use the connection again. */
const MAX_ANSWER_BYTES = 64 * 1024;
const POOL = { keepAlive: true, maxSockets: 256, maxFreeSockets: 16, maxTotalSockets: 1024 } as const;

/** @param allowPublic whether receivers may have public addresses. */
export function createPostman(allowPublic: boolean): Postman {
  const http = new HttpAgent(POOL);
  let https: HttpsAgent | undefined;
  const httpsAgent = (): HttpsAgent => {
    https ??= new (lateModules.https().Agent)(POOL);
    return https;
  };
  const underWay = new Set<{ destroy(error?: Error): void }>();
  const turns = createTurns(MAX_AT_ONCE);
  let isOpen = true;
  const isAllowed = (kind: AddressClass): boolean => kind === 'local' || (kind === 'public' && allowPublic);
  const lookup = checkedLookup(isAllowed);

  return {
    post({ url, method, headers, body }) {
      const host = url.hostname.replace(/^\[|\]$/g, '');
      if (isIP(host) !== 0 && !isAllowed(classifyAddress(host))) {
        return Promise.resolve({ error: 'blocked', reason: blockedReason(host), ms: 0 });
      }
      const isSecure = url.protocol === 'https:';
      const options: RequestOptions = {
        ...{ method, headers, lookup },
        agent: isSecure ? httpsAgent() : http,
        setHost: true,
      };
      const send = async (): Promise<PostOutcome> => {
        if (!isOpen) return { error: 'unreachable', reason: 'the mock was closed', ms: 0 };
        const first = await sendOnce(url, options, body, underWay);
        // A receiver may close a connection that it kept at the very instant at which it is used again.
        return first.isStale ? sendOnce(url, { ...options, agent: false }, body, underWay) : first;
      };
      // The deadline counts from its turn: a receiver is not to blame for what waits before it is asked.
      return turns.take(url.origin, send, () => ({ error: 'crowded', reason: CROWDED, ms: 0 }));
    },
    close() {
      isOpen = false;
      for (const request of underWay) request.destroy(new Error('the mock was closed'));
      http.destroy();
      https?.destroy();
    },
  };
}

/** Attempts at one origin that go on at once. */
const MAX_AT_ONCE = 200;
/** Attempts at one origin that wait for their turn. */
const MAX_IN_LINE = 5000;
const CROWDED = `${MAX_IN_LINE} deliveries wait to be sent to the same address`;

/** Asks once; `isStale` where a connection that had been kept was closed before anything came back. */
function sendOnce(
  url: URL,
  options: RequestOptions,
  body: string,
  underWay: Set<{ destroy(error?: Error): void }>,
): Promise<PostOutcome & { readonly isStale?: boolean }> {
  return new Promise((resolve) => {
    let begun = performance.now();
    let deadline: NodeJS.Timeout | undefined;
    const ms = (): number => Math.round(performance.now() - begun);
    try {
      const request = (url.protocol === 'https:' ? lateModules.https().request : httpRequest)(url, options);
      underWay.add(request);
      // From here on the receiver is asked: it is not to blame for what waits for a connection.
      request.on('socket', () => {
        begun = performance.now();
        deadline = setTimeout(() => request.destroy(new DeadlineError()), DEADLINE_MS);
      });
      request.on('error', (error) =>
        resolve({ ...failureOf(error), ms: ms(), isStale: request.reusedSocket && isClosed(error) }),
      );
      request.on('response', (response) => {
        resolve({ status: response.statusCode ?? 0, ms: ms() });
        drain(response);
      });
      // Another protocol is no acknowledgement.
      request.on('upgrade', (response, socket) => {
        resolve({ status: response.statusCode ?? 0, ms: ms() });
        socket.destroy();
      });
      request.on('close', () => {
        clearTimeout(deadline);
        underWay.delete(request);
        resolve({ error: 'unreachable', reason: 'the connection was closed', ms: ms() });
      });
      request.end(body);
    } catch (error) {
      resolve({ error: 'unsendable', reason: messageOf(error), ms: ms() });
    }
  });
}

function isClosed(error: Error & { readonly code?: string }): boolean {
  return error.code === 'ECONNRESET' || error.code === 'EPIPE';
}

interface Turns {
  /** Begins when there is room for one more of that name; where too many wait already, it is refused. */
  take<Value>(name: string, task: () => Promise<Value>, refuse: () => Value): Promise<Value>;
}

function createTurns(max: number): Turns {
  const counts = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();
  return {
    async take(name, task, refuse) {
      const count = counts.get(name) ?? 0;
      if (count < max) counts.set(name, count + 1);
      else {
        const queue = waiting.get(name) ?? [];
        if (queue.length >= MAX_IN_LINE) return refuse();
        waiting.set(name, queue);
        // Whoever ends hands its place on.
        await new Promise<void>((resolve) => queue.push(resolve));
      }
      try {
        return await task();
      } finally {
        const next = waiting.get(name)?.shift();
        if (next) next();
        else {
          const left = (counts.get(name) ?? 1) - 1;
          if (left > 0) counts.set(name, left);
          else {
            counts.delete(name);
            waiting.delete(name);
          }
        }
      }
    },
  };
}

class DeadlineError extends Error {}

class BlockedError extends Error {}

/** Resolves a name and checks what it stands for: only what was checked is connected to, whatever the name says later. */
function checkedLookup(isAllowed: (kind: AddressClass) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookupAll(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const bad = addresses.find(({ address }) => !isAllowed(classifyAddress(address)));
      if (bad) return callback(new BlockedError(blockedReason(bad.address)), []);
      const [first] = addresses;
      if (options.all) return callback(null, addresses);
      return first
        ? callback(null, first.address, first.family)
        : callback(new Error('the name has no address'), []);
    });
  };
}

function blockedReason(address: string): string {
  return classifyAddress(address) === 'public'
    ? `${address} is a public address: allow these with --webhook-public`
    : `${address} is an address that webhooks never go to`;
}

/** What is sent back beside the status is nobody's concern; too much of it ends the connection. */
function drain(response: IncomingMessage): void {
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES) response.destroy();
  });
  response.on('error', () => response.destroy());
}

function failureOf(error: unknown): { readonly error: AttemptError; readonly reason: string } {
  if (error instanceof DeadlineError)
    return { error: 'timeout', reason: `no acknowledgement within ${DEADLINE}` };
  if (error instanceof BlockedError) return { error: 'blocked', reason: error.message };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return { error: 'unresolved', reason: code };
  return { error: 'unreachable', reason: code || messageOf(error) };
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 200);
}
