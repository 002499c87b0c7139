import type { Aside } from './asides.ts';

/** What the telephone puts in the way. */
export const lineTrouble: readonly Aside[] = [
  {
    id: 'breaking-up',
    about: 'noise',
    place: 'middle',
    script: `
      A: [Sorry, you're breaking up a little.|I'm losing every second word, I'm afraid.|The line's gone a bit
        fuzzy.] Can you still hear me?
      U: Yeah, the signal's bad here. [Let me move|I'll go over to the window|Hold on].
      (moment)
      U: Is this any better?
      A: Much better, thank you.
      U: Good. Go ahead.
    `,
  },
  {
    id: 'echo',
    about: 'noise',
    place: 'middle',
    script: `
      A: [I'm getting a bit of an echo.|I can hear myself twice.] Do you have me on speaker?
      U: [Oh, I do. One second. There. Better?|Yeah, hang on. Is that better?]
      A: That's much clearer, thanks.
      U: <Good. Sorry about that.|Okay, good.|Good.>
    `,
  },
  {
    id: 'slower',
    about: 'pace',
    place: 'middle',
    script: `
      U: Could you slow down just a little? [I'm writing this down|My ears aren't what they were|You're going
        a bit fast for me].
      A: [Of course, sorry. I'll take it slower.|Sure. Tell me if it's still too fast.|Sorry about that. I'll
        slow down.]
      U: <Thank you, that's better.|Thanks.|Okay. Go on.>
    `,
  },
  {
    id: 'mute',
    isRare: true,
    about: 'noise',
    place: 'middle',
    script: `
      A: Hello? Are you still with me?
      (moment)
      U: Sorry. I was on mute, talking away.
      A: No problem. I can hear you now.
      U: <It was nothing important.|Okay. Go on.|Figures.>
    `,
  },
  {
    id: 'speak-up',
    about: 'noise',
    place: 'middle',
    script: `
      A: [I'm sorry, could you speak up just a little?|You've gone a bit quiet, I'm afraid.]
      U: Is this better? I had you between my ear and my shoulder.
      A: Much better.
      U: Okay, good.
    `,
  },
  {
    id: 'truck',
    isRare: true,
    about: 'noise',
    place: 'middle',
    script: `
      U: Sorry, a truck just went by. I missed that.
      A: You didn't miss anything. I was only making a note.
      U: Oh. Okay, good.
    `,
  },
  {
    id: 'low-battery',
    isRare: true,
    about: 'pace',
    place: 'middle',
    script: `
      U: I should plug this phone in, I'm at four percent. One second.
      A: Of course.
      (moment)
      U: Okay. Charging.
    `,
  },
];
