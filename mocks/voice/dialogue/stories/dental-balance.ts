import { monthDay } from '../calendar.ts';
import { dollars } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const dentalBalance = defineStory({
  id: 'dental-balance',
  persona: 'collections',
  trade: 'dental clinic',
  topic: 'Balance after insurance on a root canal',
  without: ['payment', 'tenure', 'email'],
  message: "I'm calling about a bill from your last visit. There's no rush, but please give us a call.",
  facts(make) {
    const full = make.cents('full', 900, 1400, 10);
    const covered = make.cents('covered', 480, 720, 10);
    const months = make.pick('months', [2, 4, 5]);
    const owed = full - covered;
    return {
      full: dollars(full),
      covered: dollars(covered),
      owed: dollars(owed),
      months: months === 2 ? 'two' : months === 4 ? 'four' : 'five',
      part: dollars(owed / months),
      visit: monthDay(make.workday('visit', -60, -35)),
      start: monthDay(make.workday('start', 6, 14)),
      dentist: make.pick('dentist', ['Dr. Imai', 'Dr. Ferrante', 'Dr. Blake', 'Dr. Nwosu']),
    };
  },
  inbound: `
    A: {company}, this is {agent}. How can I help?
    U: <Hi, it's {name}. I got a bill, and I thought my insurance paid for it.|Hi, this is {name}. I've got a
      question on a bill.|{name}. You sent me a bill that my insurance already paid.>
  `,
  outbound: `
    U: Hello?
    A: Hi, is this {name}? It's {agent} from {company}, about your last bill.
    U: <Yes, hi. I thought my insurance paid that.|Yeah. Didn't the insurance pay that?|That's been paid. By
      my insurance.>
  `,
  beats: [
    core`
      A: I have it here, {first}. It's for the root canal on {visit}, with {dentist}.
      U: Right. I remember it well.
    `,
    core`
      A: The bill was {full}. Your insurance paid {covered}, and that leaves {owed}.
      U: {owed}? <Oh. They told me it was covered.|I was told it's covered.|They told me it was covered. In
        this very office.>
    `,
    extra`
      A: The plan covers part of it, up to a limit for the year. You'd reached that limit.
      U: Because of the crown in the winter?
      A: Exactly. That used up most of it.
      U: So I should have waited. With a hole in my head.
      A: No. You did the right thing.
      U: Okay.
    `,
    extra`
      A: Would you like a copy of what the insurance sent us?
      U: Please. I'd like to see it in black and white.
      A: I'll send it to {email}.
      U: Yes, that's right.
    `,
    extra`
      A: How is the tooth now, by the way?
      U: Fine. It's the only one that doesn't hurt.
      A: If another one does, don't wait with it.
      U: One bill at a time.
    `,
  ],
  success: {
    script: `
      A: If it's easier, we can spread it. {months} payments of {part}, with no interest.
      U: No interest? <That'd be a big help.|Okay. Then let's do that.|Well. All right, then.>
      A: The first would be on {start}.
      U: {start} is fine.
    `,
    goodbye: `
      A: You'll get it in writing. Take care, {first}.
      U: Thanks. Bye.
    `,
    endedBy: 'user',
    summary:
      '{first} questioned a bill for a root canal on {visit}. Of {full}, insurance had paid {covered}; ' +
      '{first} agreed to pay the remaining {owed} in {months} payments of {part}, from {start}.',
  },
  failure: {
    script: `
      A: We can spread it over {months} payments of {part}, if that helps.
      U: <I want to ask my insurance first, if that's all right.|No. I'll talk to the insurance first.|No. I'm
        not paying anything until I've talked to them.>
      A: Of course. I'll put it on hold for thirty days.
      U: <Thank you. I'll call you.|Okay.|Fine.>
    `,
    goodbye: `
      A: Just let us know what they say, {first}.
      U: Bye.
    `,
    endedBy: 'user',
    summary:
      '{first} disputed {owed}, what is left of {full} for a root canal on {visit}. They want to ask the ' +
      'insurance first; the bill is on hold for thirty days.',
  },
  brief: {
    success: {
      script: `
        A: Insurance paid {covered}, {first}, and {owed} is left. Could you do {months} payments of {part}?
        U: <Yes, that'd be a help.|Yeah, okay.|If there's no interest. Okay.>
      `,
      goodbye: `
        A: I'll set it up. Bye, {first}.
        U: Bye.
      `,
      endedBy: 'agent',
      summary:
        '{first} agreed to pay {owed}, left after insurance paid {covered}, in {months} payments of {part}.',
    },
    failure: {
      script: `
        A: Insurance paid {covered}, {first}, and {owed} is left.
        U: <I'd like to ask them about that first.|I'll ask them first.|I'm not paying that.>
      `,
      goodbye: `
        A: All right. Please let us know.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary:
        '{first} did not agree to {owed}, left after insurance paid {covered}, and will ask the insurance.',
    },
  },
});
