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
    isRare: true,
    about: 'trust',
    place: 'start',
    personas: ['collections', 'sales'],
    direction: 'outbound',
    script: `
      U: How do I know this isn't a scam, though?
      A: That's a fair question. You can hang up and call the number on our website, and you'll get the same
        team.
      U: <No, it's all right. I believe you.|All right. I'll take your word for it.|Hm. I'm noting the time of
        this call.>
    `,
  },
  {
    id: 'partner',
    isRare: true,
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
      A: [I'm taking notes as we go, by the way, so that nobody has to ask you this again.|You may hear me typing, that's
        me taking notes.|All of this goes on your file, so you needn't repeat it.|I'm keeping a record as we speak,
        so it's all in one place.|I'm putting all of
        this in the notes, so you won't have to go through it twice.|I'm writing this down for my colleagues,
        just so you know.]
      U: <That's good to hear.|Okay, good.|That would be a first.>
    `,
  },
  {
    id: 'clear-so-far',
    about: 'clarity',
    place: 'middle',
    personas: ['support', 'sales', 'collections'],
    script: `
      A: [Does that all make sense so far?|Is that clear so far?|Are you with me so far?]
      U: <Yes, you're very clear.|Yep.|So far, yes.>
    `,
  },
  {
    id: 'questions-so-far',
    about: 'clarity',
    place: 'middle',
    personas: ['support', 'sales', 'booking', 'collections', 'dispatch'],
    script: `
      A: [Any questions up to here?|Is there anything you'd like to ask at this point?|Anything you'd want to know so far?|
        Is anything unclear up to now?|Do you have any questions for me so far?|Before I go on, any questions?|Is
        there something I should explain again?]
      U: <[No, I think I've got it all. Thank you.|No, that was very clear.|Not at the moment, thanks.|No, you're
        doing fine.|No, thank you for asking.|I don't think so, no.]|[No, I'm good.|Nope.|No, go on.|I'm fine.]|[Not
        yet.|No. Go on.|No.|Just get on with it.]>
    `,
  },
  {
    id: 'not-many-more',
    about: 'clarity',
    place: 'middle',
    personas: ['survey'],
    script: `
      A: [You're doing great. There aren't many more.|Thank you, this is really useful. Only a few more.|That
        helps a lot. We're nearly there.]
      U: <That's fine, take your time.|Okay.|Good.>
    `,
  },
  {
    id: 'right-page',
    about: 'pace',
    place: 'middle',
    script: `
      A: [Just a moment while I find the right page.|One second, I'm opening the next screen.|Let me just scroll down
        here.|Let me bring that up.|One moment, I'm looking for the field.|I'm just turning to the next part.]
      (moment)
      A: [Okay, I have it.|There it is.|Right, here we are.|Got it.|That's the one.|Here it is.]
      U: <[No problem.|Take your time.|No rush.|Of course.]|[Okay.|Sure.|Good.|Yep.]|[Sure.|Okay.|Fine.|Go on.]>
    `,
  },
  {
    id: 'your-day',
    about: 'small-talk',
    place: 'start',
    personas: ['sales', 'booking', 'survey'],
    script: `
      A: [How's your day been so far, by the way?|And how are you today?|How's everything with you today?|Having a good
        day so far?|How's the day treating you?|Are you having a decent day?|How has your day been?]
      U: <Really nice, actually. First day off in two weeks.|Busy. But okay.|Long. Very long.>
      A: <That sounds good. I won't keep you long.|Then I won't keep you.|I'll try not to add to it.>
      U: <Oh, take your time.|Appreciate it.|Please.>
    `,
  },
];
