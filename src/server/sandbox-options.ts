import type { ClockMode } from '../core/clock.ts';
import type { ConversationChoice } from '../engine/conversation/rules.ts';
import type { Template } from '../engine/template.ts';
import type { CoverageIndexes } from './coverage/coverage-index.ts';
import type { FeedTap } from './events/feed.ts';
import type { JournalBounds } from './journal/journal.ts';
import type { Dispatcher } from './webhooks/dispatcher.ts';

/** What a sandbox is made from. */
export interface SandboxOptions {
  readonly name: string;
  readonly template: Template;
  readonly mode: ClockMode;
  /** Real time in milliseconds. */
  readonly wall: () => number;
  readonly idleMs: number;
  readonly dispatcher: Dispatcher;
  readonly journal: JournalBounds;
  readonly indexes: CoverageIndexes;
  /** What was chosen when the server was started: it comes before the scenario's own. */
  readonly rules: ConversationChoice;
  readonly onEvent?: OnEvent | undefined;
}

/** Is told of what happens in a sandbox, by its name. */
export type OnEvent = (sandbox: string, ...event: Parameters<FeedTap>) => void;
