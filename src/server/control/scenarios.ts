import { parseScenario } from '../../engine/scenario/parse.ts';
import type { Scenario } from '../../engine/scenario/scenario.ts';
import { ChoiceError } from '../choice-error.ts';
import type { MockServer } from '../mock-server.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Beginning } from '../sandboxes.ts';
import { FileError, parseScenarioText } from '../scenario-files.ts';
import type { ScenarioShelf } from '../scenario-shelf.ts';
import { ControlProblem, quote } from './control-problem.ts';
import { type DocumentOrigin, refuseStrangeSecrets } from './document-origin.ts';
import { refusedDocument } from './refused-document.ts';

/** A scenario that can be loaded by name. */
export interface ScenarioSummary {
  readonly name: string;
  /** Null where its file has a mistake. */
  readonly description: string | null;
}

/** The scenarios that can be loaded by name, with the server's own. */
export function listScenarios({ scenarios, scenario }: MockServer): {
  readonly scenarios: readonly ScenarioSummary[];
} {
  const summaries = scenarios.names
    .filter((name) => name !== scenario.name)
    .map((name) => ({ name, description: descriptionOf(scenarios, name) }));
  const own = { name: scenario.name, description: scenario.description };
  return { scenarios: [...summaries, own].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** Starts a sandbox afresh with a scenario of the server's. */
export function loadScenario(server: MockServer, sandbox: Sandbox, name: string): void {
  begin(server, sandbox, findScenario(server, name));
}

/** Starts a sandbox afresh with a scenario that is given as the document of its file. */
export function loadScenarioDocument(
  server: MockServer,
  sandbox: Sandbox,
  document: unknown,
  origin: DocumentOrigin = 'process',
): void {
  const parsed = parseScenario(document);
  if ('issues' in parsed) throw refusedDocument('scenario', parsed.issues);
  const issues = server.check(parsed.scenario);
  if (issues.length > 0) throw refusedDocument('scenario', issues);
  refuseStrangeSecrets(server, parsed.scenario, origin);
  // Copied: what whoever gave it does to it later changes nothing here.
  begin(server, sandbox, structuredClone(parsed.scenario));
}

/** Starts a sandbox afresh with a scenario that is given as the text of its file: YAML or JSON. */
export function loadScenarioText(
  server: MockServer,
  sandbox: Sandbox,
  text: string,
  origin: DocumentOrigin = 'process',
): void {
  const scenario = readFrom(() => parseScenarioText(text, 'scenario', server.check));
  refuseStrangeSecrets(server, scenario, origin);
  begin(server, sandbox, scenario);
}

/** Puts a world back to its scenario's beginning, at the same start. */
export function resetSandbox(sandbox: Sandbox): void {
  sandbox.reset();
}

/** The scenario of that name; paths of files are for the command line alone. */
export function findScenario({ scenarios, scenario }: MockServer, name: string): Scenario {
  if (name === scenario.name) return scenario;
  if (scenarios.names.includes(name)) return readFrom(() => scenarios.load(name));
  throw new ControlProblem(
    404,
    'RINGBACK_SCENARIO_UNKNOWN',
    `Failed to find scenario ${quote(name)}: there is none of that name. List them with GET /scenarios.`,
  );
}

function begin(server: MockServer, sandbox: Sandbox, scenario: Scenario): void {
  const { template, mode } = beginningOf(server, scenario);
  sandbox.load(template, mode);
}

/** What a sandbox begins with under a scenario. Throws a ControlProblem where its start is no instant. */
export function beginningOf(server: MockServer, scenario: Scenario): Beginning {
  try {
    return server.begin(scenario);
  } catch (error) {
    if (error instanceof ChoiceError) throw new ControlProblem(422, error.code, error.message);
    throw error;
  }
}

/** A file with mistakes is the caller's to mend: here they may be in what was sent, or on the server's shelf. */
function readFrom(read: () => Scenario): Scenario {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const issues = error.issues.map(({ line, column, message, hint }) => ({
      path: [],
      message: `line ${line}, column ${column}: ${message}`,
      hint: hint ?? undefined,
    }));
    throw refusedDocument('scenario', issues);
  }
}

function descriptionOf(scenarios: ScenarioShelf, name: string): string | null {
  try {
    return scenarios.load(name).description;
  } catch (error) {
    if (error instanceof FileError) return null;
    throw error;
  }
}
