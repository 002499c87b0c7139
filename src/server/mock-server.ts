import type { Contract } from '../contract/contract.ts';
import type { Provider } from '../engine/provider.ts';
import type { ResourceKind } from '../engine/resource.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Addressed } from './address.ts';
import type { KnownContracts } from './check-rules.ts';
import type { EventStreams } from './events/event-streams.ts';
import type { Incoming, Outgoing } from './message.ts';
import type { AnswerTally } from './metrics/answer-tally.ts';
import type { RunRecord } from './run-record.ts';
import type { Beginning, Sandboxes } from './sandboxes.ts';
import type { ScenarioCheck } from './scenario-files.ts';
import type { ScenarioShelf } from './scenario-shelf.ts';

/** A server without its sockets: everything that the shells (HTTP, fetch, Express, control) work on. */
export interface MockServer extends RunRecord {
  readonly providers: readonly Provider[];
  readonly contracts: ReadonlyMap<string, Contract>;
  /** What replies and faults are held to. */
  readonly knownContracts: KnownContracts;
  /** The control API's own spec, in force. */
  controlContract(): Contract;
  readonly kinds: readonly ResourceKind[];
  readonly sandboxes: Sandboxes;
  /** Of the program. */
  readonly version: string;
  /** What the mock port has answered. */
  readonly answers: AnswerTally;
  /** Tells what happens, as it happens. */
  readonly events: EventStreams;
  readonly scenarios: ScenarioShelf;
  /** What a sandbox begins with that nobody made with another. */
  readonly scenario: Scenario;
  /** Fills in what a scenario's lifecycle rules leave out. */
  readonly defaults: Scenario;
  /**
   * Puts another scenario in the place of the server's own. Sandboxes that began with that start afresh, those that
   * were loaded with another stay; says how many started afresh. Throws when its start is no instant.
   */
  replaceScenario(scenario: Scenario): number;
  /** Holds later requests to another contract; those under way finish with the old one, which is closed then. */
  replaceContract(provider: string, contract: Contract): Promise<void>;
  /** Resolves at the first instant at which nothing is being answered. */
  idle(): Promise<void>;
  /** Whether a request goes to a provider, or to the mock's own paths. */
  isAddressed(addressed: Addressed): boolean;
  /** Answers a request to the mock port. Never rejects. */
  answer(incoming: Incoming): Promise<Outgoing>;
  /** Is told of errors of ours. */
  readonly onError: (error: unknown) => void;
  /** Is told what whoever runs the mock should know; the same text again is passed over. */
  readonly onNote: (text: string) => void;
  /** What is wrong with a scenario beside its form. */
  readonly check: ScenarioCheck;
  /** What a sandbox begins with under a scenario. */
  begin(scenario: Scenario): Beginning;
  close(): Promise<void>;
}
