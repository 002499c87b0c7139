/**
 * Ringback as a library, and the composition root: the one place that knows which providers there are.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { elevenlabs } from '../mocks/elevenlabs/provider.ts';
import { ovia } from '../mocks/ovia/provider.ts';
import { callKind } from '../mocks/voice/kind.ts';
import { voiceable } from '../mocks/voiceable/provider.ts';
import { voiceos } from '../mocks/voiceos/provider.ts';
import { createPrism } from './contract/prism/client.ts';
import type { Defaults } from './server/beginnings.ts';
import type { Bundle } from './server/bundle.ts';
import { type CheckedFile, checkFile } from './server/check-file.ts';
import {
  composeServer,
  createBundleChecking,
  type ServerChoice,
  type WatchChoice,
} from './server/compose.ts';
import { createMockFacade, type Mock } from './server/library/mock.ts';
import { openPorts, type PortChoice, type RunningServer } from './server/ports.ts';
import { versionOf } from './server/program-version.ts';
import type { RunningProxy } from './server/proxy/open-proxy.ts';
import type { ProxyChoice } from './server/proxy/start-proxy.ts';
import { findScenarioFiles, parseScenarioText } from './server/scenario-files.ts';
import { isSnapshotText, parseSnapshotText } from './server/snapshot-files.ts';

const bundle: Bundle = {
  providers: [voiceos, voiceable, elevenlabs, ovia],
  kinds: [callKind],
  root: fileURLToPath(new URL('..', import.meta.url)),
  built: import.meta.url.endsWith('.js') ? fileURLToPath(new URL('.', import.meta.url)) : undefined,
};

/** The version of this package. */
export const version: string = versionOf(bundle.root);

/** What a mock in a test is asked to be; what is left out is the scenario's, then that of the table in the docs. */
export interface MockOptions extends ServerChoice {
  /** None are all of them. */
  readonly providers?: readonly ProviderName[] | undefined;
}

/** A provider that comes with the package. */
export type ProviderName = 'voiceos' | 'voiceable' | 'elevenlabs' | 'ovia';

/** The providers that come with the package; `basePath` stands between a provider's mount and the paths of its spec. */
export const PROVIDERS: readonly { readonly name: string; readonly basePath: string }[] =
  bundle.providers.map(({ name, basePath }) => ({ name, basePath }));

const LIBRARY_SETTINGS: Defaults = {
  seed: 1,
  clock: { mode: 'frozen' },
  start: '2026-01-01T09:00:00.000Z',
};
const SERVE_SETTINGS: Defaults = { seed: 1, clock: { mode: 'running', rate: 1 }, start: 'now' };

/**
 * Makes a mock inside this process. Nothing listens until `listen` is called; `fetch` opens no socket.
 *
 * @example
 * const mock = createMock({ providers: ['voiceos'] });
 * const response = await mock.fetch('/voiceos/conversations', { headers: { Authorization: 'Bearer any' } });
 * await mock.close();
 */
export function createMock(options: MockOptions = {}): Mock {
  return createMockFacade(composeServer(bundle, options, LIBRARY_SETTINGS));
}

const EXEC_SETTINGS: Defaults = { seed: 1, clock: { mode: 'stepping', step: 1000 }, start: 'now' };

/** What `ringback serve` is asked to be. */
export interface ServeOptions extends ServerChoice, PortChoice, WatchChoice {
  /** The command whose defaults fill in what is left out; `serve` where none is named. */
  readonly entry?: 'serve' | 'exec' | undefined;
}

/** Starts a mock with its control API, as `ringback serve` and `ringback exec` do. */
export function startServer({ entry = 'serve', ...options }: ServeOptions): Promise<RunningServer> {
  const settings = entry === 'exec' ? EXEC_SETTINGS : SERVE_SETTINGS;
  return openPorts(composeServer(bundle, options, settings), options);
}

/** Passes requests on to a vendor's own API, and holds both sides to its spec, as `ringback proxy` does. */
export async function startProxy(choice: ProxyChoice): Promise<RunningProxy> {
  const proxy = await import('./server/proxy/start-proxy.ts');
  return proxy.startProxy(bundle, choice);
}

/** Starts a mock with its control API for the tests of a run: with the seed and the clock that a mock in a test has. */
export function startTestServer(options: ServeOptions): Promise<RunningServer> {
  return openPorts(composeServer(bundle, options, LIBRARY_SETTINGS), options);
}

/** Lints specs and scenarios. Throws when a file cannot be read. */
export function checkFiles(files: readonly string[]): readonly CheckedFile[] {
  const prism = createPrism();
  const checking = createBundleChecking(bundle, prism);
  return files.map((file) => checkFile(file, { prism, checking }));
}

/** Checks the text of a scenario or a snapshot; says which it is. Throws a FileError that names each mistake's line. */
export function checkScenario(text: string, file: string): 'scenario' | 'snapshot' {
  const checking = createBundleChecking(bundle, createPrism());
  if (isSnapshotText(text)) {
    parseSnapshotText(text, file, checking);
    return 'snapshot';
  }
  parseScenarioText(text, file, checking.check);
  return 'scenario';
}

/** The specs and scenarios of a folder, or the bundled ones when it has none. */
export function findCheckableFiles(folder: string): readonly string[] {
  const own = checkableFilesOf(folder);
  return own.length > 0 ? own : checkableFilesOf(bundle.root);
}

function checkableFilesOf(folder: string): readonly string[] {
  return ['specs', 'scenarios']
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path))
    .flatMap((path) => [...findScenarioFiles(path).values()]);
}

export type { Mode } from './contract/contract.ts';
export { SpecError } from './contract/spec/spec-error.ts';
export type { ConversationDocument } from './engine/conversation/conversation-document.ts';
export type { FaultDocument, ReplyDocument } from './engine/rules/rule-documents.ts';
export { canonicalReport } from './report/canonical-report.ts';
export type { SandboxEvidence } from './report/evidence.ts';
export { FAIL_ON, type FailOn, type ParsedNames, parseFailOn, parseNames } from './report/fail-on.ts';
export { mergeReports } from './report/merge-reports.ts';
export { renderJson } from './report/render/json.ts';
export { type SummaryOptions, summaryText } from './report/render/summary.ts';
export type { ContractReport, CoverageReport } from './report/report.ts';
export { type Verdict, type VerdictRules, verdictOf } from './report/verdict.ts';
export type { Violation } from './report/violation.ts';
export { findLocalToken } from './server/admin-token.ts';
export type { CheckedFile } from './server/check-file.ts';
export { ChoiceError } from './server/choice-error.ts';
export { type ClockChoice, readClockChoice } from './server/clock-choice.ts';
export type { Advance, Advanced } from './server/control/advance.ts';
export type { CallFacts, CallPage, CallRequest } from './server/control/calls.ts';
export type { ClockFacts } from './server/control/clock.ts';
export { ControlProblem } from './server/control/control-problem.ts';
export type { DeliveryFacts, DeliveryPage } from './server/control/deliveries.ts';
export type { InboxFacts } from './server/control/inbox.ts';
export type { JournalPage } from './server/control/journal.ts';
export type { RuleFacts } from './server/control/rules.ts';
export type { VerifyRequest } from './server/control/verify.ts';
export type { InterceptChoice, Interception } from './server/intercept/interception.ts';
export type { JournalEntryDetail } from './server/journal/render.ts';
export type { Times } from './server/journal/verify/question.ts';
export type { NearestRequest, Verification } from './server/journal/verify/verify.ts';
export type { CallSelection, Mock, MockSandbox } from './server/library/mock.ts';
export { makeFolder } from './server/make-folder.ts';
export type { RunningServer, ServedProvider } from './server/ports.ts';
export type { DriftFacts, DriftReport } from './server/proxy/drift-report.ts';
export { driftText } from './server/proxy/drift-text.ts';
export type { ProxyOutcome, ProxyProgress, RunningProxy } from './server/proxy/open-proxy.ts';
export type { ProxyChoice } from './server/proxy/start-proxy.ts';
export { writeDrift } from './server/proxy/write-drift.ts';
export type { ReportChoice } from './server/report/collect-report.ts';
export { readReport } from './server/report/read-report.ts';
export { ReportError } from './server/report/report-error.ts';
export { appendStepSummary, type WriteOptions, writeReport } from './server/report/write-report.ts';
export { FileError, formatIssue } from './server/scenario-files.ts';
export type { ShareChoice } from './server/share-choice.ts';
export type { TlsChoice } from './server/tls/identity.ts';
