import { monthDay, monthName } from '../calendar.ts';
import { dollars } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const overdueRent = defineStory({
  id: 'property-rent',
  persona: 'collections',
  trade: 'property management',
  topic: 'Late rent payment',
  without: ['payment', 'reference', 'account', 'address', 'tenure', 'trust', 'hours'],
  message:
    "I'm calling about this month's rent. If something's come up, please call me, we can usually find a way.",
  facts(make) {
    const rent = make.cents('rent', 1200, 1900, 50);
    const now = make.cents('now', 400, 900, 50);
    const rest = rent - now;
    return {
      rent: dollars(rent),
      now: dollars(now),
      rest: dollars(rest),
      month: monthName(make.today),
      apartment: `${make.whole('floor', 1, 6)}${make.pick('door', ['A', 'B', 'C', 'D'])}`,
      date: monthDay(make.workday('date', 6, 13)),
      notice: monthDay(make.workday('notice', 3, 5)),
      fee: dollars(make.cents('fee', 40, 75, 5)),
    };
  },
  inbound: `
    A: {company}, this is {agent}.
    U: <Hi, it's {first} from {apartment}. I, um... I'm calling about my rent.|Hi, this is {first},
      {apartment}. About the rent.|It's {first} from {apartment}. There's a letter under my door.>
  `,
  outbound: `
    U: Hello?
    A: Hi, {first}? It's {agent} from {company}. I'm calling about apartment {apartment}.
    U: <Hi. Yes. It's the rent, isn't it? I'm so sorry.|Hi. Yeah, the rent.|If it's about the rent, what about
      my radiator?>
  `,
  beats: [
    straight(core`
      A: Thanks, {first}. I have {rent} open for {month}. Is everything all right?
      U: <Not really. I've changed jobs, and the first paycheck's late.|I changed jobs. My first paycheck's
        late.|My paycheck's late, and my radiator's been cold for two weeks.>
    `),
    extra`
      A: I see. You've always been on time, so I thought it'd be something like that.
      U: It's never happened before. I hate this.
      A: It happens to a lot of people. Let's find a way.
      U: Okay. Thank you.
    `,
    extra`
      A: Is there anything in the apartment that needs looking at?
      U: The kitchen faucet. It does this drip, drip all night.
      A: I'll send the super up. That's separate from all this.
      U: Oh. Thanks.
    `,
    core`
      A: What could you pay right away, as a start?
      U: Um... I've got {now}. That's about what I can do.
    `,
    extra`
      A: There's also the city's rent fund. Have you heard of it?
      U: Isn't that for people who are being evicted?
      A: No, it's for exactly this. One late month. I'll text you the number.
      U: Okay, I'll call them.
    `,
  ],
  success: {
    script: `
      A: {now} now is good. And the other {rest} by {date}?
      U: {date}... <yes. I'll have the money by then.|yeah, that's after I get paid.|all right. {date}.>
      A: Then I'll leave off the late fee, and there's no notice.
      U: <You have no idea how much that helps.|Okay. Thank you.|Okay. I appreciate that.>
    `,
    goodbye: `
      A: I'll put it in an email, so you've got it in writing. Good luck with the new job.
      U: Thanks. Bye.
    `,
    endedBy: 'user',
    summary:
      'The {month} rent of {rent} for apartment {apartment} was late because of a change of jobs. {first} ' +
      'agreed to pay {now} at once and {rest} by {date}; the late fee was left off.',
  },
  failure: {
    script: `
      A: The {now} helps. But without a date for the other {rest}, I have to send the notice on {notice}.
      U: <I understand. I just don't have a date yet.|I can't give you a date.|And I have to freeze in the
        meantime? No.>
      A: There's also a late fee of {fee} from then on. I'd much rather have a date.
      U: <I'll ask at work. I'll call you as soon as I know.|I'll call you when I know.|Then send it. I'll
        send you one about the radiator.>
    `,
    goodbye: `
      A: Please call me before {notice}, {first}.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      'The {month} rent of {rent} for apartment {apartment} was late. {first} offered {now} but no date ' +
      'for the other {rest}; a notice will go out on {notice}, with a fee of {fee}.',
  },
  brief: {
    success: {
      script: `
        A: It's {rent} for {month}, {first}. Could you do {now} now and {rest} by {date}?
        U: <Yes. Yes, I can do that.|Yeah, I can do that.|Fine.>
      `,
      goodbye: `
        A: Then there's no late fee. Thank you.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary:
        '{first} agreed to pay the {month} rent of {rent} in two parts: {now} at once and {rest} by {date}.',
    },
    failure: {
      script: `
        A: It's {rent} for {month}, {first}. When could you pay?
        U: <I don't know yet. I'm sorry.|I don't know yet.|When my radiator works.>
      `,
      goodbye: `
        A: Please call me before {notice}.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary:
        '{first} could not say when the {month} rent of {rent} would be paid. A notice goes out on {notice}.',
    },
  },
});
