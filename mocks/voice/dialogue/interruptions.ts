import type { Aside } from './asides.ts';

/** What life puts in the way. */
export const interruptions: readonly Aside[] = [
  {
    id: 'human',
    about: 'human',
    place: 'start',
    script: `
      U: Sorry, can I just ask, am I talking to a real person?
      A: I'm a virtual assistant for {company}. If there's anything I can't do, a colleague will call you.
      U: <Huh. You're very good. All right, go on.|Oh. Okay. Go on.|I thought so. All right, let's get on with
        it.>
    `,
  },
  {
    id: 'recording',
    about: 'recording',
    place: 'start',
    script: `
      U: Is this being recorded, by the way?
      A: It is, so that there's a record of what we agree.
      U: <That's fine, I just like to know.|Okay. Just checking.|Good. Then it's on record.>
    `,
  },
  {
    id: 'kids',
    isRare: true,
    about: 'household',
    where: 'home',
    place: 'middle',
    script: `
      U: Sorry, hang on. [Guys, can you keep it down, please? I'm on the phone.|Not now, sweetie, I'm on the
        phone.]
      A: No problem, take your time.
      (moment)
      U: Okay. Sorry about that.
    `,
  },
  {
    id: 'doorbell',
    isRare: true,
    about: 'household',
    where: 'home',
    place: 'middle',
    script: `
      U: Hold on, there's someone at the door. Two seconds.
      A: Of course.
      (hold)
      U: Sorry. It was just [my neighbor|a guy selling windows]. Go on.
    `,
  },
  {
    id: 'dog',
    isRare: true,
    about: 'pets',
    where: 'home',
    place: 'middle',
    script: `
      A: Is that a dog I can hear?
      U: That's [Rufus|Daisy|Captain]. Thinks you're at the door.
      A: [Tell the dog I said hello.|Sounds like a good guard.|I'll take that as a hello.|Somebody wants to join in.|A
        big one, by the sound of it.|I won't take it personally.]
      U: [Please don't encourage it. Okay, sorry, go on.|All noise, I promise. Go on.|Every time I'm on the phone.
        Anyway.|There, I've closed the door. Go ahead.|It'll stop in a second. Okay.|That's the mailman's hour.
        Sorry, go on.]
    `,
  },
  {
    id: 'hands-free',
    about: 'in-car',
    where: 'car',
    place: 'start',
    script: `
      U: Just so you know, I'm in the car, on hands-free, so I might drop out [in the tunnel|on the bridge].
      A: Thanks for the warning. If we lose each other, I'll call you right back.
      U: Perfect.
    `,
  },
  {
    id: 'pouring',
    isRare: true,
    about: 'weather',
    where: 'street',
    place: 'middle',
    script: `
      U: Sorry if it's loud, it's absolutely pouring out here.
      A: I can hear you fine. It sounds wet.
      U: It's like standing under a faucet. Anyway.
    `,
  },
  {
    id: 'pen',
    about: 'notes',
    place: 'middle',
    script: `
      U: [Wait, let me find something to write with.|Hang on, let me get a pen.|One second, I want to write
        this down.]
      A: Take your time.
      (hold)
      U: <[Okay, I've got one. Thanks for waiting.|Found one. Thank you.|There. The third one works.|Here we
        are, thanks.]|[Okay, got one. Go ahead.|Got it.|Okay, ready.|Right, go ahead.]|[Right, got one. Go ahead.|Okay.
        A crayon will have to do.|Fine, got one.|All right. Ready.]>
    `,
  },
  {
    id: 'plain-words',
    isRare: true,
    about: 'plain-words',
    place: 'start',
    personas: ['support', 'sales', 'collections', 'dispatch'],
    script: `
      U: I should say, I'm not great with forms and all that. Plain words, please.
      A: Plain words it is. Stop me if I slip.
      U: <I will, thank you.|Okay. Deal.|Okay.>
    `,
  },
  {
    id: 'cat',
    isRare: true,
    about: 'pets',
    place: 'middle',
    where: 'home',
    script: `
      U: Sorry, the cat's just walked all over my papers.
      A: Take your time.
      (moment)
      U: Okay, I've got them back in order. More or less.
    `,
  },
  {
    id: 'glasses',
    isRare: true,
    about: 'notes',
    place: 'middle',
    where: 'home',
    script: `
      U: Let me get my glasses, hold on.
      A: No rush.
      (moment)
      U: There. Now I can see what I'm writing.
    `,
  },
  {
    id: 'sneeze',
    isRare: true,
    about: 'small-talk',
    place: 'middle',
    script: `
      U: Hang on, I'm going to sneeze. No... no, it's gone.
      A: Bless you, just in case.
      U: Ha. Thanks. Go on.
    `,
  },
];
