import type { Cast } from './cast.ts';
import {
  addPassage,
  type Draft,
  type Passage,
  type Plot,
  shuffle,
  speakBeat,
  WORTHWHILE_MS,
} from './draft.ts';
import { leastMs, naturalMs } from './fit.ts';
import { speakOpening } from './opening.ts';
import { type DraftTurn, speak } from './speak.ts';
import { weaveAsides } from './weave.ts';

/**
 * Tells a plot within the room there is, or nothing where the room is too small for what must be said.
 * Optional beats come in first, then asides, then holds, each while there is time for it.
 */
export function tellPlot(plot: Plot, cast: Cast, roomMs: number): readonly DraftTurn[] | undefined {
  const passages: Passage[] = [];
  let leastLeftMs = roomMs;
  for (const passage of requiredPassages(plot, cast)) {
    leastLeftMs -= leastMs(passage.turns);
    if (leastLeftMs < 0) return undefined;
    passages.push(passage);
  }
  const naturally = passages.reduce((sum, { turns }) => sum + naturalMs(turns), 0);
  const draft: Draft = { passages, roomLeftMs: roomMs - naturally };
  addExtras(draft, plot, cast);
  if (draft.roomLeftMs >= WORTHWHILE_MS) weaveAsides(draft, plot, cast);
  return draft.passages.sort((a, b) => a.order - b.order).flatMap(({ turns }) => turns);
}

/** Passage by passage, so that a call too short for the first few never fills the rest. */
function* requiredPassages({ story, direction, beats, ending }: Plot, cast: Cast): Generator<Passage> {
  yield { order: 0, turns: speakOpening(story, direction, cast) };
  for (const [index, { optional }] of beats.entries()) {
    if (!optional) yield { order: index + 1, turns: speakBeat(story, index, cast) };
  }
  const end = beats.length + 1;
  const label = `${story.id}/${endingName(story, ending)}`;
  yield { order: end, turns: speak(ending.script, label, cast) };
  if (ending.goodbye !== undefined) {
    yield { order: end + 1, turns: speak(ending.goodbye, `${label}/goodbye`, cast) };
  }
}

function endingName({ success, failure, brief }: Plot['story'], ending: Plot['ending']): string {
  if (ending === success) return 'success';
  if (ending === failure) return 'failure';
  return ending === brief.success ? 'brief/success' : 'brief/failure';
}

function addExtras(draft: Draft, { story, beats }: Plot, cast: Cast): void {
  const optional = [...beats.keys()].filter((index) => beats[index]?.optional);
  for (const index of shuffle(optional, (at) => cast.draw('extra', story.id, at))) {
    if (draft.roomLeftMs < WORTHWHILE_MS) return;
    addPassage(draft, { order: index + 1, turns: speakBeat(story, index, cast) });
  }
}
