import type { TranscriptLine } from '../../src/engine/scenario/scenario.ts';
import type { Turn } from './dialogue/dialogue.ts';
import { type PacedTurn, paceTurns, speechMs } from './dialogue/speech.ts';

/** The silence before a line that was written by hand, and after the last one. */
const PAUSE_MS = 600;

/**
 * Lines written by hand, said in the time that there is: over all of it where it is long enough, else at their own pace
 * until it is over. A line that would not come to its end is not begun.
 */
export function sayTranscript(transcript: readonly TranscriptLine[], talkMs: number): readonly PacedTurn[] {
  const turns = transcript.map(({ role, text }): Turn => ({ role, text, pauseMs: PAUSE_MS }));
  const paced = paceTurns(turns, Math.max(talkMs, lengthOf(transcript)));
  return paced.filter(({ atMs, spokenMs }) => atMs + spokenMs <= talkMs);
}

/** How long it takes to say the lines, in milliseconds: whole seconds. */
export function lengthOf(transcript: readonly TranscriptLine[]): number {
  const said = transcript.reduce((sum, { text }) => sum + PAUSE_MS + speechMs(text), PAUSE_MS);
  return Math.ceil(said / 1000) * 1000;
}

/** What a conversation that was written by hand is summed up as. */
export function summaryOfTranscript(said: readonly Pick<TranscriptLine, 'text'>[]): string {
  const last = said.at(-1)?.text;
  if (last === undefined) return 'The call was over before anything was said.';
  return `A conversation of ${said.length} messages; the last words were: “${last}”`;
}
