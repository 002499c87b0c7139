import type { Turn } from './dialogue.ts';
import type { Silence } from './script.ts';
import { type DraftTurn, SILENCES } from './speak.ts';
import { speechMs } from './speech.ts';

/** How long the turns take with silences as short as they may be, in milliseconds. */
export function leastMs(turns: readonly DraftTurn[]): number {
  return turns.reduce((sum, turn) => sum + speechMs(turn.text) + SILENCES[turn.silence].leastMs, 0);
}

/** How long the turns take with the silences that were drawn, in milliseconds. */
export function naturalMs(turns: readonly DraftTurn[]): number {
  return turns.reduce((sum, turn) => sum + speechMs(turn.text) + turn.pauseMs, 0);
}

/** One turn of two lines that meet in the same role, unless there is more than a breath between them. */
export function mergeTurns(turns: readonly DraftTurn[]): readonly DraftTurn[] {
  const merged: DraftTurn[] = [];
  for (const turn of turns) {
    const last = merged.at(-1);
    if (last !== undefined && last.role === turn.role && turn.silence === 'breath') {
      merged[merged.length - 1] = { ...last, text: `${last.text} ${turn.text}` };
    } else {
      merged.push(turn);
    }
  }
  return merged;
}

/**
 * Fits the silences to the room there is: shorter down to their least; longer first within what is natural,
 * then in the holds alone, where there are any. Words are never cut: where they alone are too long, no
 * silence is left.
 */
export function settleSilences(turns: readonly DraftTurn[], roomMs: number): readonly Turn[] {
  const wordsMs = turns.reduce((sum, turn) => sum + speechMs(turn.text), 0);
  const pauses = turns.map((turn) => turn.pauseMs);
  const least = turns.map((turn) => SILENCES[turn.silence].leastMs);
  const silenceMs = Math.max(0, roomMs - wordsMs);
  const settled =
    total(pauses) > silenceMs
      ? shrink(pauses, least, silenceMs)
      : stretch(turns, pauses, silenceMs - total(pauses));
  return turns.map(({ role, text }, index) => ({ role, text, pauseMs: Math.floor(settled[index] ?? 0) }));
}

/** How much longer than drawn a silence gets before the holds take the rest. */
const STRETCH: Readonly<Record<Silence, number>> = { breath: 0.6, moment: 0.6, hold: 1 };

function shrink(pauses: readonly number[], least: readonly number[], silenceMs: number): readonly number[] {
  const floor = total(least);
  if (silenceMs < floor) return least.map((pause) => (pause * silenceMs) / floor);
  const share = (silenceMs - floor) / (total(pauses) - floor);
  return pauses.map((pause, index) => {
    const shortest = least[index] ?? 0;
    return shortest + (pause - shortest) * share;
  });
}

function stretch(turns: readonly DraftTurn[], pauses: readonly number[], spareMs: number): readonly number[] {
  const easy = turns.map((turn) => turn.pauseMs * STRETCH[turn.silence]);
  const share = Math.min(1, spareMs / total(easy));
  const eased = pauses.map((pause, index) => pause + (easy[index] ?? 0) * share);
  const restMs = spareMs - total(easy) * share;
  if (restMs < 1) return eased;
  const weights = weigh(turns);
  const whole = total(weights);
  return eased.map((pause, index) => pause + (restMs * (weights[index] ?? 0)) / whole);
}

/** What is left over goes to the holds; without any, to the moments; without those, to every breath alike. */
function weigh(turns: readonly DraftTurn[]): readonly number[] {
  for (const silence of ['hold', 'moment'] as const) {
    if (turns.some((turn) => turn.silence === silence)) {
      return turns.map((turn) => (turn.silence === silence ? turn.pauseMs : 0));
    }
  }
  return turns.map((turn) => turn.pauseMs);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
