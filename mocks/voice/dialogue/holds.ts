import type { Persona } from './dialogue.ts';
import type { Script } from './script.ts';

/** A wait: what fills a call that is longer than what there is to say. */
export interface Hold {
  readonly id: string;
  /** All personas, where absent. */
  readonly personas?: readonly Persona[];
  readonly script: Script;
}

const DESK: readonly Persona[] = ['support', 'sales', 'booking', 'collections', 'dispatch'];

export const holds: readonly Hold[] = [
  {
    id: 'colleague',
    personas: DESK,
    script: `
      A: [I need to check something with a colleague.|There's one thing I'd like to make sure of.|I want to run this past
        somebody first.|Let me ask someone who knows this better.|I'd like to confirm one detail.|There's a point I
        have to look into.] Is it all
        right if I put you on hold for a moment?
      U: <Of course.|Sure.|If it's quick.>
      (hold)
      A: [Thanks for holding. That's sorted out.|Thank you for holding. It's all fine.|Thanks, I have my answer.|Hello again.
        That's confirmed.|Thanks for waiting. It's as I thought, so we can go on.|I'm
        back. Sorry for the wait.]
      U: <[No problem at all.|That's quite all right.|No worries.|That was quick.]|[Okay.|Great.|Good.|No problem.]|[All
        right.|Okay. Go on.|That took a while.|Right.]>
    `,
  },
  {
    id: 'slow-screen',
    script: `
      A: [My screen's being slow. One moment, please.|The system's taking its time today. Just a moment.|It's
        still loading here, I'm sorry.|I'm waiting for the page to come up.|My computer's having a moment, I'm
        sorry.|It's spinning. Give it a second.|The next page is taking a while.]
      (hold)
      A: [There we go, it's come back.|Okay, there it is.|Here we go.|And it's up.|That's got it.|There. Finally.|It's
        back, thank you.]
      U: <[No worries, mine does that too.|That's fine.|Take your time.|No trouble.]|[Okay.|Good.|Sure.|Great.]|[All
        right.|Okay.|Good.|About time.]>
    `,
  },
  {
    id: 'typing',
    script: `
      A: [Bear with me while I type this up.|Let me get this into the system.|Give me a second to put this in.|I'll
        enter that now, one moment.|I'm just typing that in.|Let me write that up before I forget it.|One moment while
        I fill this in.]
      (hold)
      A: [Okay, that's saved.|All right, it's in.|Done.|There, saved.|That's all in.|Okay, I've got it down.]
      U: <[Great, thank you.|Thanks.|Lovely.|Wonderful.]|[Great.|Good.|Okay.|All right.]|[Okay.|Good.|Right.|Fine.]>
    `,
  },
  {
    id: 'other-call',
    script: `
      U: [Sorry, I've got another call coming in. Can you hang on?|There's a call on the other line. Could you hold a
        second?|Oh, somebody's calling me. One moment?|Can you wait a second? I should take this other call.|Sorry,
        could I put you on hold for a change?|My other line's ringing, hold on?]
      A: [Sure, I'll be right here.|Of course, go ahead.|No problem, I'll wait.|Take it, I'll hold.|Sure. I'm not going
        anywhere.|That's fine.]
      (hold)
      U: [Okay, I'm back. Sorry about that.|Sorry. That was my mother.|I'm here again. Thanks for hanging on.|Back.
        Wrong number, would you believe it.|Sorry, that was work.|Okay, I told them I'd call later.|All right, I'm
        all yours.|There. It was only a recording.]
    `,
  },
  {
    id: 'second-opinion',
    personas: DESK,
    script: `
      A: [I'd like a second pair of eyes on this one.|I'd rather ask than guess.|I want to be certain before I go on.|This
        one I'd like to double-check.|I'm not sure about one point.|Let me get this confirmed.|I'd better ask my
        supervisor.] [Could you hold for a minute?|Is it okay if you hold?|Can you hold on?|Would you mind waiting?]
      U: <Of course.|Okay.|Fine.>
      (hold)
      A: [Are you still there? My colleague is just finishing another call.|Still with me? It'll only be another
        minute.|Hello again. They're still looking. Are you there?|Thanks for waiting. Just a bit longer. Are you with me?|It'll be
        a little more. Are you still on the line?|Still there? I've got somebody on it.|I'm next in line with them. Are you
        still there?]
      U: [I'm here.|Yes, still here.|Yep.|I am.|Still with you.|Yes.]
      (hold)
      A: [Thanks for your patience. We're good to go on.|All clear. Thank you for waiting.|Okay, they agree with me. Thanks
        for holding.|Right, that's confirmed. Thank you.|I've got my answer. Sorry for the wait.|Thank you. It's just
        as I had it.|Done, and nothing's changed. Thanks for waiting.]
      U: <Great.|Okay, good.|Finally.>
    `,
  },
  {
    id: 'note',
    script: `
      A: [I'm adding a note, so that you won't have to explain this twice.|I just want to write a proper note about
        this.|Let me put this in your file.|I'll write a line about that, one moment.|I'd like to get this down
        word for word.|One second, this belongs in the notes.]
      (hold)
      A: [Done.|That's in.|Okay, noted.|It's in your file.|Written down.|There.]
      U: <[I appreciate that.|That's kind.|Thank you.|Oh, good.]|[Good, thanks.|Thanks.|Okay.|Good.]|[Good.|Okay.|I hope
        somebody reads it.|Fine.]>
    `,
  },
  {
    id: 'give-me-a-minute',
    script: `
      U: [Could you give me one minute? Somebody needs me here.|Sorry, can you give me a minute? Something's
        come up here.|One minute, please, I have to sign for something.|Could you hold on? I'm being called.|Sorry, I've got
        to sort something out here. One minute.|Bear with me a minute, would you?|Hang on a minute, please. I have
        to put this down.]
      A: Of course, there's no rush.
      (hold)
      A: [I'm still here whenever you're ready.|No hurry, I'm here.|Whenever you're ready.|Still here, take your time.|I'm
        holding, don't worry.|I'm on the line when you're back.]
      (moment)
      U: [Okay. Thanks for waiting.|Right, I'm back.|Sorry about that. Go on.|Done. Where were we?|Okay, all sorted.|I'm
        back, thank you.|There. Sorry.|All right, I'm listening.]
    `,
  },
  {
    id: 'system',
    personas: DESK,
    script: `
      A: [The system's asking me to sign in again. I'm sorry, this takes a moment.|It's logged me out. I'm sorry, I'll
        be a moment.|I've been signed out, I'm afraid. Let me get back in.|My session's timed out. Give me a moment,
        please.|It wants my password again. I'm sorry about this.|The screen's locked itself. Just a moment.|Sorry,
        the program's just restarted on me.|I have to sign in once more, I'm afraid.]
      U: <[It's fine, I'm not in a hurry.|Oh, don't worry.|That's all right.|Take all the time you need.|Mine does
        that at work, too.|No problem at all.|I don't mind waiting.]|[Okay.|Sure.|No problem.|Go ahead.]|[Of course
        it is.|Naturally.|Great.|Okay. If you must.]>
      (hold)
      A: [Nearly there.|It's thinking about it.|Almost.|It wants a code as well. One second.|Just the last step
        now.|A few more seconds.|It's loading my screen again.]
      (hold)
      U: [Still here.|I'm here.|Take your time.|Okay.|No rush.|Any luck?]
      A: [And I'm back in. Sorry about that.|There, I'm in again.|Okay, it's let me in.|Got it. Thank you for
        waiting.|All right, everything's where I left it.|And it's back, with all of your details.|Yes. Right
        where we were.|I'm in. I'm sorry that took so long.]
      U: [Okay.|Good.|Great.|All right.|No problem.|Okay, go on.]
    `,
  },
];
