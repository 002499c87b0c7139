import type { RuleList } from '../../engine/rules/parse-rule.ts';
import type { FaultDocument, ReplyDocument } from '../../engine/rules/rule-documents.ts';
import { isSnapshot } from '../../engine/snapshot/parse.ts';
import type { ContractReport, CoverageReport } from '../../report/report.ts';
import type { Violation } from '../../report/violation.ts';
import { DEFAULT_SANDBOX } from '../address.ts';
import { type Advance, type Advanced, advanceClock } from '../control/advance.ts';
import { answerCall, failCall, hangUpCall, type Speaker, sayInCall } from '../control/call-actions.ts';
import {
  type CallFacts,
  type CallPage,
  type CallQuery,
  type CallRequest,
  createCall,
  getCall,
  listCalls,
} from '../control/calls.ts';
import {
  type ClockFacts,
  freezeClock,
  getClock,
  jumpClock,
  type Rewound,
  rewindClock,
  runClock,
  settleClock,
  stepClock,
} from '../control/clock.ts';
import { type CoverageQuery, getCoverage } from '../control/coverage.ts';
import {
  type DeliveryFacts,
  type DeliveryPage,
  type DeliveryQuery,
  getDelivery,
  listDeliveries,
  redeliver,
} from '../control/deliveries.ts';
import { clearInbox, getInbox, type InboxFacts } from '../control/inbox.ts';
import { clearJournal, getJournalEntry, type JournalPage, listJournal } from '../control/journal.ts';
import type { PageQuery } from '../control/page-query.ts';
import type { ResourceQuery } from '../control/resource-list.ts';
import { listResources, type ResourcePage } from '../control/resources.ts';
import { addRule, clearRules, listRules, type RuleFacts, removeRule } from '../control/rules.ts';
import { openSandbox } from '../control/sandboxes.ts';
import { loadScenario, loadScenarioDocument, resetSandbox } from '../control/scenarios.ts';
import { getSnapshot, putSnapshot } from '../control/snapshot.ts';
import type { Move } from '../control/time-input.ts';
import { type VerifyRequest, verifyJournal } from '../control/verify.ts';
import { listen } from '../http/listener.ts';
import type { JournalEntryDetail } from '../journal/render.ts';
import type { Verification } from '../journal/verify/verify.ts';
import type { MockServer } from '../mock-server.ts';
import type { ReportChoice } from '../report/collect-report.ts';
import type { Sandbox } from '../sandbox.ts';
import type { NamedSnapshot } from '../snapshot-secrets.ts';
import { createExpressHandler, type ExpressHandler } from './express.ts';
import { type FetchInput, fetchFrom } from './fetch.ts';

/** A sandbox of a mock, to be asked, moved in time and looked into. */
export interface MockSandbox {
  readonly name: string;
  readonly clock: MockClock;
  readonly calls: MockCalls;
  readonly resources: { list(query?: ResourceQuery): ResourcePage };
  /** Responses that a test writes for given requests, before those of the scenario. */
  readonly replies: MockRules<ReplyDocument>;
  /** Failures that a test makes on purpose, before those of the scenario. */
  readonly faults: MockRules<FaultDocument>;
  /** What the client got wrong, since the mock was made: all that is kept, oldest first. */
  readonly violations: { list(): readonly Violation[] };
  /** What the sandbox's clients have touched of the contracts, since the mock was made; `mock.coverage` is of all sandboxes. */
  readonly coverage: { get(query?: CoverageQuery): CoverageReport };
  /** The requests that were answered, since the last reset. */
  readonly journal: MockJournal;
  /** The world as one document: what a bug report, or a demo, is kept as. */
  readonly snapshot: MockSnapshot;
  /** The webhooks that have fallen due, with what came of them. */
  readonly deliveries: MockDeliveries;
  /** What was posted to the built-in receiver `/_ringback/inbox/NAME`. */
  inbox(name: string): MockInbox;
  /** Asks the mock through no socket: a path such as `/voiceos/conversations`, or a URL of the vendor's own host. */
  fetch(input: FetchInput, init?: RequestInit): Promise<Response>;
  /** Puts the sandbox back to the beginning of its scenario, at the same start. */
  reset(): void;
  /** Starts the sandbox afresh from a scenario: its name, or the document of its file, which may be a snapshot's. */
  load(scenario: string | object): void;
  /** Drops the world: the name's next use begins another. What was seen of it stays for reports. */
  drop(): void;
}

/** The world of a sandbox as one document, which answers the same bytes wherever it is put. */
export interface MockSnapshot {
  /** Values of secrets are left out: they stand there by names, which are listed as `secrets`. */
  get(): NamedSnapshot;
  /** Goes on from a recorded world. Values of secrets are taken from the environment, by their names. */
  put(snapshot: object): void;
}

/** The time of a sandbox. Durations are written `30s`, `1h30m`; instants in ISO 8601. */
export interface MockClock {
  get(): ClockFacts;
  /** Goes on through everything that is due, and says what happened: `advance('30s')`. */
  advance(by: string | Advance): Promise<Advanced>;
  jump(by: string | Move): ClockFacts;
  rewind(by: string | Move): Rewound;
  /** Stops where it is, or at an instant ahead: `freeze({ at: '2026-01-01T10:00:00Z' })`. */
  freeze(options?: { readonly at?: string }): ClockFacts;
  run(rate?: number): ClockFacts;
  step(by?: string): ClockFacts;
  /** Waits until everything that is due by now was delivered, or has failed its attempt. */
  settle(): Promise<ClockFacts>;
}

/** The calls of a sandbox as they truly are. Ids are the call's own, or any provider's. */
export interface MockCalls {
  list(query?: CallSelection): CallPage;
  get(id: string): CallFacts;
  create(request: CallRequest): CallFacts;
  hangUp(id: string, options?: { readonly by?: Speaker }): CallFacts;
  answer(id: string): CallFacts;
  fail(id: string, options?: { readonly reason?: string }): CallFacts;
  say(id: string, message: { readonly by?: Speaker; readonly text: string }): CallFacts;
}

/** A list of replies or faults. Documents are as in scenarios. */
export interface MockRules<Document> {
  /** Throws a ControlProblem with all that is wrong with it. */
  add(document: Document): { readonly id: string };
  /** In the order in which they are looked at. */
  list(): readonly RuleFacts[];
  remove(id: string): void;
  /** Takes out the scenario's own too; they are back after a reset. */
  clear(): void;
}

/** Which calls are asked for. */
export interface CallSelection extends CallQuery {
  readonly state?: CallFacts['state'] | undefined;
}

export interface MockJournal {
  list(query?: PageQuery): JournalPage;
  get(id: string, options?: { readonly canonical?: boolean }): JournalEntryDetail;
  /**
   * Whether there were such requests since the last reset:
   * `verify({ operation: 'createConversation', body: { agent_id: 'a1' }, times: 1 })`. Throws a ControlProblem where
   * the question names what there is not.
   */
  verify(request?: VerifyRequest): Verification;
  clear(): void;
}

export interface MockDeliveries {
  list(query?: DeliveryQuery): DeliveryPage;
  get(id: string, options?: { readonly canonical?: boolean }): DeliveryFacts;
  /** Delivers once more, with the same id. */
  redeliver(id: string): Promise<DeliveryFacts>;
}

export interface MockInbox {
  list(): InboxFacts;
  clear(): void;
}

/** A mock in this process. Its own members are those of the sandbox `default`. */
export interface Mock extends MockSandbox {
  /** Listens on a port of this machine; port 0, the default, takes any free one. */
  listen(options?: { readonly port?: number; readonly host?: string }): Promise<Listening>;
  /** The mock as an Express application, to be mounted in another. */
  express(): ExpressHandler;
  /** What the client got wrong, and what it never touched, over all sandboxes since the mock was made. */
  report(choice?: ReportChoice): ContractReport;
  /** A sandbox by its name; it is made on first use. */
  sandbox(name: string): MockSandbox;
  /** Lets what is being answered finish, and gives back ports and threads. */
  close(): Promise<void>;
}

export interface Listening {
  /** Such as `http://127.0.0.1:49152`; a provider's base URL is below it. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
}

/** The library's face of a server. */
export function createMockFacade(server: MockServer): Mock {
  const closers: (() => Promise<void>)[] = [];
  const closing = new AbortController();
  return {
    ...createSandboxFacade(server, closing.signal, DEFAULT_SANDBOX),
    coverage: { get: (query) => getCoverage(server, undefined, query) },
    report: (choice) => server.report(choice),
    sandbox: (name) => createSandboxFacade(server, closing.signal, name),
    express: () => createExpressHandler(server),
    async listen({ port = 0, host = '127.0.0.1' } = {}) {
      const listener = await listen((incoming) => server.answer(incoming), { host, port });
      closers.push(() => listener.close());
      return {
        url: `http://${host.includes(':') ? `[${host}]` : host}:${listener.port}`,
        host,
        port: listener.port,
      };
    },
    async close() {
      closing.abort(new Error('The mock was closed.'));
      await Promise.all(closers.splice(0).map((close) => close()));
      await server.close();
    },
  };
}

/** The world behind a name is looked up at each use: it may have left when idle, and come anew. */
function createSandboxFacade(server: MockServer, closing: AbortSignal, name: string): MockSandbox {
  const open = (): Sandbox => openSandbox(server, name);
  open();
  return {
    name,
    clock: createClockFacade(open),
    calls: createCallsFacade(server, open),
    resources: { list: (query) => listResources(server, open(), query) },
    replies: createRulesFacade(server, open, 'replies'),
    faults: createRulesFacade(server, open, 'faults'),
    violations: { list: () => open().findings.list() },
    coverage: { get: (query) => getCoverage(server, name, query) },
    journal: {
      list: (query) => listJournal(open(), query),
      get: (id, options) => getJournalEntry(open(), id, options),
      verify: (request) => verifyJournal(server, open(), request),
      clear: () => clearJournal(open()),
    },
    snapshot: {
      get: () => getSnapshot(open()),
      put: (snapshot) => putSnapshot(server, open(), snapshot),
    },
    deliveries: {
      list: (query) => listDeliveries(open(), query),
      get: (id, options) => getDelivery(open(), id, options),
      redeliver: (id) => redeliver(open(), id),
    },
    inbox: (inbox) => ({
      list: () => getInbox(open(), inbox),
      clear: () => clearInbox(open(), inbox),
    }),
    fetch: (input, init) =>
      fetchFrom(
        server.answer,
        input,
        init,
        name === DEFAULT_SANDBOX ? {} : { 'ringback-sandbox': name },
        closing,
      ),
    reset: () => resetSandbox(open()),
    load(scenario) {
      if (typeof scenario === 'string') loadScenario(server, open(), scenario);
      else if (isSnapshot(scenario)) putSnapshot(server, open(), scenario);
      else loadScenarioDocument(server, open(), scenario);
    },
    drop: () => void server.sandboxes.drop(name),
  };
}

function createClockFacade(open: () => Sandbox): MockClock {
  return {
    get: () => getClock(open()),
    advance: (by) => advanceClock(open(), typeof by === 'string' ? { by } : by),
    jump: (by) => jumpClock(open(), typeof by === 'string' ? { by } : by),
    rewind: (by) => rewindClock(open(), typeof by === 'string' ? { by } : by),
    freeze: (options) => freezeClock(open(), options),
    run: (rate = 1) => runClock(open(), { rate }),
    step: (by = '1s') => stepClock(open(), { by }),
    settle: () => settleClock(open()),
  };
}

function createCallsFacade(server: MockServer, open: () => Sandbox): MockCalls {
  return {
    list: (query) => listCalls(server, open(), query),
    get: (id) => getCall(server, open(), id),
    create: (request) => createCall(server, open(), request),
    hangUp: (id, options) => hangUpCall(server, open(), id, options),
    answer: (id) => answerCall(server, open(), id),
    fail: (id, options) => failCall(server, open(), id, options),
    say: (id, message) => sayInCall(server, open(), id, message),
  };
}

function createRulesFacade(server: MockServer, open: () => Sandbox, list: RuleList): MockRules<object> {
  return {
    add: (document) => addRule(server, open(), list, document),
    list: () => listRules(open(), list),
    remove: (id) => removeRule(open(), list, id),
    clear: () => clearRules(open(), list),
  };
}
