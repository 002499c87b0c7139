import { Buffer } from 'node:buffer';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import express from 'express';
import { DEFAULT_SANDBOX } from '../address.ts';
import type { Streaming } from '../events/event-streams.ts';
import { writeAnswer } from '../http/listener.ts';
import { flattenHeaders } from '../http/request-headers.ts';
import type { Outgoing } from '../message.ts';
import type { MockServer } from '../mock-server.ts';
import { NO_PIECES } from '../pieces.ts';
import { problemAnswer } from '../problem.ts';
import { ControlProblem } from './control-problem.ts';
import { type GateOptions, refuseForeign } from './gate.ts';
import { MethodProblem, matchOperation, readRequest } from './read-request.ts';
import { type ControlRequest, ROUTES, type Route } from './routes.ts';
import { openSandbox, refuseSandboxName } from './sandboxes.ts';
import { type Bearer, createTokens, type Tokens } from './token.ts';

/** How a control API is reached. */
export interface ControlApiOptions extends GateOptions {
  /** Opens everything; must not be empty. */
  readonly token: string;
  /** Is told of errors of ours; the client gets a 500 that says nothing of them. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/**
 * The control API of a server, as `specs/control.yaml` describes it. What a request has to pass, in this order: its
 * host, its origin, its token, its path and method, its sandbox, and the spec. Health and readiness pass at once.
 */
export function createControlApi(server: MockServer, options: ControlApiOptions): RequestListener {
  const tokens = createTokens(options.token, server.sandboxes);
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const outgoing = await answer(server, tokens, options, request).catch((error: unknown) =>
      request.readableAborted ? undefined : answerError(error, options),
    );
    // A client that went away while it was sending is nobody to answer.
    if (typeof outgoing === 'function') outgoing(response, SAFE_HEADERS);
    else if (outgoing)
      writeAnswer(response, { ...outgoing, headers: { ...SAFE_HEADERS, ...outgoing.headers } });
    else response.destroy();
  };
  const app = express();
  app.disable('x-powered-by');
  app.use(handle);
  // What is no path, Express tries to read as an URL: it would answer by itself, before anything was looked at.
  return (request, response) =>
    void (isPath(request.url) ? app(request, response) : handle(request, response));
}

function isPath(target = '/'): boolean {
  return target.startsWith('/');
}

/** Nothing here is for a browser to guess at, run or keep. */
const SAFE_HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
};

async function answer(
  server: MockServer,
  tokens: Tokens,
  options: ControlApiOptions,
  request: IncomingMessage,
): Promise<Outgoing | Streaming> {
  const { method = 'GET', url = '/' } = request;
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const query = mark < 0 ? '' : url.slice(mark + 1);
  const open = OPEN_PATHS.get(path);
  if (open && (method === 'GET' || method === 'HEAD')) return toJson(200, open(server));
  refuseForeign(request, options);
  const bearer = tokens.whoIs(request.headers.authorization);
  if (!bearer) throw noToken();

  const contract = server.controlContract();
  const match = matchOperation(contract, method, path);
  const route = Object.hasOwn(ROUTES, match.operation.id) ? ROUTES[match.operation.id] : undefined;
  if (!route) throw new Error(`Failed to run "${match.operation.id}": nothing does it. Add it to ROUTES.`);
  const named = new URLSearchParams(query).get('sandbox');
  const sandboxName = named ?? DEFAULT_SANDBOX;
  refuseSandboxName(sandboxName);
  refuseOutOfScope(bearer, route, route.scope === 'run' ? named : sandboxName);
  const values = await readRequest(contract, match, request, query);
  const asked: ControlRequest = {
    ...{ server, tokens, sandboxName },
    sandbox: () => openSandbox(server, sandboxName),
    path: match.path,
    query: values.query,
    body: values.body,
    headers: flattenHeaders(request.headers),
  };
  if ('stream' in route) return method === 'HEAD' ? headOfStream : route.stream(asked);
  const result = await route.run(asked);
  if (route.status === 204) return { status: 204, headers: {}, body: NO_PIECES };
  if (route.text) return toText(route.text, String(result));
  return toJson(route.statusOf?.(result) ?? route.status, result);
}

/** Who asks for the head alone gets it and no place among those who read, as nothing that follows would reach them. */
function headOfStream(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream' }).end();
}

/** What is answered to anybody. */
const OPEN_PATHS = new Map<string, (server: MockServer) => unknown>([
  ['/health', () => ({ status: 'ok' })],
  ['/ready', ({ providers }) => ({ status: 'ready', providers: providers.map(({ name }) => name) })],
]);

/** @param sandboxName null where the request is about more than one. */
function refuseOutOfScope(bearer: Bearer, { scope }: Pick<Route, 'scope'>, sandboxName: string | null): void {
  if (bearer.kind === 'admin' || scope === 'any') return;
  if (scope !== 'server' && bearer.name === sandboxName) return;
  throw new ControlProblem(
    403,
    'RINGBACK_CONTROL_SCOPE',
    `Failed to open more than sandbox "${bearer.name}": the token opens that one alone. Name it with ?sandbox=${bearer.name}, or use the admin token.`,
  );
}

function noToken(): ControlProblem {
  return new ControlProblem(
    401,
    'RINGBACK_CONTROL_TOKEN',
    'Failed to open the control API: there is no token, or it opens nothing. Send "Authorization: Bearer" with the admin token.',
  );
}

function answerError(error: unknown, { onError }: ControlApiOptions): Outgoing {
  if (error instanceof ControlProblem) {
    const outgoing = problemAnswer(error);
    return { ...outgoing, headers: { ...outgoing.headers, ...headersOf(error) } };
  }
  onError?.(error);
  return problemAnswer({
    status: 500,
    title: 'Internal Server Error',
    detail: 'Failed to answer: the fault is ours. Look at what the server wrote to stderr, and report it.',
    code: 'RINGBACK_CONTROL_INTERNAL',
  });
}

function headersOf(problem: ControlProblem): Outgoing['headers'] {
  if (problem instanceof MethodProblem) return { Allow: problem.allow.join(', ') };
  return problem.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {};
}

function toText({ mediaType, headers }: NonNullable<Route['text']>, text: string): Outgoing {
  return { status: 200, headers: { 'Content-Type': mediaType, ...headers }, body: [Buffer.from(text)] };
}

function toJson(status: number, value: unknown): Outgoing {
  return {
    status,
    headers: { 'Content-Type': 'application/json' },
    body: [Buffer.from(JSON.stringify(value))],
  };
}
