import { monthDay } from '../calendar.ts';
import { dollars, numberWord } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const energyArrears = defineStory({
  id: 'energy-arrears',
  persona: 'collections',
  trade: 'energy utility',
  topic: 'Payment plan for electricity arrears',
  without: ['payment', 'hours'],
  message:
    "I'm calling about your account. It's nothing to worry about, but I'd like to go over your options.",
  facts(make) {
    const months = make.pick('months', [3, 4, 6]);
    const part = make.cents('part', 45, 90, 5);
    return {
      months: numberWord(months),
      part: dollars(part),
      balance: dollars(part * months),
      firstDue: monthDay(make.workday('due', 5, 14)),
      cutoff: monthDay(make.workday('cutoff', 18, 27)),
    };
  },
  inbound: `
    A: {company} accounts, this is {agent}. How can I help?
    U: <Hi, I, um, I've had a letter about disconnection, and I'm a bit worried.|Hi. I've got a disconnection
      notice here.|Yeah, you sent me a disconnection notice.>
    A: Okay. Can I take your name?
    U: {name}.
  `,
  outbound: `
    U: Hello?
    A: Hi, could I speak to {name}, please? This is {agent} from {company}.
    U: <Speaking. Is this about the letter?|That's me. Is this about the letter?|Yeah, that's me. I got your
      letter.>
  `,
  beats: [
    straight(core`
      A: The balance is {balance}, and without an arrangement the power would go off on {cutoff}. I'd like to
        avoid that.
      U: <So would I. My hours were cut, and I fell behind.|Yeah. My hours got cut.|You and me both. I lost
        half my shifts.>
    `),
    extra`
      A: I'm sorry to hear that. Does anyone at home depend on the power, for medical equipment, say?
      U: No. Well, my mother has a nebulizer, but she's only here on weekends.
      A: I'll put that down anyway. It matters for how we treat the account.
      U: Okay. Thank you.
    `,
    core`
      A: What could you manage in a month, on top of the normal bill?
      U: Um... not a lot. It depends on the shifts I get.
    `,
    extra`
      A: There's also a state fund that helps with heating. Have you ever applied?
      U: I didn't know I could.
      A: I'll text you the link. It takes about ten minutes, and there's no cost.
      U: <That's really kind. Thank you.|Okay, I'll look at it.|Fine. I'll look.>
    `,
    straight(extra`
      A: Let me work out what the plan could look like. One moment.
      (hold)
      A: Sorry for the wait. I have something for you.
      U: Okay, I'm listening.
    `),
  ],
  success: {
    script: `
      A: I can spread it over {months} months. That's {part} a month, the first on {firstDue}.
      U: {part}. <Yes, I can do that.|Okay. I can make that work.|It's tight, but yeah.>
      A: Then I'll set it up, and there won't be a disconnection as long as it's kept.
      U: <You don't know what a relief that is.|Okay. Good.|All right. Good.>
    `,
    goodbye: `
      A: Call us before you miss one, {first}, not after. We can nearly always move it.
      U: I will. Thanks. Bye.
    `,
    endedBy: 'user',
    summary:
      '{first} owed {balance} and faced disconnection on {cutoff} after losing hours at work. They agreed ' +
      'to pay it over {months} months at {part} each, from {firstDue}.',
  },
  failure: {
    script: `
      A: The most I can spread it over is {months} months, at {part} each.
      U: <I can't promise that. I'd only let you down.|I can't do {part}. Not right now.|{part}? Did you hear
        what I said? I don't have it.>
      A: What if the first one waited until next month?
      U: No. <I'm sorry, I need to talk to someone about this first.|I need to work some things out first.|I'm
        going to talk to legal aid.>
    `,
    goodbye: `
      A: Please do, and call me before {cutoff}. I'll make a note that we spoke, {first}.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      '{first} owed {balance} and faced disconnection on {cutoff}. They could not commit to {part} a ' +
      'month, and no arrangement was made.',
  },
  brief: {
    success: {
      script: `
        A: I can spread the {balance} over {months} months, {part} each. Would that help?
        U: <Yes. Yes, it would, thank you.|Yeah, I can do that.|I guess it'll have to.>
      `,
      goodbye: `
        A: Then the first is due on {firstDue}, and the power stays on.
        U: Okay. Thank you. Bye.
      `,
      endedBy: 'user',
      summary:
        '{first} agreed to pay {balance} over {months} months at {part} each, the first on {firstDue}.',
    },
    failure: {
      script: `
        A: There's a balance of {balance}. Could we set up a plan for it?
        U: <I can't right now. Can I call you tomorrow?|I'm at work. I'll call you back.|Not now. I'm at
          work.>
      `,
      goodbye: `
        A: Please do call, before {cutoff} if you can.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary:
        '{first} could not talk about the {balance} owed. The agent asked for a call back before {cutoff}.',
    },
  },
});
