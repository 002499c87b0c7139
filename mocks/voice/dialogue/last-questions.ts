import type { Aside } from './asides.ts';

/** What comes to mind once the matter is settled. */
export const lastQuestions: readonly Aside[] = [
  {
    id: 'hours',
    about: 'hours',
    place: 'end',
    personas: ['support', 'booking', 'sales', 'collections'],
    script: `
      U: [Oh, one more thing, what are your hours on Saturday?|Are you open on Saturdays?|When can I reach you on a
        Saturday?|And how late are you open?|What are your hours, by the way?|Is anybody there on the weekend?]
      A: [Nine to one on Saturdays, and eight to six during the week.|Eight to six on weekdays, and nine to one on
        Saturdays.|Saturdays it's nine to one. Weekdays, eight to six.|Until six on weekdays. On Saturdays, nine to
        one.|Nine to one on Saturday. We're closed on Sunday.|Eight to six, and on Saturdays from nine to one.|On
        Saturdays until one, and otherwise until six.]
      U: <Wonderful, thank you.|Good to know.|Okay.>
    `,
  },
  {
    id: 'text-me',
    about: 'confirmation',
    place: 'end',
    personas: ['booking', 'dispatch', 'sales', 'collections'],
    script: `
      A: [Would you like all of that in a text as well?|Shall I text you the details?|Do you want this in writing, by
        text?|Can I send you a text with all that?|Would a text with the details help?|Should I put that in a text
        for you?]
      U: <Yes, please, that would help.|Yes, please.|Sure. I'll forget half of it.>
      A: It's on its way to the number ending in {phoneEnd}.
      U: [Got it. My phone just buzzed|Great, there it is|Yep, it's here|It's just come in|I see it|There it is,
        thanks|I heard it arrive].
    `,
  },
  {
    id: 'website',
    about: 'online',
    place: 'end',
    personas: ['support', 'booking', 'collections'],
    script: `
      U: [Could I do this on the website the next time, instead of calling?|Is there a way to do this online?|Does this
        work on the website, too?|Next time, could I do it online?|Can I do this in an app or something?|Do I always
        have to call for this?]
      A: [You could. Sign in, and it's right there on the first page.|There is a way online. It's under your account.|The
        website does it, too, once you've signed in.|It's on the website, under requests.|You can do it online, any
        time of day.|Online works. Look for it on the first page.|The website has it, at the top of the page.]
      U: <Oh, good. I'll try that.|Okay, good to know.|Somebody could have told me that sooner.>
    `,
  },
  {
    id: 'reference',
    about: 'reference',
    place: 'end',
    personas: ['support', 'booking', 'dispatch', 'collections'],
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
