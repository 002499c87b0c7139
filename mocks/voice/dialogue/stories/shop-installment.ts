import { monthDay } from '../calendar.ts';
import { dollars, numberWord } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const missedInstallment = defineStory({
  id: 'shop-installment',
  persona: 'collections',
  trade: 'online shop',
  topic: 'Missed installment on a sofa',
  reference: 'order',
  without: ['payment', 'reference', 'hours', 'address'],
  message: "I'm calling about your order with us. Could you call me back? It won't take long.",
  facts(make) {
    const count = make.pick('count', [4, 6, 8]);
    const paid = make.whole('paid', 1, count - 2);
    const part = make.cents('part', 90, 180, 10);
    return {
      order: make.code('order', '#####-#'),
      count: numberWord(count),
      paid: numberWord(paid),
      part: dollars(part),
      left: dollars(part * (count - paid)),
      missed: monthDay(make.day('missed', -15, -6)),
      agreed: monthDay(make.workday('agreed', 2, 8)),
    };
  },
  inbound: `
    A: {company} payments, this is {agent}. How can I help?
    U: <Hi, this is {name}. I think I may have missed a payment on my sofa.|Hi, this is {name}. You sent me a
      reminder about my sofa.|{name}. You keep sending me reminders about a sofa.>
  `,
  outbound: `
    U: Hello?
    A: Hi, am I speaking with {name}? It's {agent} from {company}, about order {order}.
    U: <Yes, hello. The sofa, right?|Yeah. That's the sofa.|Oh, not the sofa again.>
  `,
  beats: [
    core`
      A: Thanks, {first}. It's order {order}, {count} installments of {part}. The one due on {missed} didn't
        come in.
      U: <Oh, dear. I lost track of the date.|Ah. I missed that.|Because the thing wobbles. I wrote to you
        about it.>
    `,
    extra`
      A: How is the sofa, otherwise?
      U: One leg's a bit short. I've got a book under it.
      A: We can send you a new leg for that, free. Shall I?
      U: <Oh, would you? Thank you.|Yeah, please.|You'd better.>
      A: It'll come in the mail, with the screws.
      U: Great. I want my book back.
    `,
    core`
      A: You've paid {paid} of the {count}, so {left} is left altogether. Today it's only about the {part}.
      U: Right. Just the one.
    `,
    extra`
      A: Is the first of the month a good date for you in general?
      U: Not really. I'm paid on the tenth, so the first is always tight.
      A: I can move the others to the twelfth.
      U: That'd make it a lot easier, actually.
    `,
    extra`
      A: Is the address on the order still current?
      U: Yes, {street}. Nobody's moving that sofa again.
      A: Ha. Understood.
      U: It took three of us.
    `,
  ],
  success: {
    script: `
      A: Could you pay the {part} on {agreed}?
      U: {agreed}... <yes. I'll put it in my calendar.|yeah, that works.|fine.>
      A: Good. There's no charge for the delay if it's in by then.
      U: <That's really nice of you.|Okay.|I should hope so.>
    `,
    goodbye: `
      A: You'll get a text the day before. Thanks, {first}.
      U: Thank you. Bye.
    `,
    endedBy: 'user',
    summary:
      '{first} had missed the {missed} installment of {part} on order {order}, a sofa. They promised to ' +
      'pay it on {agreed}; {left} remains in all.',
  },
  failure: {
    script: `
      A: Could you pay the {part} this week?
      U: <I don't think I can. I don't want to promise you something.|I can't say yet.|I'm not paying for a
        sofa that wobbles.>
      A: I have to tell you that after thirty days it goes to a collection agency.
      U: <I know. I'll see what I can do.|Okay. I'll see.|Is that a threat? We're done here.>
    `,
    endedBy: 'user',
    summary:
      '{first} had missed the {missed} installment of {part} on order {order}, a sofa, and would not say ' +
      'when it would be paid. {left} remains in all.',
  },
  brief: {
    success: {
      script: `
        A: One installment of {part} is late, {first}. Could you pay it on {agreed}?
        U: <Yes, of course. Sorry about that.|Yeah, {agreed} is fine.|Fine. {agreed}.>
      `,
      goodbye: `
        A: Thank you. I've made a note. Bye.
        U: Bye.
      `,
      endedBy: 'agent',
      summary: '{first} promised to pay a late installment of {part} on {agreed}.',
    },
    failure: {
      script: `
        A: One installment of {part} is late, {first}. When could you pay it?
        U: <I'm not sure. Can you call me next week?|I don't know yet.|When it stops wobbling.>
      `,
      goodbye: `
        A: I'll make a note of that.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary: '{first} would not say when a late installment of {part} would be paid.',
    },
  },
});
