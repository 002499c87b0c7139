import type { Aside } from './asides.ts';

/** What comes to mind once the matter is settled. */
export const lastQuestions: readonly Aside[] = [
  {
    id: 'hours',
    about: 'hours',
    place: 'end',
    personas: ['support', 'booking', 'sales', 'collections'],
    script: `
      U: Oh, one more thing, what are your hours on Saturday?
      A: Nine to one on Saturdays, and eight to six during the week.
      U: <Wonderful, thank you.|Good to know.|Okay.>
    `,
  },
  {
    id: 'text-me',
    about: 'confirmation',
    place: 'end',
    personas: ['booking', 'dispatch', 'sales', 'collections'],
    script: `
      A: Would you like all of that in a text as well?
      U: <Yes, please, that would help.|Yes, please.|Sure. I'll forget half of it.>
      A: It's on its way to the number ending in {phoneEnd}.
      U: [Got it. My phone just buzzed|Great, there it is].
    `,
  },
  {
    id: 'website',
    about: 'online',
    place: 'end',
    personas: ['support', 'booking', 'collections'],
    script: `
      U: Could I do this on the website the next time, instead of calling?
      A: You could. Sign in, and it's right there on the first page.
      U: <Oh, good. I'll try that.|Okay, good to know.|Somebody could have told me that sooner.>
    `,
  },
  {
    id: 'reference',
    about: 'reference',
    place: 'end',
    personas: ['support', 'booking', 'dispatch', 'collections'],
    facts: (make) => ({ reference: make.code('reference', '@#-####') }),
    script: `
      U: Is there a reference number for this, in case?
      A: There is. It's {reference}.
      U: {reference}. [Okay, I've got it|Let me write that down. Okay].
    `,
  },
  {
    id: 'cards',
    about: 'payment',
    place: 'end',
    personas: ['booking', 'dispatch', 'support'],
    script: `
      U: Do you take cards, or is it cash?
      A: Cards, cash, or your phone, whichever you like.
      U: <Perfect.|Good.|Good. I never have cash.>
    `,
  },
  {
    id: 'parking',
    about: 'parking',
    place: 'end',
    personas: ['booking'],
    script: `
      U: Is there somewhere to park?
      A: There are a few spaces behind the building, and meters along the street.
      U: <Great, that helps.|Okay.|Meters. Okay.>
    `,
  },
  {
    id: 'spanish',
    isRare: true,
    about: 'language',
    place: 'end',
    personas: ['support', 'booking', 'collections'],
    script: `
      U: Do you have somebody who speaks Spanish? It's for my mother, if she calls.
      A: Yes. She can press two at the very start.
      U: Oh, she'll like that. [She hates asking me|Thank you].
    `,
  },
  {
    id: 'newsletter',
    isRare: true,
    about: 'newsletter',
    place: 'end',
    personas: ['support', 'booking', 'sales'],
    script: `
      U: And could you take me off the newsletter? I get about three a week.
      A: Of course. Anything about this you'll still get.
      U: <Wonderful.|Perfect.|Finally.>
    `,
  },
  {
    id: 'easier',
    about: 'praise',
    place: 'end',
    personas: ['support', 'booking', 'dispatch', 'collections', 'sales'],
    script: `
      U: <You've been really helpful, by the way.|That was easier than I expected, I'll be honest.|I'll be
        honest, I expected a fight.>
      A: I'm glad to hear it.
      U: <I mean it.|So, thanks.|So, credit where it's due.>
    `,
  },
  {
    id: 'one-question',
    about: 'rating',
    place: 'end',
    personas: ['support', 'booking', 'sales'],
    script: `
      A: [You may get a text later, asking how I did. It's one question.|There'll be a one-question text after
        this, about how it went.]
      U: <I'll be sure to answer it.|Okay, sure.|We'll see.>
    `,
  },
  {
    id: 'my-sister',
    isRare: true,
    about: 'referral',
    place: 'end',
    personas: ['sales', 'booking'],
    script: `
      U: My sister's been looking for somebody, too. Can she just call?
      A: Any time. She can mention your name.
      U: I'll tell her. She takes forever to decide, though.
    `,
  },
];
