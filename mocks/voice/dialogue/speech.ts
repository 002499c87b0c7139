import type { Turn } from './dialogue.ts';

/** A turn with its place on the call's own clock, which starts when the call is answered. */
export interface PacedTurn {
  readonly role: Turn['role'];
  readonly text: string;
  readonly atMs: number;
  readonly spokenMs: number;
}

/**
 * How long it takes to say the text, in milliseconds: about 15 characters a second, and never under 600 ms.
 *
 * A heuristic for English: a table of syllables would be nearer, and slower.
 *
 * @example
 * speechMs('Thanks, bye.'); // 800
 */
export function speechMs(text: string): number {
  return Math.max(SHORTEST_MS, Math.round((text.length * 1000) / CHARACTERS_PER_SECOND));
}

/**
 * The instants at which the turns start, in milliseconds after the answer: strictly increasing, within `[0,
 * talkMs)`. Silences are stretched or shrunk so that the last turn ends at or before `talkMs`; a call too
 * short for the words themselves has its words clipped. Whole milliseconds, except in a call of hardly more
 * milliseconds than turns.
 *
 * @example
 * const { turns } = composeDialogue(request);
 * paceTurns(turns, request.talkMs)[0]; // { role: 'agent', text: …, atMs: 412, spokenMs: 4133 }
 */
export function paceTurns(turns: readonly Turn[], talkMs: number): readonly PacedTurn[] {
  if (turns.length === 0 || talkMs <= 0) return [];
  const starts = startInstants(turns, talkMs);
  return turns.map((turn, index) => {
    const atMs = starts[index] ?? 0;
    const nextMs = starts[index + 1] ?? talkMs;
    return { role: turn.role, text: turn.text, atMs, spokenMs: Math.min(speechMs(turn.text), nextMs - atMs) };
  });
}

const SHORTEST_MS = 600;
const CHARACTERS_PER_SECOND = 15;
/** What is left between the last word and the click of the line, where there is room for it. */
const CLICK_MS = 400;
const LONGEST_CLICK_MS = 1000;

function startInstants(turns: readonly Turn[], talkMs: number): readonly number[] {
  const count = turns.length;
  if (talkMs < count * 2) return turns.map((_, index) => (index * talkMs) / count);
  const words = turns.reduce((sum, turn) => sum + speechMs(turn.text), 0);
  const silence = turns.reduce((sum, turn) => sum + Math.max(0, turn.pauseMs), 0);
  const speechScale = Math.min(1, talkMs / words);
  const roomMs = Math.max(0, talkMs - words);
  // Silences that leave no more than a click at the end are kept as they are; others are scaled to fill.
  const kept = silence <= roomMs && roomMs - silence <= LONGEST_CLICK_MS;
  const pauseScale =
    kept || silence === 0 ? 1 : Math.max(0, roomMs - Math.min(CLICK_MS, roomMs / 4)) / silence;

  const starts: number[] = [];
  let cursor = 0;
  let earliest = 0;
  for (const [index, turn] of turns.entries()) {
    cursor += Math.max(0, turn.pauseMs) * pauseScale;
    const latest = Math.ceil(talkMs) - (count - index);
    const atMs = Math.min(Math.max(Math.floor(cursor), earliest), latest);
    starts.push(atMs);
    earliest = atMs + 1;
    cursor += speechMs(turn.text) * speechScale;
  }
  return starts;
}
