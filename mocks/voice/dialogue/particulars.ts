import type { Aside } from './asides.ts';
import { anotherPhoneEnd } from './caller.ts';

/** Names, numbers and addresses, spelled out and read back. */
export const particulars: readonly Aside[] = [
  {
    id: 'spelling',
    about: 'spelling',
    place: 'middle',
    personas: ['support', 'booking', 'sales', 'collections'],
    facts(_make, known) {
      const letter = (known.last ?? '').charAt(0).toUpperCase();
      const heard = SOUNDS_LIKE[letter] ?? 'S';
      return { letter, heard, heardWord: WORDS[heard] ?? '', letterWord: WORDS[letter] ?? '' };
    },
    script: `
      A: [Can I check how you spell your last name?|Could you spell your last name for me?|I'd better check
        the spelling of your last name.]
      U: [Sure.|Of course.|Okay.] {spelled}.
      A: Was the first letter {heard}, as in {heardWord}?
      U: No, {letter}. {letter} as in {letterWord}.
      A: [{letter}. Thank you, I have it now.|Sorry, {letter}. Got it.]
      U: <No problem.|Yep.|Everyone gets it wrong.>
    `,
  },
  {
    id: 'email',
    about: 'email',
    place: 'middle',
    personas: ['support', 'booking', 'sales', 'collections'],
    script: `
      A: [What's the best email address for you?|Could I take an email address?|Which email should I put down
        for you?]
      U: [It's|Sure, it's|That'd be] {email}.
      A: With a dot in the middle?
      U: [That's right|Yep|Yes], {first}, dot, {last}.
      A: Thank you. I've noted it.
      U: <Great.|Okay.|But no newsletters, please.>
    `,
  },
  {
    id: 'street',
    about: 'address',
    place: 'start',
    personas: ['support', 'collections'],
    script: `
      A: For security, could you confirm the street address on the account?
      U: Sure. It's {street}.
      A: Thank you, that matches.
      U: [Great|Okay, good].
    `,
  },
  {
    id: 'call-back',
    about: 'phone',
    place: 'start',
    direction: 'inbound',
    script: `
      A: In case we get cut off, is {phone} the best number for you?
      U: [It is, that's my cell|Yes, that's the one|Yep, same number].
    `,
  },
  {
    id: 'old-number',
    about: 'phone',
    place: 'middle',
    personas: ['support', 'booking', 'collections'],
    direction: 'inbound',
    facts: (make, known) => ({ oldEnd: anotherPhoneEnd(known.phoneEnd ?? '', make.whole('old', 1, 99)) }),
    script: `
      A: I have a number for you here that ends in {oldEnd}. Is that still right?
      U: No, that's my old one. It's {phone} now.
      A: {phone}. Thanks, I've changed it.
      U: [Great|Thank you|Okay, good].
    `,
  },
  {
    id: 'call-or-text',
    about: 'contact',
    place: 'middle',
    personas: ['support', 'booking', 'sales', 'collections'],
    script: `
      A: [If we need to reach you about this, would you rather have a call or a text?|What's better for you if
        something changes, a call or a text?]
      U: <A text, please. I'm hopeless at picking up.|Text.|A text. I don't pick up numbers I don't know.>
      A: A text it is.
      U: Great.
    `,
  },
];

/** The letter that a telephone makes of another. */
const SOUNDS_LIKE: Readonly<Record<string, string>> = {
  ...{
    A: 'H',
    B: 'D',
    C: 'T',
    D: 'B',
    E: 'B',
    F: 'S',
    G: 'J',
    H: 'A',
    I: 'Y',
    J: 'G',
    K: 'J',
    L: 'N',
    M: 'N',
  },
  ...{ N: 'M', O: 'L', P: 'B', Q: 'U', R: 'A', S: 'F', T: 'D', U: 'Q', V: 'B', W: 'V', Y: 'I', Z: 'C' },
};

const WORDS: Readonly<Record<string, string>> = {
  ...{ A: 'apple', B: 'boy', C: 'cat', D: 'dog', E: 'egg', F: 'Frank', G: 'George', H: 'house', I: 'igloo' },
  ...{
    J: 'Jack',
    K: 'king',
    L: 'lemon',
    M: 'Mary',
    N: 'Nancy',
    O: 'orange',
    P: 'Peter',
    Q: 'queen',
    R: 'river',
  },
  ...{ S: 'Sam', T: 'Tom', U: 'uncle', V: 'Victor', W: 'window', Y: 'yellow', Z: 'zebra' },
};
