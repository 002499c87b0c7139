import type { ClockMode } from '../core/clock.ts';
import type { ConversationChoice } from '../engine/conversation/rules.ts';
import type { Template } from '../engine/template.ts';
import { DEFAULT_SANDBOX } from './address.ts';
import type { CoverageIndexes } from './coverage/coverage-index.ts';
import type { EvidenceArchive } from './evidence.ts';
import type { JournalBounds } from './journal/journal.ts';
import { type Past, Sandbox } from './sandbox.ts';
import type { OnEvent } from './sandbox-options.ts';
import type { Dispatcher } from './webhooks/dispatcher.ts';

/** What a new sandbox begins with. */
export interface Beginning {
  readonly template: Template;
  readonly mode: ClockMode;
  /** What happened before, where it goes on from a recorded world. */
  readonly past?: Past;
}

/** How a sandbox is made that is not made on first use; what is left out is the server's. */
export interface SandboxMaking {
  readonly beginning?: Beginning | undefined;
  /** Milliseconds of real time without a request after which it leaves. */
  readonly idleMs?: number | undefined;
}

/** All sandboxes of a server: made on first use, gone when idle, never more than a bound. */
export interface Sandboxes {
  /** The sandbox of that name, made if need be; undefined when there is no room for another. */
  open(name: string, making?: SandboxMaking): Sandbox | undefined;
  find(name: string): Sandbox | undefined;
  list(): readonly Sandbox[];
  /** Whether there was one. The default sandbox starts afresh on its next use. */
  drop(name: string): boolean;
  /** Lets those go whose time is over: nobody sees them any more, but what they hold is held until then. */
  sweep(): void;
}

const IDLE_MS = 3_600_000;
const MAX_SANDBOXES = 20_000;

export function createSandboxes({
  beginning,
  wall,
  dispatcher,
  archive,
  journal,
  indexes,
  rules,
  onEvent,
  idleMs = IDLE_MS,
  max = MAX_SANDBOXES,
}: SandboxesOptions): Sandboxes {
  const all = new Map<string, Sandbox>();
  /** No sandbox's time is over before: those that were used since have more of it. */
  let nextOverAt = Number.POSITIVE_INFINITY;

  const drop = (name: string): boolean => {
    const leaving = all.get(name);
    if (!leaving) return false;
    leaving.leave();
    archive.keep(leaving);
    return all.delete(name);
  };
  const overAt = ({ name, lastUsedAt, idleMs: own }: Sandbox): number =>
    name === DEFAULT_SANDBOX ? Number.POSITIVE_INFINITY : lastUsedAt + own;
  const sweep = (): void => {
    if (wall() < nextOverAt) return;
    nextOverAt = Number.POSITIVE_INFINITY;
    for (const [name, sandbox] of all) {
      if (wall() >= overAt(sandbox)) drop(name);
      else nextOverAt = Math.min(nextOverAt, overAt(sandbox));
    }
  };

  return {
    open(name, making) {
      sweep();
      const known = all.get(name);
      if (known) return known;
      if (all.size >= max) return undefined;
      const { template, mode, past } = making?.beginning ?? beginning();
      const sandbox = new Sandbox({
        ...{ name, wall, template, mode, dispatcher, journal, indexes, rules, onEvent },
        idleMs: making?.idleMs ?? idleMs,
      });
      if (past) sandbox.restore(template, { ...past, mode });
      all.set(name, sandbox);
      nextOverAt = Math.min(nextOverAt, overAt(sandbox));
      // What runs on by itself has a first thing to wait for.
      sandbox.outbox.pump();
      return sandbox;
    },
    find(name) {
      sweep();
      return all.get(name);
    },
    list() {
      sweep();
      return [...all.values()];
    },
    drop(name) {
      sweep();
      return drop(name);
    },
    sweep,
  };
}

interface SandboxesOptions {
  readonly beginning: () => Beginning;
  /** Real time in milliseconds. */
  readonly wall: () => number;
  readonly dispatcher: Dispatcher;
  readonly archive: EvidenceArchive;
  readonly journal: JournalBounds;
  readonly indexes: CoverageIndexes;
  /** How requests are to follow each other, as it was chosen; a scenario's own comes after it. */
  readonly rules: ConversationChoice;
  readonly onEvent?: OnEvent | undefined;
  readonly idleMs?: number | undefined;
  readonly max?: number | undefined;
}
