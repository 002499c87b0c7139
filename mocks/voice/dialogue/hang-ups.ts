import type { BreakOff } from './cut-short.ts';
import type { DialogueRequest } from './dialogue.ts';

/** After the agent's first line alone. */
export const afterGreeting: Readonly<Record<DialogueRequest['direction'], readonly BreakOff[]>> = {
  inbound: [
    {
      id: 'wrong-number',
      topic: 'Wrong number',
      script: `
        U: Oh, sorry. I think I've dialed the wrong number.
        A: No problem. Have a good day.
        U: You too.
      `,
      endedBy: 'user',
      summary: 'The caller had dialed the wrong number.',
    },
    {
      id: 'hang-on',
      topic: 'Caller to call back',
      script: `
        U: Hi, it's about my... sorry, hang on. I have to call you back.
        A: Of course. Talk to you soon.
      `,
      endedBy: 'user',
      summary: 'The caller was interrupted before naming the matter, and will call back.',
    },
    {
      id: 'cannot-hear',
      topic: 'Bad line',
      script: `
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
      script: `
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
      script: `
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
      script: `
        U: <Oh, it's a bad moment, we're just sitting down to eat.|We're just sitting down to eat.|We're
          eating.> Can you try tomorrow?
        A: Of course. Enjoy your meal.
      `,
      endedBy: 'agent',
      summary: 'The other party was about to eat and asked to be called the next day.',
    },
    {
      id: 'wrong-person',
      topic: 'Wrong number',
      script: `
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
      script: `
        U: <I'm not interested, but thank you.|Not interested, thanks.|Take me off your list.>
        A: I understand. Have a good day.
      `,
      endedBy: 'user',
      summary: 'The other party was not interested and ended the call.',
    },
    {
      id: 'nothing-heard',
      topic: 'Bad line',
      script: `
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
export const slips: Readonly<Record<DialogueRequest['direction'], readonly BreakOff[]>> = {
  inbound: [
    {
      id: 'sister',
      topic: 'Wrong number',
      script: `
        A: Hello, this is {agent} at {company}.
        U: Oh. I was trying to reach my [sister|mother|landlord]. Sorry.
      `,
      endedBy: 'user',
      summary: 'The caller had dialed the wrong number.',
    },
    {
      id: 'later',
      topic: 'Caller to call back',
      script: `
        A: {company}, this is {agent}.
        U: Hi. Sorry, I'll call back in a minute.
      `,
      endedBy: 'user',
      summary: 'The caller hung up before naming the matter, and will call back.',
    },
    {
      id: 'misdialed',
      topic: 'Wrong number',
      script: `
        A: {company}, hello?
        U: Oh, wrong number. Sorry.
      `,
      endedBy: 'user',
      summary: 'The caller had dialed the wrong number.',
    },
    {
      id: 'pocket',
      topic: 'Call by mistake',
      script: `
        A: Hello, this is—
        U: Oh. I didn't mean to call.
      `,
      endedBy: 'user',
      summary: 'The caller had called by mistake.',
    },
    {
      id: 'oops',
      topic: 'Call by mistake',
      script: `
        A: Hello—
        U: Oh, sorry—
      `,
      endedBy: 'user',
      summary: 'The caller hung up at once.',
    },
  ],
  outbound: [
    {
      id: 'meeting',
      topic: 'Call back later',
      script: `
        U: Hello?
        A: Hi, it's {agent} from {company}.
        U: I'm in a meeting. Later, please.
      `,
      endedBy: 'user',
      summary: 'The other party was in a meeting and asked to be called later.',
    },
    {
      id: 'who',
      topic: 'Hung up at once',
      script: `
        U: Yeah, who's this?
        A: It's {agent}, from {company}.
        U: <Oh. No, thank you.|No, thanks.|Not today.>
      `,
      endedBy: 'user',
      summary: 'The other party asked who was calling and hung up.',
    },
    {
      id: 'busy',
      topic: 'Call back later',
      script: `
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
      script: `
        U: Hello?
        A: Hello, this is {agent}—
      `,
      endedBy: 'user',
      summary: 'The other party hung up at once.',
    },
    {
      id: 'click',
      topic: 'Hung up at once',
      script: `
        U: Yeah?
        A: Hello—
      `,
      endedBy: 'user',
      summary: 'The other party hung up at once.',
    },
  ],
};
