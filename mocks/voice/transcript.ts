import type { TranscriptLine } from '../../src/engine/scenario/scenario.ts';
import type { Turn } from './dialogue/dialogue.ts';
import { speechMs } from './dialogue/speech.ts';

/** The silence before a line that was written by hand, and after the last one. */
const PAUSE_MS = 600;

/** Lines written by hand as turns. */
export function toTurns(transcript: readonly TranscriptLine[]): readonly Turn[] {
  return transcript.map(({ role, text }) => ({ role, text, pauseMs: PAUSE_MS }));
}

/** How long it takes to say the lines, in milliseconds: whole seconds. */
export function lengthOf(transcript: readonly TranscriptLine[]): number {
  const said = transcript.reduce((sum, { text }) => sum + PAUSE_MS + speechMs(text), PAUSE_MS);
  return Math.ceil(said / 1000) * 1000;
}

/** What a conversation that was written by hand is summed up as. */
export function summaryOfTranscript(transcript: readonly TranscriptLine[]): string {
  const last = transcript.at(-1)?.text ?? '';
  return `A conversation of ${transcript.length} messages; the last words were: “${last}”`;
}
