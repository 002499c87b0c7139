import type { Cast } from './cast.ts';
import type { DialogueRequest } from './dialogue.ts';
import { naturalMs } from './fit.ts';
import { type DraftTurn, speak } from './speak.ts';
import type { Beat, Ending, Story } from './story.ts';

/** What is to be told: the story's own course, without the asides. */
export interface Plot {
  readonly story: Story;
  readonly direction: DialogueRequest['direction'];
  readonly beats: readonly Beat[];
  readonly ending: Ending;
  readonly success: boolean;
}

export interface Passage {
  /**
   * Where it stands: the opening at 0, the beats at whole numbers from 1, the asides after them in between.
   */
  readonly order: number;
  readonly turns: readonly DraftTurn[];
}

/** A telling while it is put together: the one thing here that changes, and it never leaves tellPlot. */
export interface Draft {
  readonly passages: Passage[];
  roomLeftMs: number;
}

/** Under this, nothing more is tried: the silences take up what is left. */
export const WORTHWHILE_MS = 3500;

/** Takes a passage in if its natural length fits. */
export function addPassage(draft: Draft, passage: Passage): boolean {
  const cost = naturalMs(passage.turns);
  if (cost > draft.roomLeftMs) return false;
  draft.passages.push(passage);
  draft.roomLeftMs -= cost;
  return true;
}

/** The turns of a story's beat. */
export function speakBeat(story: Story, index: number, cast: Cast): readonly DraftTurn[] {
  return speak(story.beats[index]?.script ?? '', `${story.id}/beat/${index}`, cast);
}

/** The values in an order of their own draw, so that one more of them leaves the rest in their order. */
export function shuffle<T>(values: readonly T[], drawOf: (value: T) => number): readonly T[] {
  return values
    .map((value) => ({ value, drawn: drawOf(value) }))
    .sort((a, b) => a.drawn - b.drawn)
    .map(({ value }) => value);
}
