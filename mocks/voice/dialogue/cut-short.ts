import type { Cast } from './cast.ts';
import { breakOffs, lastWords, slips } from './break-offs.ts';
import type { Dialogue, DialogueRequest } from './dialogue.ts';
import { leastMs, mergeTurns, naturalMs, settleSilences } from './fit.ts';
import type { Script } from './script.ts';
import { type DraftTurn, fillSlots, speak } from './speak.ts';
import type { Story } from './story.ts';

/** How a call breaks off. */
export interface BreakOff {
  readonly id: string;
  /** The story's topic, where absent. */
  readonly topic?: string;
  readonly personas?: readonly Story['persona'][];
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
  const opening = speak(story[direction], `${story.id}/${direction}`, cast);
  const greeting = opening.slice(0, opening.findIndex(({ role }) => role === 'agent') + 1);
  const told =
    fitting(opening, breakOffs[direction], story, cast, roomMs, 'late') ??
    fitting(greeting, lastWords[direction], story, cast, roomMs, 'early') ??
    fitting([], slips[direction], story, cast, roomMs, 'slip') ??
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

interface Told {
  readonly breakOff: BreakOff;
  readonly turns: readonly DraftTurn[];
}

/** The break-off that fills the room best among those that fit, in an order of its own draw among equals. */
function fitting(
  before: readonly DraftTurn[],
  candidates: readonly BreakOff[],
  story: Story,
  cast: Cast,
  roomMs: number,
  stage: string,
): Told | undefined {
  if (leastMs(before) > roomMs) return undefined;
  let best: Told | undefined;
  let highest = -1;
  for (const breakOff of candidates) {
    if (breakOff.personas?.includes(story.persona) === false) continue;
    const turns = [...before, ...speak(breakOff.script, `${stage}/${breakOff.id}`, cast)];
    if (leastMs(turns) > roomMs) continue;
    const fill = Math.min(1, naturalMs(turns) / roomMs);
    const score = fill * fill * (0.4 + 0.6 * cast.draw('break-off', stage, breakOff.id));
    if (score > highest) [best, highest] = [{ breakOff, turns }, score];
  }
  return best;
}

function shortest(candidates: readonly BreakOff[], cast: Cast): Told {
  const told = candidates.map((breakOff) => ({ breakOff, turns: speak(breakOff.script, `slip/${breakOff.id}`, cast) }));
  return told.reduce((least, next) => (leastMs(next.turns) < leastMs(least.turns) ? next : least));
}
