import type { BreakOff } from './cut-short.ts';
import type { DialogueRequest } from './dialogue.ts';
import { script } from './script.ts';

type ByDirection = Readonly<Record<DialogueRequest['direction'], readonly BreakOff[]>>;

/** Once the matter has been named: the opening has been said, and an agent's line comes next. */
const AFTER_OPENING: readonly BreakOff[] = [
  {
    id: 'boss',
    script: script`
      A: Okay. Let me take a look at that.
      U: Actually, sorry, [my boss just walked in|they're calling me]. Can we do this later?
      A: Of course. Talk to you then.
      U: Thanks. Bye.
    `,
    endedBy: 'user',
    summary: 'The matter was named, but the other party had to go before anything was settled.',
  },
  {
    id: 'dropped',
    script: script`
      A: All right, let me see what I can do. I'll just need a couple of—
      U: Sorry, you're breaking u—
      (moment)
      A: Hello? Are you still there?
      (moment)
      A: I think we've lost each other. I'll try again later.
    `,
    endedBy: 'agent',
    summary: 'The line dropped shortly after the matter was named. Nothing was settled.',
  },
  {
    id: 'battery',
    script: script`
      A: All right. Let's see.
      U: I have to warn you, my battery's at one percent. If I—
      A: Hello? [Are you there|Can you hear me]?
    `,
    endedBy: 'user',
    summary: "The other party's phone ran out of power right after the matter was named. Nothing was settled.",
  },
  {
    id: 'person',
    script: script`
      A: I can help with that. First, could I ask you—
      U: Wait. Is this a robot?
      A: I'm a virtual assistant, yes. I can do most—
      U: <Oh. No, sorry, I'd rather talk to a person.|I'd rather talk to a person.|No. Get me a person.>
      A: I understand. I'll ask a colleague to call you.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary: 'The other party did not want to deal with a virtual assistant. A colleague is to call them.',
  },
  {
    id: 'solved',
    personas: ['support', 'dispatch'],
    script: script`
      A: Okay, let's see.
      U: Oh, hang on. <Never mind! I'm so sorry to have bothered you.|Never mind, it's sorted itself out.|Never mind. My
        brother's dealing with it.>
      A: No trouble at all. Call us if you need us.
      U: Will do. Bye.
    `,
    endedBy: 'user',
    summary: 'The other party withdrew the matter right after naming it.',
  },
];

export const breakOffs: ByDirection = { inbound: AFTER_OPENING, outbound: AFTER_OPENING };

/** After the agent's first line alone. */
export const lastWords: ByDirection = {
  inbound: [
    {
      id: 'wrong-number',
      topic: 'Wrong number',
      script: script`
        U: Oh, sorry. I think I've dialed the wrong number.
        A: No problem. Have a good day.
        U: You too.
      `,
      endedBy: 'user',
      summary: 'The caller had dialed the wrong number.',
    },
    {
      id: 'hang-on',
      topic: 'Caller to ring back',
      script: script`
        U: Hi, it's about my... sorry, hang on. I have to call you back.
        A: Of course. Talk to you soon.
      `,
      endedBy: 'user',
      summary: 'The caller was interrupted before naming the matter, and will call back.',
    },
    {
      id: 'cannot-hear',
      topic: 'Bad line',
      script: script`
        U: Hello? Hello?
        A: I can hear you. Go ahead.
        U: I can't hear a thing. I'll try again.
      `,
      endedBy: 'user',
      summary: 'The caller could not hear the agent and hung up.',
    },
    {
      id: 'no-machine',
      topic: 'Caller wanted a person',
      script: script`
        U: Is this a machine?
        A: I'm a virtual assistant. I can—
        U: <Oh. No, thank you. I'll try later.|No, thanks.|No. Not again.>
      `,
      endedBy: 'user',
      summary: 'The caller did not want to talk to a virtual assistant and hung up.',
    },
  ],
  outbound: [
    {
      id: 'driving',
      topic: 'Call back later',
      script: script`
        U: Sorry, I'm driving. Could you call me later?
        A: Of course. Drive safely.
        U: Thanks. Bye.
      `,
      endedBy: 'user',
      summary: 'The other party was driving and asked to be called later.',
    },
    {
      id: 'dinner',
      topic: 'Call back later',
      script: script`
        U: <Oh, it's a bad moment, we're just sitting down to eat.|We're just sitting down to eat.|We're eating.> Can you try
          tomorrow?
        A: Of course. Enjoy your meal.
      `,
      endedBy: 'agent',
      summary: 'The other party was about to eat and asked to be called the next day.',
    },
    {
      id: 'wrong-person',
      topic: 'Wrong number',
      script: script`
        U: I think you've got the wrong number.
        A: Oh. I'm sorry to have bothered you.
        U: [No problem|That's okay]. Bye.
      `,
      endedBy: 'user',
      summary: 'The number turned out to be the wrong one.',
    },
    {
      id: 'no-interest',
      topic: 'Not interested',
      personas: ['sales', 'survey'],
      script: script`
        U: <I'm not interested, but thank you.|Not interested, thanks.|Take me off your list.>
        A: I understand. Have a good day.
      `,
      endedBy: 'user',
      summary: 'The other party was not interested and ended the call.',
    },
    {
      id: 'nothing-heard',
      topic: 'Bad line',
      script: script`
        U: Hello? Is somebody there?
        A: Yes, I'm here. Can you hear me?
        U: Hello? No, nothing.
      `,
      endedBy: 'user',
      summary: 'The other party could not hear the agent and hung up.',
    },
  ],
};

/** Hardly a call at all. */
export const slips: ByDirection = {
  inbound: [
    {
      id: 'misdialed',
      topic: 'Wrong number',
      script: script`
        A: {company}, hello?
        U: Oh, wrong number. Sorry.
      `,
      endedBy: 'user',
      summary: 'The caller had dialed the wrong number.',
    },
    {
      id: 'pocket',
      topic: 'Call by mistake',
      script: script`
        A: Hello, this is—
        U: Oh. I didn't mean to call.
      `,
      endedBy: 'user',
      summary: 'The caller had called by mistake.',
    },
    {
      id: 'oops',
      topic: 'Call by mistake',
      script: script`
        A: Hello—
        U: Oh, sorry—
      `,
      endedBy: 'user',
      summary: 'The caller hung up at once.',
    },
  ],
  outbound: [
    {
      id: 'busy',
      topic: 'Call back later',
      script: script`
        U: Hello?
        A: Hi, it's {agent}, from—
        U: Sorry, can't talk now.
      `,
      endedBy: 'user',
      summary: 'The other party had no time and hung up.',
    },
    {
      id: 'hung-up',
      topic: 'Hung up at once',
      script: script`
        U: Hello?
        A: Hello, this is {agent}—
      `,
      endedBy: 'user',
      summary: 'The other party hung up at once.',
    },
    {
      id: 'click',
      topic: 'Hung up at once',
      script: script`
        U: Yeah?
        A: Hello—
      `,
      endedBy: 'user',
      summary: 'The other party hung up at once.',
    },
  ],
};
