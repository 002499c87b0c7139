import type { DialogueRequest, Persona } from './dialogue.ts';
import { formalities } from './formalities.ts';
import { interruptions } from './interruptions.ts';
import { lastQuestions } from './last-questions.ts';
import { lineTrouble } from './line-trouble.ts';
import { particulars } from './particulars.ts';
import type { Script } from './script.ts';
import type { Facts, Make } from './slots.ts';
import type { Story, Subject, Whereabouts } from './story.ts';

/**
 * A digression that fits many stories: one party opens it, the other party closes it. Where it meets a line
 * of the same role, the two become one turn.
 */
export interface Aside {
  readonly id: string;
  readonly about: Subject;
  /** One that is remembered: heard in every third call, it would be noticed. */
  readonly isRare?: true;
  /** Early in the middle, anywhere in it, or once all is settled. */
  readonly place: 'start' | 'middle' | 'end';
  /** All personas, where absent. */
  readonly personas?: readonly Persona[];
  /** Both directions, where absent. */
  readonly direction?: DialogueRequest['direction'];
  /** Anywhere, where absent. */
  readonly where?: Whereabouts;
  readonly script: Script;
  facts?(make: Make, known: Facts): Facts;
}

/**
 * The digressions that may come up in a call, in no order.
 *
 * @example
 * asidesFor(flatTire, 'inbound', 'street', true).map(({ id }) => id); // ['human', 'recording', …]
 */
export function asidesFor(
  story: Story,
  direction: DialogueRequest['direction'],
  where: Whereabouts,
  success: boolean,
): readonly Aside[] {
  return ASIDES.filter(
    (aside) =>
      (aside.direction ?? direction) === direction &&
      (aside.where ?? where) === where &&
      (aside.personas?.includes(story.persona) ?? true) &&
      (aside.place !== 'end' || success) &&
      !story.without.includes(aside.about),
  );
}

const ASIDES: readonly Aside[] = [
  ...interruptions,
  ...lineTrouble,
  ...formalities,
  ...particulars,
  ...lastQuestions,
];
