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
      A: [I need to check something with a colleague.|There's one thing I'd like to make sure of.] Is it all
        right if I put you on hold for a moment?
      U: <Of course.|Sure.|If it's quick.>
      (hold)
      A: [Thanks for holding. That's sorted out.|Thanks for waiting. It's as I thought, so we can go on.|I'm
        back. Sorry for the wait.]
      U: <No problem at all.|Okay.|All right.>
    `,
  },
  {
    id: 'slow-screen',
    script: `
      A: [My screen's being slow. One moment, please.|The system's taking its time today. Just a moment.|It's
        still loading here, I'm sorry.]
      (hold)
      A: [There we go, it's come back.|Okay, there it is.|Here we go.]
      U: <No worries, mine does that too.|Okay.|All right.>
    `,
  },
  {
    id: 'typing',
    script: `
      A: [Bear with me while I type this up.|Let me get this into the system.|Give me a second to put this
        in.]
      (hold)
      A: [Okay, that's saved.|All right, it's in.|Done.]
      U: <Great, thank you.|Great.|Okay.>
    `,
  },
  {
    id: 'other-call',
    script: `
      U: Sorry, I've got another call coming in. Can you hang on?
      A: Sure, I'll be right here.
      (hold)
      U: Okay, I'm back. Sorry about that.
    `,
  },
  {
    id: 'second-opinion',
    personas: DESK,
    script: `
      A: [I'd like a second pair of eyes on this one.|I'd rather ask than guess.] Could you hold for a minute?
      U: <Of course.|Okay.|Fine.>
      (hold)
      A: [Are you still there? My colleague is just finishing another call.|Still with me? It'll only be
        another minute.]
      U: I'm here.
      (hold)
      A: [Thanks for your patience. We're good to go on.|All clear. Thank you for waiting.]
      U: <Great.|Okay, good.|Finally.>
    `,
  },
  {
    id: 'note',
    script: `
      A: [I'm adding a note, so that you won't have to explain this twice.|I just want to write a proper note
        about this.]
      (hold)
      A: [Done.|That's in.]
      U: <I appreciate that.|Good, thanks.|Good.>
    `,
  },
  {
    id: 'give-me-a-minute',
    script: `
      U: Could you give me one minute? Somebody needs me here.
      A: Of course, there's no rush.
      (hold)
      A: I'm still here whenever you're ready.
      (moment)
      U: Okay. Thanks for waiting.
    `,
  },
  {
    id: 'system',
    personas: DESK,
    script: `
      A: [The system's asking me to sign in again. I'm sorry, this takes a moment.|It's logged me out. I'm
        sorry, I'll be a moment.]
      U: <It's fine, I'm not in a hurry.|Okay.|Of course it is.>
      (hold)
      A: Nearly there.
      (hold)
      U: Still here.
      A: And I'm back in. Sorry about that.
      U: Okay.
    `,
  },
];
