import type { Aside } from './asides.ts';

/** Who is who, and whether there is time for it. */
export const formalities: readonly Aside[] = [
  {
    id: 'which-company',
    about: 'who',
    place: 'start',
    direction: 'outbound',
    script: `
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
    script: `
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
    script: `
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
    script: `
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
    script: `
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
    script: `
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
    script: `
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
    script: `
      U: I've been a customer for [six|nine|eleven] years, you know.
      A: I can see that, and we appreciate it.
      U: <Well, thank you for saying so.|Okay.|Then I hope that counts for something.>
    `,
  },
  {
    id: 'notes',
    about: 'notes',
    place: 'middle',
    script: `
      A: I'm taking notes as we go, by the way, so that nobody has to ask you this again.
      U: <That's good to hear.|Okay, good.|That would be a first.>
    `,
  },
  {
    id: 'your-day',
    about: 'small-talk',
    place: 'start',
    personas: ['sales', 'booking', 'survey'],
    script: `
      A: How's your day been so far, by the way?
      U: <Really nice, actually. First day off in two weeks.|Busy. But okay.|Long. Very long.>
      A: [Then I won't keep you|I'll try not to add to it].
      U: <Ha. You're fine.|Appreciate it.|Please.>
    `,
  },
];
