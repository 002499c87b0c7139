import type { Contract, Mode } from '../contract/contract.ts';
import type { ConversationChoice } from '../engine/conversation/rules.ts';
import type { Provider } from '../engine/provider.ts';
import type { ResourceKind } from '../engine/resource.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import type { RecordedWorld } from '../engine/snapshot/parse.ts';
import type { Defaults, Settings } from './beginnings.ts';
import type { KnownContracts } from './check-rules.ts';
import type { CorsPolicy } from './cors.ts';
import type { JournalBounds } from './journal/journal.ts';
import type { OnEvent } from './sandbox-options.ts';
import type { ScenarioCheck } from './scenario-files.ts';
import type { ScenarioShelf } from './scenario-shelf.ts';
import type { Sharing } from './share-choice.ts';
import type { WebhookSettings } from './webhooks/webhook-settings.ts';

/** What a server is put together from. */
export interface MockServerOptions {
  readonly providers: readonly Provider[];
  /** Of the program. */
  readonly version: string;
  /** By provider name; one for each provider. Replaced in place. */
  readonly contracts: Map<string, Contract>;
  /** What replies and faults are held to. */
  readonly knownContracts: KnownContracts;
  /** What is wrong with a scenario beside its form. */
  readonly check: ScenarioCheck;
  /** Puts the control API's own spec in force; asked for once, when it is first needed. */
  readonly controlContract: () => Contract;
  readonly kinds: readonly ResourceKind[];
  readonly scenarios: ScenarioShelf;
  readonly scenario: Scenario;
  /** A recorded world of that scenario, which sandboxes go on from; its seed and start are their own. */
  readonly recorded?: RecordedWorld | undefined;
  /** Fills in what the scenario's lifecycle rules leave out. */
  readonly defaults: Scenario;
  /** What the caller set; the scenario's own, then the entry's, fill in the rest. */
  readonly chosen: Settings;
  /** What the entry (`serve`, `createMock`, …) falls back on. */
  readonly fallback: Defaults;
  readonly mode: Mode;
  /** How requests are to follow each other; a scenario's own, then the default, fill in the rest. */
  readonly rules?: ConversationChoice | undefined;
  readonly cors: CorsPolicy;
  /** Real time in milliseconds. */
  readonly wall?: () => number;
  readonly onError?: (error: unknown) => void;
  /** Is told, once each, what whoever runs the mock should know, such as a list that was cut. */
  readonly onNote?: (text: string) => void;
  /** Is told of everything that happens in the sandboxes. */
  readonly onEvent?: OnEvent | undefined;
  readonly webhooks: Omit<WebhookSettings, 'note'>;
  readonly journal?: JournalBounds;
  /** By which hosts sandboxes are known, how long they stay, where clients reach the mock. */
  readonly sharing?: Sharing | undefined;
  /** What else is to be closed with the server. */
  readonly onClose?: () => Promise<void>;
}
