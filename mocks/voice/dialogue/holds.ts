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
      A: I need to check something with a colleague. Is it all right if I put you on hold for a moment?
      U: <Of course.|Sure.|If it's quick.>
      (hold)
      A: Thanks for holding. That's sorted out.
      U: <No problem at all.|Okay.|All right.>
    `,
  },
  {
    id: 'slow-screen',
    script: `
      A: My screen's being slow. One moment, please.
      (hold)
      A: There we go, it's come back.
      U: <No worries, mine does that too.|Okay.|All right.>
    `,
  },
  {
    id: 'typing',
    script: `
      A: Bear with me while I type this up.
      (hold)
      A: Okay, that's saved.
      U: <Take your time.|Great.|Okay.>
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
      A: I'd like a second pair of eyes on this one. Could you hold for a minute?
      U: <Of course.|Okay.|Fine.>
      (hold)
      A: Are you still there? My colleague is just finishing another call.
      U: I'm here.
      (hold)
      A: Thanks for your patience. We're good to go on.
      U: <Great.|Okay, good.|Finally.>
    `,
  },
  {
    id: 'note',
    script: `
      A: I'm adding a note, so that you won't have to explain this twice.
      (hold)
      A: Done.
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
      A: The system's asking me to sign in again. I'm sorry, this takes a moment.
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
