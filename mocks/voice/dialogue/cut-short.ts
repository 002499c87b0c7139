import { afterOpening } from './break-offs.ts';
import type { Cast } from './cast.ts';
import type { Dialogue, DialogueRequest } from './dialogue.ts';
import { speakBeat } from './draft.ts';
import { leastMs, mergeTurns, naturalMs, settleSilences } from './fit.ts';
import { afterGreeting, slips } from './hang-ups.ts';
import { speakOpening } from './opening.ts';
import type { Script } from './script.ts';
import { type DraftTurn, fillSlots, speak } from './speak.ts';
import type { Story } from './story.ts';

/** How a call breaks off. */
export interface BreakOff {
  readonly id: string;
  /** The story's topic, where absent. */
  readonly topic?: string;
  /** All personas, where absent. */
  readonly personas?: readonly Story['persona'][];
  /** Said right after the opening or not at all. */
  readonly early?: true;
  readonly script: Script;
  readonly endedBy: Dialogue['endedBy'];
  readonly summary: string;
}

/**
 * A call too short for its story: somebody has no time, the number is wrong, the line drops. Never a success.
 * However short the call, two turns are said, or at least begun.
 */
export function cutShort(
  story: Story,
  cast: Cast,
  direction: DialogueRequest['direction'],
  roomMs: number,
): Dialogue {
  const opening = speakOpening(story, direction, cast);
  const greeting = opening.slice(0, opening.findIndex(({ role }) => role === 'agent') + 1);
  const begun = [...opening, ...beatsWithin(story, cast, roomMs - naturalMs(opening) - LAST_WORDS_MS)];
  const suited = afterOpening.filter(
    ({ personas, early }) =>
      (personas?.includes(story.persona) ?? true) && (!early || begun.length === opening.length),
  );
  const greeted = afterGreeting[direction].filter(
    ({ personas }) => personas?.includes(story.persona) ?? true,
  );
  const told =
    fitting(begun, suited, cast, roomMs) ??
    fitting(greeting, greeted, cast, roomMs) ??
    fitting([], slips[direction], cast, roomMs) ??
    shortest(slips[direction], cast);
  return {
    topic: told.breakOff.topic ?? story.topic,
    trade: story.trade,
    turns: settleSilences(mergeTurns(told.turns), roomMs),
    endedBy: told.breakOff.endedBy,
    success: false,
    summary: fillSlots(told.breakOff.summary, cast.facts),
  };
}

/** About what it takes to break off, in milliseconds. */
const LAST_WORDS_MS = 14_000;

/** The first beats of the story, as many as there is time for. */
function beatsWithin(story: Story, cast: Cast, roomMs: number): readonly DraftTurn[] {
  const told: DraftTurn[] = [];
  for (const [index, { optional, straight }] of story.beats.entries()) {
    if (straight) break;
    if (optional) continue;
    const turns = speakBeat(story, index, cast);
    if (naturalMs(told) + naturalMs(turns) > roomMs) break;
    told.push(...turns);
  }
  return told;
}

interface Told {
  readonly breakOff: BreakOff;
  readonly turns: readonly DraftTurn[];
}

/** The break-off that fills the room best among those that fit, in an order of its own draw among equals. */
function fitting(
  before: readonly DraftTurn[],
  candidates: readonly BreakOff[],
  cast: Cast,
  roomMs: number,
): Told | undefined {
  if (leastMs(before) > roomMs) return undefined;
  let best: Told | undefined;
  let highest = -1;
  for (const breakOff of candidates) {
    const turns = [...before, ...speak(breakOff.script, `break-off/${breakOff.id}`, cast)];
    if (leastMs(turns) > roomMs) continue;
    const fill = Math.min(1, naturalMs(turns) / roomMs);
    const score = fill * fill * (0.4 + 0.6 * cast.draw('break-off', breakOff.id));
    if (score > highest) [best, highest] = [{ breakOff, turns }, score];
  }
  return best;
}

function shortest(candidates: readonly BreakOff[], cast: Cast): Told {
  const told = candidates.map((breakOff) => ({
    breakOff,
    turns: speak(breakOff.script, `break-off/${breakOff.id}`, cast),
  }));
  return told.reduce((least, next) => (leastMs(next.turns) < leastMs(least.turns) ? next : least));
}
