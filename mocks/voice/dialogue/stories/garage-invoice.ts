import { monthDay, weekdayName } from '../calendar.ts';
import { dollars } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const repairInvoice = defineStory({
  id: 'garage-invoice',
  persona: 'collections',
  trade: 'car garage',
  topic: 'Unpaid repair invoice',
  reference: 'invoice',
  without: ['payment', 'reference', 'account', 'address', 'tenure'],
  message: "I'm calling about the invoice for your repair. Give me a call, and we'll sort it out.",
  facts(make) {
    const parts = make.cents('parts', 180, 420, 10);
    const labor = make.cents('labor', 160, 320, 10);
    const day = make.workday('day', 2, 6);
    return {
      parts: dollars(parts),
      labor: dollars(labor),
      total: dollars(parts + labor),
      invoice: make.code('invoice', '#####'),
      job: make.pick('job', ['the timing belt', 'the alternator', 'the clutch', 'the front suspension']),
      done: monthDay(make.workday('done', -40, -25)),
      day: monthDay(day),
      weekday: weekdayName(day),
    };
  },
  inbound: `
    A: {company}, this is {agent}.
    U: <Hi, it's {name}. I found an invoice from you that I may not have paid.|Hi, this is {name}. You sent me
      a reminder.|Yeah, this is {name}. You sent me a reminder. We need to talk.>
  `,
  outbound: `
    U: Hello?
    A: Hi, is that {first}? It's {agent} at {company}, about {job}.
    U: <Oh, hi. Yes. Is this about the bill?|Hi. Yeah, the bill, right?|Oh, I was going to call you about
      that.>
  `,
  beats: [
    core`
      A: Thanks, {first}. It's invoice {invoice}, from {done}. {parts} for parts and {labor} for labor, so
        {total}.
      U: <I'm sorry, it completely slipped my mind.|Yeah, sorry. I forgot.|And it's still making a noise.>
    `,
    extra`
      A: How's the car running?
      U: <Like new. Well, like a very old car that's been looked after.|Fine. No trouble.|Apart from the
        noise, it runs.>
      A: It's had a hard life, that one.
      U: <It has. Eleven winters.|Yeah.|Tell me about it.>
    `,
    extra`
      A: Any trouble since we had it in?
      U: <There's a rattle, but I think it's the umbrella in the door.|No, nothing.|The noise. I just told you
        about the noise.>
      A: If it rattles, bring it by. We don't charge for listening.
      U: <I'll take the umbrella out first.|Okay.|I'll do that.>
    `,
    extra`
      A: Did the paper invoice reach you?
      U: It did. It went on the fridge. And then a pizza menu went on top of it.
      A: I'll email you a copy, too.
      U: Probably safer.
    `,
    core`
      A: When do you think you could settle it?
      U: Uh, let me think. I get paid in a few days.
    `,
  ],
  success: {
    script: `
      A: Would {weekday}, {day}, be all right?
      U: {weekday}. <Yes. I'll come by and pay at the counter.|Yeah. I'll do a transfer.|Fine. But you check
        that noise while I'm there.>
      A: That's fine with me. I'll put {day} on the invoice.
      U: <Thanks for being so nice about it.|Okay.|Okay.>
    `,
    goodbye: `
      A: No problem, {first}. Drive safe.
      U: Bye.
    `,
    endedBy: 'user',
    summary:
      'Invoice {invoice} for {job}, {parts} in parts and {labor} in labor, had not been paid. {first} ' +
      'promised to pay the {total} on {weekday}, {day}.',
  },
  failure: {
    script: `
      A: Could you manage it by {day}?
      U: <I can't say yet. It's been an expensive month.|I can't promise that.|Not before somebody looks at
        that noise.>
      A: Even half of the {total} would help, so it doesn't go to the lawyers.
      U: <Let me call you next week. I promise.|I'll have to see.|Send it to whoever you like. I'm not paying
        for half a job.>
    `,
    goodbye: `
      A: All right. I'll make a note that we spoke, {first}.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      'Invoice {invoice} for {job}, {total}, had not been paid. {first} would not agree to pay it, or ' +
      'half of it, by {day}.',
  },
  brief: {
    success: {
      script: `
        A: There's {total} open for {job}, {first}. Could you pay it by {day}?
        U: <Yes, sorry. I'll do it.|Yeah, I'll do it.|Yeah, fine.>
      `,
      goodbye: `
        A: Thanks. I'll note that down.
        U: Bye.
      `,
      endedBy: 'agent',
      summary: '{first} promised to pay the {total} for {job} by {day}.',
    },
    failure: {
      script: `
        A: There's {total} open for {job}, {first}.
        U: <I know, I'm sorry. I can't just yet.|I can't right now.|Fix it properly, and I'll pay.>
      `,
      goodbye: `
        A: Please call me this week.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary: '{first} could not say when the {total} for {job} would be paid.',
    },
  },
});
