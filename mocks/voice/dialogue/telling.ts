import { type Aside, asidesFor } from './asides.ts';
import type { Cast } from './cast.ts';
import type { DialogueRequest } from './dialogue.ts';
import { leastMs, naturalMs } from './fit.ts';
import { holds } from './holds.ts';
import { createMake } from './slots.ts';
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

/**
 * Tells a plot within the room there is, or nothing where the room is too small for what must be said. Optional
 * beats come in first, then asides, then holds, each while there is time for it, and each in an order of its own draw.
 */
export function tellPlot(plot: Plot, cast: Cast, roomMs: number): readonly DraftTurn[] | undefined {
  const passages = requiredPassages(plot, cast);
  const required = passages.flatMap((passage) => passage.turns);
  if (leastMs(required) > roomMs) return undefined;
  const draft: Draft = { passages, gaps: [], roomLeftMs: roomMs - naturalMs(required) };
  addExtras(draft, plot, cast);
  draft.gaps = openGaps(draft, plot);
  addAsides(draft, plot, cast);
  addHolds(draft, plot, cast);
  return [...draft.passages].sort((a, b) => a.order - b.order).flatMap((passage) => passage.turns);
}

interface Passage {
  /** Where it stands: the opening at 0, each beat at a whole number, the asides after it in between. */
  readonly order: number;
  readonly turns: readonly DraftTurn[];
}

interface Gap {
  readonly after: number;
  readonly isLast: boolean;
  taken: number;
}

interface Draft {
  passages: Passage[];
  gaps: Gap[];
  roomLeftMs: number;
}

/** Under this, nothing more is tried: the silences take up what is left. */
const WORTHWHILE_MS = 3500;
const GAP_LIMIT = 3;

function requiredPassages({ story, direction, beats, ending }: Plot, cast: Cast): Passage[] {
  const tag = `${story.id}/${direction}`;
  const passages: Passage[] = [{ order: 0, turns: speak(story[direction], tag, cast) }];
  for (const [index, beat] of beats.entries()) {
    if (!beat.optional) passages.push({ order: index + 1, turns: speakBeat(story, beat, index, cast) });
  }
  const end = beats.length + 1;
  const endTag = `${story.id}/${beats.length === 0 ? 'brief' : 'full'}/${ending === story.success ? 1 : 0}`;
  passages.push({ order: end, turns: speak(ending.script, `${endTag}/end`, cast) });
  if (ending.goodbye !== undefined) {
    passages.push({ order: end + 1, turns: speak(ending.goodbye, `${endTag}/bye`, cast) });
  }
  return passages;
}

function addExtras(draft: Draft, { story, beats }: Plot, cast: Cast): void {
  const optional = [...beats.entries()].filter(([, beat]) => beat.optional);
  for (const [index, beat] of shuffle(optional, ([at]) => cast.draw('extra', story.id, at))) {
    if (draft.roomLeftMs < WORTHWHILE_MS) return;
    addWhereItFits(draft, index + 1, speakBeat(story, beat, index, cast));
  }
}

/**
 * The places where something may come in between: not before the first beat, which answers the opening; not
 * after a question; not after a beat that runs straight on.
 */
function openGaps(draft: Draft, { beats, ending }: Plot): Gap[] {
  const end = beats.length + 1;
  return draft.passages
    .filter(({ order, turns }) => {
      if (order === 0 || order > end || turns.at(-1)?.text.endsWith('?')) return false;
      return order === end ? ending.goodbye !== undefined : beats[order - 1]?.straight === false;
    })
    .map(({ order }) => ({ after: order, isLast: order === end, taken: 0 }))
    .sort((a, b) => a.after - b.after);
}

function addAsides(draft: Draft, { story, direction, success }: Plot, cast: Cast): void {
  if (draft.roomLeftMs < WORTHWHILE_MS || draft.gaps.length === 0) return;
  const spoken = new Set<string>();
  const asides = asidesFor(story, direction, cast.where, success);
  for (const aside of shuffle(asides, ({ id }) => cast.draw('aside', id))) {
    if (draft.roomLeftMs < WORTHWHILE_MS) return;
    const gap = spoken.has(aside.about) ? undefined : gapFor(draft.gaps, aside.place, cast.draw('place', aside.id));
    if (gap === undefined) continue;
    if (addInGap(draft, gap, speakAside(aside, cast))) spoken.add(aside.about);
  }
}

function addHolds(draft: Draft, { story }: Plot, cast: Cast): void {
  const fitting = holds.filter(({ personas }) => personas?.includes(story.persona) ?? true);
  for (const hold of shuffle(fitting, ({ id }) => cast.draw('hold', id))) {
    if (draft.roomLeftMs < WORTHWHILE_MS) return;
    const gap = gapFor(draft.gaps, 'middle', cast.draw('place', hold.id));
    if (gap !== undefined) addInGap(draft, gap, speak(hold.script, `hold/${hold.id}`, cast));
  }
}

function gapFor(gaps: readonly Gap[], place: Aside['place'], drawn: number): Gap | undefined {
  const free = gaps.filter(({ isLast, taken }) => isLast === (place === 'end') && taken < GAP_LIMIT);
  if (place === 'start') return free[0];
  const emptiest = Math.min(...free.map(({ taken }) => taken));
  const candidates = free.filter(({ taken }) => taken === emptiest);
  return candidates[Math.floor(drawn * candidates.length)];
}

function addInGap(draft: Draft, gap: Gap, turns: readonly DraftTurn[]): boolean {
  const added = addWhereItFits(draft, gap.after + (gap.taken + 1) / 10, turns);
  if (added) gap.taken += 1;
  return added;
}

function addWhereItFits(draft: Draft, order: number, turns: readonly DraftTurn[]): boolean {
  const cost = naturalMs(turns);
  if (cost > draft.roomLeftMs) return false;
  draft.passages.push({ order, turns });
  draft.roomLeftMs -= cost;
  return true;
}

function speakBeat(story: Story, beat: Beat, index: number, cast: Cast): readonly DraftTurn[] {
  return speak(beat.script, `${story.id}/beat/${index}`, cast);
}

function speakAside(aside: Aside, cast: Cast): readonly DraftTurn[] {
  const label = `aside/${aside.id}`;
  if (aside.facts === undefined) return speak(aside.script, label, cast);
  const facts = { ...cast.facts, ...aside.facts(createMake(label, cast.at, cast.draw), cast.facts) };
  return speak(aside.script, label, { ...cast, facts });
}

function shuffle<T>(values: readonly T[], keyOf: (value: T) => number): readonly T[] {
  return values
    .map((value) => ({ value, key: keyOf(value) }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
