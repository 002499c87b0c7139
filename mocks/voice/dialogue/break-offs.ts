import type { BreakOff } from './cut-short.ts';

/** Once the matter has been named: the opening has been said, and an agent's line comes next. */
export const afterOpening: readonly BreakOff[] = [
  {
    id: 'later',
    personas: ['support', 'sales', 'booking', 'survey', 'collections'],
    script: `
      A: Okay. Let me just write that down.
      U: Actually, sorry, [I've got another call I have to take|somebody needs me here]. Can we do this later?
      A: Of course. Talk to you then.
      U: Thanks. Bye.
    `,
    endedBy: 'user',
    summary: 'The matter was named, but the other party had to go before anything was settled.',
  },
  {
    id: 'dropped',
    script: `
      A: All right. And then there are just a couple of—
      U: Sorry, you're breaking u—
      (moment)
      A: Hello? Are you still there?
      (moment)
      A: I think we've lost each other. I'll try again later.
    `,
    endedBy: 'agent',
    summary: 'The line dropped before the matter was settled.',
  },
  {
    id: 'battery',
    script: `
      A: All right. Let's see.
      U: I have to warn you, my battery's at one percent. If I—
      A: Hello? [Are you there|Can you hear me]?
    `,
    endedBy: 'user',
    summary: "The other party's phone ran out of power before the matter was settled.",
  },
  {
    id: 'door',
    personas: ['support', 'sales', 'booking', 'survey', 'collections'],
    script: `
      A: Okay. One moment.
      U: Actually, I'll have to call back. [There's somebody at the door|I'm wanted over here].
      A: Of course. Bye for now.
    `,
    endedBy: 'user',
    summary: 'The matter was named, but the other party was called away before anything was settled.',
  },
  {
    id: 'silence',
    script: `
      A: All right. Let's see.
      U: Hello? Are you there?
      A: Yes, I'm here.
      U: Hello? No, I've lost you.
    `,
    endedBy: 'user',
    summary: 'The other party stopped hearing the agent and hung up. Nothing was settled.',
  },
  {
    id: 'person',
    early: true,
    script: `
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
    early: true,
    personas: ['support', 'dispatch'],
    script: `
      A: Okay, let's see.
      U: Oh, hang on. <Never mind! I'm so sorry to have bothered you.|Never mind, it's taken care of.|Never
        mind. My brother's dealing with it.>
      A: No trouble at all. Call us if you need us.
      U: Will do. Bye.
    `,
    endedBy: 'user',
    summary: 'The other party withdrew the matter right after naming it.',
  },
];
