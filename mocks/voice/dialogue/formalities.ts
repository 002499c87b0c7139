import type { Aside } from './asides.ts';
import { script } from './script.ts';

/** Who is who, what is on file, and whether there is time for it. */
export const formalities: readonly Aside[] = [
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
    script: script`
      A: Can I check how you spell your last name?
      U: Sure. {spelled}.
      A: Was the first letter {heard}, as in {heardWord}?
      U: No, {letter}. {letter} as in {letterWord}.
      A: {letter}. Thank you, I have it now.
      U: <No problem.|Yep.|Everyone gets it wrong.>
    `,
  },
  {
    id: 'email',
    about: 'email',
    place: 'middle',
    personas: ['support', 'booking', 'sales', 'collections'],
    script: script`
      A: What's the best email address for you?
      U: It's {email}.
      A: With a dot in the middle?
      U: [That's right|Yep|Yes], {first}, dot, {last}.
      A: Thank you. I've noted it.
      U: <Lovely.|Okay.|But no newsletters, please.>
    `,
  },
  {
    id: 'street',
    about: 'address',
    place: 'start',
    personas: ['support', 'collections'],
    script: script`
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
    script: script`
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
    facts: (_make, known) => ({ oldEnd: previousNumber(known.phoneEnd ?? '') }),
    script: script`
      A: I have a number for you here that ends in {oldEnd}. Is that still right?
      U: No, that's my old one. It's {phone} now.
      A: {phone}. Thanks, I've changed it.
      U: [Great|Thank you|Okay, good].
    `,
  },
  {
    id: 'which-company',
    about: 'who',
    place: 'start',
    direction: 'outbound',
    script: script`
      U: Sorry, who did you say you were with again?
      A: {company}. This is {agent}.
      U: <Right, of course. Go on.|Right, okay.|Okay. Go on, then.>
    `,
  },
  {
    id: 'your-name',
    about: 'who',
    place: 'middle',
    direction: 'inbound',
    personas: ['support', 'collections', 'booking'],
    script: script`
      U: Sorry, who am I speaking to again?
      A: This is {agent}.
      U: <Thank you. I like to know who I'm talking to.|Okay, thanks.|Right. I'm writing that down.>
    `,
  },
  {
    id: 'my-number',
    about: 'source',
    place: 'start',
    personas: ['sales', 'survey'],
    direction: 'outbound',
    script: script`
      U: Can I ask where you got my number?
      A: You left it with us the last time you were in touch. I can take it off, if you'd rather.
      U: <No, no, that's fine. I was only curious.|No, it's fine. I just wondered.|Maybe after this. Go on.>
    `,
  },
  {
    id: 'how-long',
    about: 'duration',
    place: 'start',
    personas: ['sales', 'survey'],
    script: script`
      U: How long does this take, roughly?
      A: Not long. I'll be as quick as I can.
      U: <That's fine, I've got time.|Okay.|I'll hold you to that.>
    `,
  },
  {
    id: 'transfer',
    about: 'duration',
    place: 'start',
    personas: ['support', 'booking', 'collections'],
    script: script`
      U: You're not going to transfer me to somebody else, are you?
      A: Not if I can help it.
      U: <Oh, good. I never know what to do with the music.|Okay, good.|Good. I've had enough of that music.>
    `,
  },
  {
    id: 'scam',
    about: 'trust',
    place: 'start',
    personas: ['collections', 'sales'],
    direction: 'outbound',
    script: script`
      U: How do I know this isn't a scam, though?
      A: That's a fair question. You can hang up and call the number on our website, and you'll get the same team.
      U: <No, it's all right. I believe you.|All right. I'll take your word for it.|Hm. I'm noting the time of this call.>
    `,
  },
  {
    id: 'partner',
    about: 'account',
    place: 'start',
    personas: ['support', 'collections'],
    script: script`
      U: My [husband|wife|partner] usually deals with all this, so bear with me.
      A: That's fine. Stop me at any point.
      U: Okay, thanks.
    `,
  },
  {
    id: 'years',
    about: 'tenure',
    place: 'middle',
    personas: ['support', 'collections'],
    script: script`
      U: I've been a customer for [six|nine|eleven] years, you know.
      A: I can see that, and we appreciate it.
      U: <Well, thank you for saying so.|Okay.|Then I hope that counts for something.>
    `,
  },
  {
    id: 'your-day',
    about: 'small-talk',
    place: 'start',
    personas: ['sales', 'booking', 'survey'],
    script: script`
      A: How's your day been so far, by the way?
      U: <Really nice, actually. First day off in two weeks.|Busy. But okay.|Long. Very long.>
      A: [Then I won't keep you|I'll try not to add to it].
      U: <Ha. You're fine.|Appreciate it.|Please.>
    `,
  },
];

/** The letter that a telephone makes of another. */
const SOUNDS_LIKE: Readonly<Record<string, string>> = {
  ...{ A: 'H', B: 'D', C: 'T', D: 'B', E: 'B', F: 'S', G: 'J', H: 'A', I: 'Y', J: 'G', K: 'J', L: 'N', M: 'N' },
  ...{ N: 'M', O: 'L', P: 'B', Q: 'U', R: 'A', S: 'F', T: 'D', U: 'Q', V: 'B', W: 'V', Y: 'I', Z: 'C' },
};

const WORDS: Readonly<Record<string, string>> = {
  ...{ A: 'apple', B: 'boy', C: 'cat', D: 'dog', E: 'egg', F: 'Frank', G: 'George', H: 'house', I: 'igloo' },
  ...{ J: 'Jack', K: 'king', L: 'lemon', M: 'Mary', N: 'Nancy', O: 'orange', P: 'Peter', Q: 'queen', R: 'river' },
  ...{ S: 'Sam', T: 'Tom', U: 'uncle', V: 'Victor', W: 'window', Y: 'yellow', Z: 'zebra' },
};

/** Another number of the range kept for fiction, 0100 to 0199. */
function previousNumber(phoneEnd: string): string {
  return `01${((Number(phoneEnd.slice(2)) + 37) % 100).toString().padStart(2, '0')}`;
}
