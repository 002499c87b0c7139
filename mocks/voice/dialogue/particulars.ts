import type { Aside } from './asides.ts';

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
      A: [Can I check how you spell your last name?|Can you spell out your last name?|Your last name, letter by letter,
        please?|Would you spell your last name, so I have it right?|May I have the spelling of your last name?|Could you spell your last name for me?|I'd better check
        the spelling of your last name.]
      U: [Sure.|Of course.|Okay.] {spelled}.
      A: Was the first letter {heard}, as in {heardWord}?
      U: No, {letter}. {letter} as in {letterWord}.
      A: [{letter}. Thank you, I have it now.|Sorry, {letter}. Got it.]
      U: <[No problem.|That's all right.|No worries at all.|It happens.]|[Yep.|That's it.|Right.|Exactly.]|[Everyone gets
        it wrong.|Every single time.|It's not that hard.|You wouldn't be the first.]>
    `,
  },
  {
    id: 'email',
    about: 'email',
    place: 'middle',
    personas: ['support', 'booking', 'sales', 'collections'],
    script: `
      A: [What's the best email address for you?|What email do you use?|Where can I send an email?|Is there an email I can
        add?|And an email address, please?|Could I take an email address?|Which email should I put down
        for you?]
      U: [It's|Sure, it's|That'd be] {email}.
      A: With a dot in the middle?
      U: [That's right|Yep|Yes], {first}, dot, {last}.
      A: [Thank you. I've noted it.|Great, it's saved.|Thank you, that's in.|Perfect, I've put it down.|Okay, it's
        on your file.|Got it, thank you.]
      U: <[Great.|Lovely.|Thank you.|Perfect.]|[Okay.|Good.|Sure.|Right.]|[But no newsletters, please.|Just don't sell
        it to anyone.|And no marketing, please.|Fine. No offers, though.]>
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
      A: [In case we get cut off, is {phone} the best number for you?|If the line drops, can I call you back on
        {phone}?|I see you're calling from {phone}. Is that a good number to reach you on?|Is {phone} all right
        for calling you back, in case we lose each other?|Before we start, is {phone} the number to call if this
        drops?]
      U: <[It is, that's my cell.|Yes, that's the one, thank you.|It is. I always have it on me.|That's right,
        and thanks for asking.|Yes, that's me.|It is, yes. Any time.]|[Yes, that's the one.|Yep, same number.|
        Yeah, that's my cell.|It is.|Yeah.|Yep, that works.]|[It is. But let's not lose each other.|Yes. I'd
        rather do it all now, though.|Yeah. Please don't drop me.|It is. Don't put me back in the line.|
        Yes.|Yes, as it was the last time.]>
    `,
  },
  {
    id: 'old-number',
    about: 'phone',
    place: 'middle',
    personas: ['support', 'booking', 'collections'],
    direction: 'inbound',
    script: `
      A: I have a number for you here that ends in {oldEnd}. Is that still right?
      U: No, that's my old one. It's {phone} now.
      A: {phone}. Thanks, I've changed it.
      U: [Great|Thank you|Okay, good].
    `,
  },
  {
    id: 'same-number',
    about: 'phone',
    place: 'middle',
    personas: ['support', 'booking', 'collections'],
    script: `
      A: [I have a number for you here that ends in {phoneEnd}. Is that still right?|Your number here ends in
        {phoneEnd}. Is that the one to keep?|I've got {phone} on file for you. Still the right one?]
      U: <[Yes, that's still mine.|It is, thank you.|Yes, I've had it for years.|That's the one.|It is, yes.|
        Yes, that's my cell.]|[Yep.|That's right.|Yeah, that's it.|Still the same.|Yes.|It is.]|[Yes. You just
        had it.|It is.|Yes, it hasn't changed.|Yes, that's it.|Right.|Still mine, yes.]>
    `,
  },
  {
    id: 'call-or-text',
    about: 'contact',
    place: 'middle',
    personas: ['support', 'booking', 'sales', 'collections'],
    script: `
      A: [If we need to reach you about this, would you rather have a call or a text?|What's better for you if something
        changes, a call or a text?|Should we call you or text you with any news?|How do you like to hear from us, by
        phone or by text?|For updates, do you prefer a call or a text?|If there's news, shall we ring you or text
        you?|A call or a text, if anything comes up?]
      U: <[A text, please. I'm hopeless at picking up.|Could you text me? I'm often in meetings.|A text would be
        lovely, then I can read it twice.|Text me, please. My phone's always on silent.|A text, please, I work
        nights.|A text, if that's no trouble.|Text is easiest for me, thanks.|A text, please. I forget what I
        hear.]|[Text.|A text.|Text's fine.|Text me.|A text, I'm at work all day.|Text, please.|Text is
        better.]|[A text. I don't pick up numbers I don't know.|A text. I get enough calls.|Text. Nobody gets
        through to me at work.|A text, so I've got it in writing.|Text, and please not at seven in the
        morning.|A text. Calls always come at the wrong time.]>
      A: [A text it is.|Okay, a text.|Then I'll put down text.|A text, got it.|Noted, no calls.|I've set it to
        text.]
      U: [Great.|Thanks.|Okay.|Good.|Perfect.|All right.]
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
