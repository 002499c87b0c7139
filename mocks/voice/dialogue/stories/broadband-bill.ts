import { monthName } from '../calendar.ts';
import { dollars } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const billWentUp = defineStory({
  id: 'broadband-bill',
  persona: 'support',
  trade: 'broadband provider',
  topic: 'Internet bill higher than expected',
  without: ['tenure'],
  message:
    "I'm calling about the question you had on your bill. I've found out what changed, and I may be able " +
    'to help.',
  facts(make) {
    const old = make.cents('old', 45, 65, 5) - 1;
    const discount = make.cents('discount', 15, 25, 5);
    const saving = make.cents('saving', 10, 15, 5);
    return {
      old: dollars(old),
      discount: dollars(discount),
      bill: dollars(old + discount),
      saving: dollars(saving),
      agreed: dollars(old + discount - saving),
      month: monthName(make.day('billed', -20, -4)),
    };
  },
  inbound: `
    A: {company}, this is {agent}. What can I do for you?
    U: <Hi, I was hoping you could explain my bill. It's gone up.|Hi. My bill's gone up and I don't know
      why.|Yeah, can you tell me why my bill just jumped?>
  `,
  outbound: `
    U: Hello?
    A: Hi, this is {agent} from {company}. You sent us a message about your bill.
    U: <Oh, yes, thanks for calling. It's gone up.|I did, yeah. It's gone up.|I did. It's gone up and nobody
      told me.>
  `,
  beats: [
    core`
      A: Let me take a look. It used to be {old}, and the {month} one is {bill}?
      U: Right. For exactly the same thing.
    `,
    extra`
      A: Have you added anything lately? A TV package, a second line?
      U: No, nothing. I don't even watch the channels I've got.
    `,
    core`
      A: I see it. You had a new-customer discount of {discount}, and it ran out.
      U: <Oh. Okay. I didn't realize that was temporary.|So I pay more for staying. Huh.|So the new people get
        a deal and I don't.>
    `,
    extra`
      A: Do you want me to go through it line by line?
      U: <If you don't mind.|Quickly, sure.|Go on, then.>
      A: {old} for the plan with the discount, plus the {discount} you used to get off. That makes {bill}.
      U: Okay. So there's nothing else hidden in there.
      A: No, that's all of it.
      U: Good.
    `,
    extra`
      A: While I have it open, is the speed all right for what you do?
      U: Mostly. It drags a bit in the evening when the kids are gaming.
      A: That's often the spot the router's in. Try it up off the floor.
      U: It's in a closet, so... yeah, okay. I'll move it.
    `,
    straight(extra`
      A: Let me see what I'm able to do about it. Can you hold for a moment?
      U: <Of course.|Sure.|As long as it's not half an hour.>
      (hold)
      A: Thanks for holding. I've been through everything that's open to you.
      U: Okay.
    `),
  ],
  success: {
    script: `
      A: I can put you on a loyalty rate. That's {saving} off a month for a year, so you'd pay {agreed}.
      U: {agreed}. <Oh, that's much better.|Okay. I can live with that.|Fine. That's what it should have
        been.>
      A: Shall I switch it on from your next bill?
      U: Yes, please do that.
    `,
    goodbye: `
      A: It's done. You'll get an email to confirm it.
      U: <Thank you so much. Bye.|Great, thanks. Bye.|Okay. Thanks.>
    `,
    endedBy: 'user',
    summary:
      'The customer asked why their bill had risen from {old} to {bill}. A {discount} introductory ' +
      'discount had ended; the agent applied a {saving} loyalty discount, which makes it {agreed} a ' +
      'month.',
  },
  failure: {
    script: `
      A: I've looked, and there's no offer I can add to your plan right now. The {bill} is correct.
      U: <Oh. Then I think I'll have to shop around, I'm sorry.|Then I'll look around.|Then I want to cancel.
        I mean it.>
      A: I can put you through to our plans team, in case they have something I don't.
      U: <No, that's all right. I'll think it over.|No, I'll think about it.|No. I'll do it online. I'm done.>
    `,
    goodbye: `
      A: I understand. I'm sorry I couldn't do more.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      'The customer disputed a bill of {bill}, up from {old} after a {discount} introductory discount ' +
      'ended. The agent had no offer to make, and the customer is considering leaving.',
  },
  brief: {
    success: {
      script: `
        A: Your {discount} new-customer discount ended. I can take {saving} off for the next year.
        U: And what would I pay?
        A: {agreed} a month.
        U: <Great, let's do that.|Okay, do it.|Fine. Do it.>
      `,
      goodbye: `
        A: Done. It'll be on your next bill.
        U: Thanks. Bye.
      `,
      endedBy: 'user',
      summary:
        'The customer asked why their bill had gone up. A {discount} discount had ended; the agent took ' +
        '{saving} off, which makes it {agreed} a month.',
    },
    failure: {
      script: `
        A: Your {discount} new-customer discount ended, so I'm afraid the new amount is right.
        U: <Oh. I'll have to look around, then.|Then I'll look around.|Great. Then I'm leaving.>
      `,
      goodbye: `
        A: I'm sorry about that.
        U: Yeah. Bye.
      `,
      endedBy: 'user',
      summary:
        'The customer asked why their bill had gone up: a {discount} discount had ended. They may leave.',
    },
  },
});
