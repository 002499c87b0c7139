import type { Instant } from '../../src/core/instant.ts';
import type { Plan } from '../../src/core/plan.ts';
import type { CallFacts } from './call.ts';

/** Something in a call's life that somebody outside can wait for: finer than its events. */
export type CallMoment = (typeof CALL_MOMENTS)[number];
export const CALL_MOMENTS = [
  'requested',
  'ringing',
  'rejected',
  'answered',
  'speech-started',
  'speech-ended',
  'agent-message',
  'user-message',
  'minute',
  'ended',
  'analysed',
] as const;

/** A moment with its instant. */
export interface MomentAt {
  readonly at: Instant;
  readonly moment: CallMoment;
  /** How many of the same moment came before in the call: together they name it, whatever is amended later. */
  readonly index: number;
}

/**
 * The moments of a call, in order of time; those of one instant in the order in which one leads to the next.
 *
 * - `requested` is the creation, `rejected` the end of a call that nobody answered, just before `ended`.
 * - `speech-started` and `speech-ended` hold what was said and what was broken off; only what was said in full is an
 *   `agent-message` or `user-message`, at the same instant as its `speech-ended`.
 * - `minute` comes at each full minute of talk.
 *
 * An amendment leaves the moments alone that have happened by its instant.
 *
 * @param isWanted what is not wanted may be left out: what is said in a call is dear to find.
 */
export function momentsOf(
  { createdAt, facts }: Plan<CallFacts>,
  isWanted: (moment: CallMoment) => boolean = () => true,
): readonly MomentAt[] {
  const counts = new Map<CallMoment, number>();
  // The sort is stable: equal instants keep the order in which they were found.
  return [...findMoments(createdAt, facts, SPOKEN.some(isWanted))]
    .sort((a, b) => a.at - b.at)
    .map(({ at, moment }) => {
      const index = counts.get(moment) ?? 0;
      counts.set(moment, index + 1);
      return { at, moment, index };
    });
}

const MINUTE_MS = 60_000;
const SPOKEN: readonly CallMoment[] = ['speech-started', 'speech-ended', 'agent-message', 'user-message'];

type Found = Omit<MomentAt, 'index'>;

function* findMoments(createdAt: Instant, facts: CallFacts, withSpeech: boolean): Generator<Found> {
  const { ringingAt, answeredAt, endedAt, analysedAt } = facts;
  yield { at: createdAt, moment: 'requested' };
  if (ringingAt !== null) yield { at: ringingAt, moment: 'ringing' };
  if (answeredAt === null) yield { at: endedAt, moment: 'rejected' };
  else {
    yield { at: answeredAt, moment: 'answered' };
    if (withSpeech) yield* findSpeech(facts);
    for (let at = answeredAt + MINUTE_MS; at <= endedAt; at += MINUTE_MS) yield { at, moment: 'minute' };
  }
  yield { at: endedAt, moment: 'ended' };
  yield { at: analysedAt, moment: 'analysed' };
}

function* findSpeech({ brokenOff, words }: CallFacts): Generator<Found> {
  for (const { startsAt, at } of brokenOff) {
    yield { at: startsAt, moment: 'speech-started' };
    yield { at, moment: 'speech-ended' };
  }
  for (const { role, startsAt, at } of words().messages) {
    yield { at: startsAt, moment: 'speech-started' };
    yield { at, moment: 'speech-ended' };
    yield { at, moment: role === 'agent' ? 'agent-message' : 'user-message' };
  }
}
