import { type Aside, asidesFor } from './asides.ts';
import type { Cast } from './cast.ts';
import { addPassage, type Draft, type Plot, shuffle, WORTHWHILE_MS } from './draft.ts';
import { holds } from './holds.ts';
import type { Script } from './script.ts';
import { createMake } from './slots.ts';
import { type DraftTurn, speak } from './speak.ts';

/**
 * Lets asides into a draft, and then holds, while there is time: one in each gap at first, another only where
 * the call is so long that time is left over.
 */
export function weaveAsides(draft: Draft, plot: Plot, cast: Cast): void {
  const gaps = openGaps(draft, plot);
  const { story, direction, success } = plot;
  const asides = shuffle(asidesFor(story, direction, cast.where, success), ({ id, isRare }) => {
    const drawn = cast.draw('aside', id);
    return isRare ? 1 - (1 - drawn) / RARITY : drawn;
  });
  const spoken = new Set<string>();
  for (let limit = 1; limit <= ASIDES_A_GAP; limit += 1) {
    for (const aside of asides) {
      if (draft.roomLeftMs < WORTHWHILE_MS) return;
      if (spoken.has(aside.about)) continue;
      const gap = findGap(gaps, aside, limit, cast.draw('place', aside.id));
      if (gap !== undefined && addInGap(draft, gap, speakAside(aside, gap, cast))) spoken.add(aside.about);
    }
  }
  addHolds(draft, gaps, plot, cast);
}

interface Gap {
  readonly after: number;
  /** Between how the matter is settled and the goodbye. */
  readonly isLast: boolean;
  taken: number;
}

const ASIDES_A_GAP = 2;
/** How many times later than others a rare aside gets its turn. */
const RARITY = 3;
/** Where questions about the call itself are asked: later in it, nobody wonders who is speaking. */
const EARLY_GAPS = 1;

const ANYTHING_ELSE = `
  A: [Is there anything else?|Anything else I can do?|Was there anything else?]
`;

/**
 * The places where something may come in between: not before the first beat, which answers the opening; not
 * after a question; not after a beat that runs straight on.
 */
function openGaps(draft: Draft, { beats, ending }: Plot): readonly Gap[] {
  const end = beats.length + 1;
  return draft.passages
    .filter(({ order, turns }) => {
      if (order === 0 || order > end || turns.at(-1)?.text.endsWith('?')) return false;
      return order === end ? ending.goodbye !== undefined : beats[order - 1]?.straight === false;
    })
    .map(({ order }) => ({ after: order, isLast: order === end, taken: 0 }))
    .sort((a, b) => a.after - b.after);
}

/**
 * A gap that has taken least. Of two asides in a row, the second is not the user's to open: they closed the
 * first.
 */
function findGap(
  gaps: readonly Gap[],
  { place, script }: Pick<Aside, 'place' | 'script'>,
  limit: number,
  drawn: number,
): Gap | undefined {
  const suited = gaps
    .slice(0, place === 'start' ? EARLY_GAPS : gaps.length)
    .filter(({ isLast, taken }) => isLast === (place === 'end') && taken < limit)
    .filter(({ isLast, taken }) => isLast || taken === 0 || !opensWithUser(script));
  const least = Math.min(...suited.map(({ taken }) => taken));
  const candidates = suited.filter(({ taken }) => taken === least);
  return candidates[Math.floor(drawn * candidates.length)];
}

function addHolds(draft: Draft, gaps: readonly Gap[], { story }: Plot, cast: Cast): void {
  const suited = holds.filter(({ personas }) => personas?.includes(story.persona) ?? true);
  for (const { id, script } of shuffle(suited, (hold) => cast.draw('hold', hold.id))) {
    if (draft.roomLeftMs < WORTHWHILE_MS) return;
    const gap = findGap(gaps, { place: 'middle', script }, ASIDES_A_GAP + 1, cast.draw('place', id));
    if (gap !== undefined) addInGap(draft, gap, speak(script, `hold/${id}`, cast));
  }
}

function addInGap(draft: Draft, gap: Gap, turns: readonly DraftTurn[]): boolean {
  const added = addPassage(draft, { order: gap.after + (gap.taken + 1) / 10, turns });
  if (added) gap.taken += 1;
  return added;
}

function speakAside(aside: Aside, gap: Gap, cast: Cast): readonly DraftTurn[] {
  const label = `aside/${aside.id}`;
  const facts = aside.facts?.(createMake(label, cast.at, cast.draw), cast.facts);
  const turns = speak(aside.script, label, facts ? { ...cast, facts: { ...cast.facts, ...facts } } : cast);
  const prompted = gap.isLast && gap.taken > 0 && opensWithUser(aside.script);
  return prompted ? [...speak(ANYTHING_ELSE, `${label}/else`, cast), ...turns] : turns;
}

function opensWithUser(script: Script): boolean {
  return script.trimStart().startsWith('U');
}
