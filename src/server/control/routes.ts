import { PAGE_POLICY } from '../../report/render/page-policy.ts';
import type { Verdict } from '../../report/verdict.ts';
import type { Streaming } from '../events/event-streams.ts';
import type { MockServer } from '../mock-server.ts';
import type { Sandbox } from '../sandbox.ts';
import { type Advance, advanceClock } from './advance.ts';
import { answerCall, failCall, hangUpCall, type Speaker, sayInCall } from './call-actions.ts';
import { type CallQuery, type CallRequest, createCall, getCall, listCalls } from './calls.ts';
import { freezeClock, getClock, jumpClock, rewindClock, runClock, settleClock, stepClock } from './clock.ts';
import { type CoverageQuery, getCoverage } from './coverage.ts';
import { type DeliveryQuery, getDelivery, listDeliveries, redeliver } from './deliveries.ts';
import { clearInbox, getInbox } from './inbox.ts';
import { clearJournal, getJournalEntry, listJournal } from './journal.ts';
import { getMetrics } from './metrics.ts';
import type { PageQuery } from './page-query.ts';
import { getVerdict, type ReportQuery, type VerdictQuery, writeFormat } from './report.ts';
import type { ResourceQuery } from './resource-list.ts';
import { listResources } from './resources.ts';
import { addRule, clearRules, listRules, removeRule } from './rules.ts';
import {
  createSandbox,
  deleteSandbox,
  listSandboxes,
  type SandboxRequest,
  toSandboxFacts,
} from './sandboxes.ts';
import {
  listScenarios,
  loadScenario,
  loadScenarioDocument,
  loadScenarioText,
  resetSandbox,
} from './scenarios.ts';
import { getSnapshot, putSnapshot } from './snapshot.ts';
import type { Move } from './time-input.ts';
import type { Tokens } from './token.ts';
import { type VerifyRequest, verifyJournal } from './verify.ts';
import { listViolations } from './violations.ts';

/** A request to the control API that was held to its spec. */
export interface ControlRequest {
  readonly server: MockServer;
  readonly tokens: Tokens;
  /** The sandbox that the request names. */
  readonly sandboxName: string;
  /** That sandbox, made if need be. */
  readonly sandbox: () => Sandbox;
  readonly path: Readonly<Record<string, string>>;
  /** Values have the types of the spec. */
  readonly query: Readonly<Record<string, unknown>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Undefined when there is none; a text where it is YAML. */
  readonly body: unknown;
}

/** What an operation does. */
export interface Route {
  readonly status: 200 | 201 | 204;
  /** Another status that its result is answered with, where it is. */
  readonly statusOf?: (result: unknown) => number | undefined;
  /** What its result is, where that is a text and no JSON; with more headers, where it has some. */
  readonly text?: { readonly mediaType: string; readonly headers?: Readonly<Record<string, string>> };
  /**
   * What it is about: the sandbox that is named, unless it is said; a token of one opens no more than `any`.
   * `run` is the sandbox that is named, and the whole run where none is.
   */
  readonly scope?: 'any' | 'server' | 'run';
  run(request: ControlRequest): unknown;
}

/** What tells on its response for as long as there is something to tell. */
export interface StreamRoute extends Pick<Route, 'scope'> {
  readonly status: 200;
  stream(request: ControlRequest): Streaming;
}

/** What the operations of `specs/control.yaml` do, by `operationId`; health and readiness are the shell's. */
export const ROUTES: Readonly<Record<string, Route | StreamRoute>> = {
  getClock: ok(({ sandbox }) => getClock(sandbox())),
  advanceClock: ok(({ sandbox, body }) => advanceClock(sandbox(), held<Advance>(body))),
  jumpClock: ok(({ sandbox, body }) => jumpClock(sandbox(), held<Move>(body))),
  rewindClock: ok(({ sandbox, body }) => rewindClock(sandbox(), held<Move>(body))),
  freezeClock: ok(({ sandbox, body }) => freezeClock(sandbox(), held<{ at?: string }>(body ?? {}))),
  runClock: ok(({ sandbox, body }) => runClock(sandbox(), held<{ rate: number }>(body))),
  stepClock: ok(({ sandbox, body }) => stepClock(sandbox(), held<{ by: string }>(body))),
  settleClock: ok(({ sandbox }) => settleClock(sandbox())),

  listScenarios: { status: 200, scope: 'any', run: ({ server }) => listScenarios(server) },
  loadScenario: ok(({ server, sandbox, path }) => {
    loadScenario(server, sandbox(), path.name ?? '');
    return toSandboxFacts(sandbox());
  }),
  loadScenarioDocument: ok(({ server, sandbox, body }) => {
    if (typeof body === 'string') loadScenarioText(server, sandbox(), body, 'control-api');
    else loadScenarioDocument(server, sandbox(), body, 'control-api');
    return toSandboxFacts(sandbox());
  }),
  reset: ok(({ sandbox }) => {
    resetSandbox(sandbox());
    return toSandboxFacts(sandbox());
  }),

  getSnapshot: ok(({ sandbox }) => getSnapshot(sandbox())),
  putSnapshot: ok(({ server, sandbox, body }) => {
    putSnapshot(server, sandbox(), body, 'control-api');
    return toSandboxFacts(sandbox());
  }),

  listResources: ok(({ server, sandbox, query }) =>
    listResources(server, sandbox(), held<ResourceQuery>(query)),
  ),
  listCalls: ok(({ server, sandbox, query }) => listCalls(server, sandbox(), held<CallQuery>(query))),
  getCall: ok(({ server, sandbox, path }) => getCall(server, sandbox(), path.id ?? '')),
  createCall: {
    status: 201,
    run: ({ server, sandbox, body }) => createCall(server, sandbox(), held<CallRequest>(body)),
  },
  hangUpCall: ok(({ server, sandbox, path, body }) =>
    hangUpCall(server, sandbox(), path.id ?? '', held<{ by?: Speaker }>(body ?? {})),
  ),
  answerCall: ok(({ server, sandbox, path }) => answerCall(server, sandbox(), path.id ?? '')),
  failCall: ok(({ server, sandbox, path, body }) =>
    failCall(server, sandbox(), path.id ?? '', held<{ reason?: string }>(body ?? {})),
  ),
  sayInCall: ok(({ server, sandbox, path, body }) =>
    sayInCall(server, sandbox(), path.id ?? '', held<{ by?: Speaker; text: string }>(body)),
  ),

  listReplies: ok(({ sandbox }) => ({ replies: listRules(sandbox(), 'replies') })),
  addReply: {
    status: 201,
    run: ({ server, sandbox, body }) => addRule(server, sandbox(), 'replies', body),
  },
  removeReply: { status: 204, run: ({ sandbox, path }) => removeRule(sandbox(), 'replies', path.id ?? '') },
  clearReplies: { status: 204, run: ({ sandbox }) => clearRules(sandbox(), 'replies') },
  listFaults: ok(({ sandbox }) => ({ faults: listRules(sandbox(), 'faults') })),
  addFault: {
    status: 201,
    run: ({ server, sandbox, body }) => addRule(server, sandbox(), 'faults', body),
  },
  removeFault: { status: 204, run: ({ sandbox, path }) => removeRule(sandbox(), 'faults', path.id ?? '') },
  clearFaults: { status: 204, run: ({ sandbox }) => clearRules(sandbox(), 'faults') },

  listJournal: ok(({ sandbox, query }) => listJournal(sandbox(), held<PageQuery>(query))),
  clearJournal: { status: 204, run: ({ sandbox }) => clearJournal(sandbox()) },
  getJournalEntry: ok(({ sandbox, path, query }) =>
    getJournalEntry(sandbox(), path.id ?? '', { canonical: query.canonical === true }),
  ),
  verifyJournal: ok(({ server, sandbox, body }) =>
    verifyJournal(server, sandbox(), held<VerifyRequest>(body ?? {})),
  ),
  listViolations: ok(({ sandbox, query }) => listViolations(sandbox(), held<PageQuery>(query))),

  getVerdict: {
    status: 200,
    scope: 'run',
    statusOf: (result) => (held<Verdict>(result).ok ? undefined : 409),
    run: ({ server, query }) => getVerdict(server, held<VerdictQuery>(query)),
  },
  getReportJson: report('json', 'application/json'),
  getReportHtml: report('html', 'text/html; charset=utf-8', { 'Content-Security-Policy': PAGE_POLICY }),
  getReportXml: report('xml', 'application/xml'),
  getReportSarif: report('sarif', 'application/sarif+json'),
  getReportMarkdown: report('md', 'text/markdown; charset=utf-8'),
  getCoverage: {
    status: 200,
    scope: 'run',
    run: ({ server, sandboxName, query }) =>
      getCoverage(server, query.sandbox === undefined ? undefined : sandboxName, held<CoverageQuery>(query)),
  },

  listDeliveries: ok(({ sandbox, query }) => listDeliveries(sandbox(), held<DeliveryQuery>(query))),
  getDelivery: ok(({ sandbox, path, query }) =>
    getDelivery(sandbox(), path.id ?? '', { canonical: query.canonical === true }),
  ),
  redeliver: ok(({ sandbox, path }) => redeliver(sandbox(), path.id ?? '')),
  getInbox: ok(({ sandbox, path }) => getInbox(sandbox(), path.name ?? '')),
  clearInbox: { status: 204, run: ({ sandbox, path }) => clearInbox(sandbox(), path.name ?? '') },

  streamEvents: {
    status: 200,
    stream: ({ server, sandbox, headers }) => server.events.open(sandbox(), headers['last-event-id']),
  },

  getMetrics: {
    status: 200,
    scope: 'server',
    text: { mediaType: 'text/plain; version=0.0.4; charset=utf-8' },
    run: ({ server }) => getMetrics(server),
  },

  listSandboxes: { status: 200, scope: 'server', run: ({ server }) => listSandboxes(server) },
  createSandbox: {
    status: 201,
    scope: 'server',
    run: ({ server, tokens, body }) => {
      const sandbox = createSandbox(server, held<SandboxRequest>(body));
      return { ...toSandboxFacts(sandbox), token: tokens.issue(sandbox) };
    },
  },
  deleteSandbox: { status: 204, run: ({ server, sandboxName }) => deleteSandbox(server, sandboxName) },
};

function report(
  format: Parameters<typeof writeFormat>[1],
  mediaType: string,
  headers: Readonly<Record<string, string>> = {},
): Route {
  return {
    status: 200,
    scope: 'run',
    text: { mediaType, headers },
    run: ({ server, query }) => writeFormat(server, format, held<ReportQuery>(query)),
  };
}

function ok(run: Route['run']): Route {
  return { status: 200, run };
}

/** What was sent, with the type that the operation's schema gives it: it was held to that schema before. */
function held<Value>(value: unknown): Value {
  return value as Value;
}
