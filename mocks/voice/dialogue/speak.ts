import type { Cast } from './cast.ts';
import type { Turn } from './dialogue.ts';
import { type Line, parseScript, type Script, type Silence } from './script.ts';
import type { Facts } from './slots.ts';

/** A turn as it was drawn, before the call's length decides how long its silences are. */
export interface DraftTurn extends Turn {
  readonly silence: Silence;
}

/** How short a silence may become, and how long it naturally is at most, in milliseconds. */
export const SILENCES: Readonly<Record<Silence, { readonly leastMs: number; readonly mostMs: number }>> = {
  breath: { leastMs: 300, mostMs: 1200 },
  moment: { leastMs: 1200, mostMs: 4000 },
  hold: { leastMs: 4000, mostMs: 25_000 },
};

/**
 * Fills a script: wordings and silences are drawn by the label and the line, so that a line added elsewhere
 * changes nothing here.
 */
export function speak(script: Script, label: string, cast: Cast): readonly DraftTurn[] {
  return parseScript(script).map((line, index) => ({
    role: line.role,
    text: fillLine(line, label, index, cast),
    silence: line.silence,
    pauseMs: drawSilence(line.silence, cast.draw('pause', label, index)),
  }));
}

/** Puts facts in the places of their slots. A slot without a fact is a slip in the story, and throws. */
export function fillSlots(template: string, facts: Facts): string {
  if (!template.includes('{')) return template;
  return template.replace(SLOT, (_, slot: string, offset: number) => {
    const fact = facts[slot];
    if (fact === undefined)
      throw new Error(`Failed to fill "${template}": no fact is called "${slot}". Add it to the story.`);
    return isSentenceStart(template, offset) && !fact.includes('@') ? capitalize(fact) : fact;
  });
}

const SLOT = /\{(\w+)\}/g;
const WORDINGS = /\[([^\]]*)\]/g;
const TEMPERS = /<([^>]*)>/g;
/** A bar that parts two tempers, and not two wordings within one of them. */
const OUTER_BAR = /\|(?![^[]*\])/;

function fillLine(line: Line, label: string, index: number, cast: Cast): string {
  let drawn = 0;
  const tempered = line.text.replace(TEMPERS, (_, tempers: string) =>
    (tempers.split(OUTER_BAR)[cast.temper] ?? '').trim(),
  );
  const chosen = tempered.replace(WORDINGS, (_, wordings: string) => {
    const options = wordings.split('|');
    drawn += 1;
    return (options[Math.floor(cast.draw('wording', label, index, drawn) * options.length)] ?? '').trim();
  });
  return capitalize(fillSlots(chosen, cast.facts));
}

function drawSilence(silence: Silence, drawn: number): number {
  const { leastMs, mostMs } = SILENCES[silence];
  return Math.round(leastMs + drawn * (mostMs - leastMs));
}

/** Whether a word at this place opens a sentence. Three dots are a hesitation, and end nothing. */
function isSentenceStart(text: string, offset: number): boolean {
  const before = text.slice(0, offset).replace(/["\s]+$/, '');
  if (before === '') return true;
  return /[.?!]$/.test(before) && !before.endsWith('...');
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
