import type { Trade } from './companies.ts';
import type { Persona } from './dialogue.ts';
import type { Script } from './script.ts';
import type { Facts, Make } from './slots.ts';

/** What a digression is about: those about a subject that a story names in `without` are kept out of it. */
export type Subject =
  | 'account'
  | 'address'
  | 'clarity'
  | 'confirmation'
  | 'contact'
  | 'duration'
  | 'email'
  | 'hours'
  | 'household'
  | 'human'
  | 'in-car'
  | 'language'
  | 'newsletter'
  | 'noise'
  | 'notes'
  | 'online'
  | 'pace'
  | 'parking'
  | 'payment'
  | 'pets'
  | 'phone'
  | 'plain-words'
  | 'praise'
  | 'rating'
  | 'recording'
  | 'reference'
  | 'referral'
  | 'small-talk'
  | 'source'
  | 'spelling'
  | 'tenure'
  | 'trust'
  | 'weather'
  | 'who';

/** Where the other party is during the call: nobody is on the porch and in the car at once. */
export type Whereabouts = 'home' | 'car' | 'street' | 'elsewhere';

/** A stretch of the middle that stands by itself: the agent opens it, the other party closes it. */
export interface Beat {
  readonly script: Script;
  /** Left out where the time is short. */
  readonly optional: boolean;
  /** Runs straight on into what follows: nothing comes in between. */
  readonly straight: boolean;
}

export interface Ending {
  /** How the matter is settled. */
  readonly script: Script;
  /** The leave-taking; second thoughts and last questions come before it. Absent where the line just ends. */
  readonly goodbye?: Script;
  readonly endedBy: 'agent' | 'user';
  readonly summary: string;
}

export interface Endings {
  readonly success: Ending;
  readonly failure: Ending;
}

export interface Story extends Endings {
  readonly id: string;
  readonly persona: Persona;
  readonly trade: Trade;
  readonly topic: string;
  /** The fact that the matter goes by: asked for a reference, the agent gives it. Drawn, where absent. */
  readonly reference?: string;
  readonly without: readonly Subject[];
  /** Drawn, where absent. */
  readonly where?: Whereabouts;
  /** What is left on a machine, after "this is … from …": one sentence or two. */
  readonly message: string;
  /** What the placeholders stand for, besides what is known in every call (cast.ts). */
  facts(make: Make): Facts;
  readonly inbound: Script;
  readonly outbound: Script;
  readonly beats: readonly Beat[];
  /** Follows the opening at once, where there is no time for the beats. */
  readonly brief: Endings;
}

/**
 * Declares a story. It changes nothing: it is there for the types, and for the day a story is checked on
 * loading.
 *
 * @example
 * export const flatTire = defineStory({ id: 'towing-flat', persona: 'dispatch', trade: 'tow truck', … });
 */
export function defineStory(story: Story): Story {
  return story;
}

/** A beat that is always told. */
export function core(strings: TemplateStringsArray): Beat {
  return { script: strings.join(''), optional: false, straight: false };
}

/** A beat that is told where there is time. */
export function extra(strings: TemplateStringsArray): Beat {
  return { script: strings.join(''), optional: true, straight: false };
}

/** The beat, with nothing let in between it and what follows. */
export function straight(beat: Beat): Beat {
  return { ...beat, straight: true };
}
