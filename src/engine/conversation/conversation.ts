import { type Instant, NEVER } from '../../core/instant.ts';
import { type GivenCursor, judgeCursor } from './cursors.ts';
import { createMemory, type Memory } from './memory.ts';
import type { ConversationBreach, Observation } from './observation.ts';
import { isPoll, judgePoll, type Poll } from './polls.ts';
import { judgeRepeat, type Settled } from './repeats.ts';
import type { ConversationRules } from './rules.ts';
import { asksToWait, judgeWait, type Wait } from './waits.ts';
import { followWalk, type Walk } from './walks.ts';

/** What is remembered of a sandbox's requests, as far as the rules in force want it. Each rule decides by itself, and purely. */
export interface Conversation {
  /** Holds a request to the rules, and remembers it. */
  observe(seen: Observation, rules: ConversationRules): readonly ConversationBreach[];
  /** Remembers the cursor that a look at another time was given. */
  overlook(seen: Observation): void;
  /** Walks that have not come to the end. */
  openWalks(): readonly Walk[];
  /** Begins anew: only which cursors were given is still known. */
  begin(): void;
  /** Lets go of what came after an instant. */
  rewind(at: Instant): void;
  /** What there was no room for any more. */
  readonly forgotten: number;
}

/** @param max entries of one rule. */
export function createConversation(max?: number): Conversation {
  const polls = createMemory<Poll>(max);
  const waits = createMemory<Wait>(max);
  const cursors = createMemory<GivenCursor>(max);
  const walks = createMemory<Walk>(max);
  const settled = createMemory<Settled>(max);
  /** Lists that have shown cursors which are not the model's. */
  const foreign = new Set<string>();
  let era = 0;
  /** From then on nobody is to wait: most requests are not looked at for it. */
  let waitsEndAt: Instant = -NEVER;

  const observePages = (
    seen: Observation,
    pages: ConversationRules['pages'],
  ): readonly ConversationBreach[] => {
    const { provider, operation, cursor } = seen;
    if (seen.isForeignList) foreign.add(nameOf(seen));
    const breaches: ConversationBreach[] = [];
    if (cursor?.sent !== undefined && cursor.outcome !== 'taken') {
      const key = `${provider} ${cursor.sent}`;
      const isWhole = cursors.forgotten === 0 && !foreign.has(nameOf(seen));
      const judged = judgeCursor(seen, { given: cursors.get(key), era, isWhole });
      cursors.set(key, judged.given);
      if (pages !== null) breaches.push(...judged.breaches);
    }
    give(cursors, seen, era);
    if (pages === 'whole' && seen.page) {
      const key = `${provider} ${operation} ${seen.credential()} ${seen.filters()}`;
      walks.set(key, followWalk(walks.get(key), seen));
    }
    return breaches;
  };

  return {
    observe(seen, rules) {
      const breaches: ConversationBreach[] = [...observePages(seen, rules.pages)];
      if ((rules.polls !== null || rules.stopsWhenOver !== null) && isPoll(seen)) {
        const key = `${nameOf(seen)} ${seen.path} ${seen.credential()}`;
        const judged = judgePoll(polls.get(key), seen, rules);
        polls.set(key, judged.poll);
        breaches.push(...judged.breaches);
      }
      if (rules.retryAfter && (seen.at < waitsEndAt || asksToWait(seen))) {
        const judged = judgeWait(waits.get(seen.likeness()), seen);
        waits.set(seen.likeness(), judged.wait);
        waitsEndAt = Math.max(waitsEndAt, judged.wait?.until ?? -NEVER);
        breaches.push(...judged.breaches);
      }
      if (rules.retries !== null) {
        const judged = judgeRepeat(settled.get(seen.likeness()), seen, rules.retries);
        settled.set(seen.likeness(), judged.settled);
        breaches.push(...judged.breaches);
      }
      return breaches;
    },
    overlook: (seen) => give(cursors, seen, era),
    openWalks: walks.values,
    begin() {
      for (const memory of [polls, waits, walks, settled]) memory.clear();
      era += 1;
    },
    rewind(at) {
      for (const memory of [polls, waits, walks, settled]) memory.rewind(at);
      era += 1;
    },
    get forgotten() {
      return [polls, waits, cursors, walks, settled].reduce((sum, memory) => sum + memory.forgotten, 0);
    },
  };
}

/** Remembers the cursor that an answer gave. */
function give(cursors: Memory<GivenCursor>, seen: Observation, era: number): void {
  const { page, provider, operation, at } = seen;
  if (typeof page?.cursor !== 'string') return;
  const given = { at, operation, filters: seen.filters(), era, hasExpired: false };
  cursors.set(`${provider} ${page.cursor}`, given);
}

function nameOf({ provider, operation }: Observation): string {
  return `${provider} ${operation}`;
}
