import { monthDay } from '../calendar.ts';
import { dollars } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const rentersQuote = defineStory({
  id: 'insurance-renters',
  persona: 'sales',
  trade: 'insurance',
  topic: 'Renters insurance quote',
  without: ['payment', 'referral', 'pets', 'household'],
  message: "I'm calling about the renters insurance quote you started. It only takes a minute to finish.",
  facts(make) {
    const monthly = make.cents('monthly', 12, 19);
    return {
      monthly: dollars(monthly),
      yearly: dollars(monthly * 12),
      cover: dollars(make.cents('cover', 20_000, 35_000, 5000)),
      deductible: dollars(make.pick('deductible', [25_000, 50_000])),
      start: monthDay(make.day('start', 2, 9)),
      floor: make.pick('floor', ['second', 'third', 'fourth', 'fifth']),
    };
  },
  inbound: `
    A: {company}, this is {agent}. How can I help you?
    U: <Hi! I'm moving into a new place, and I need renters insurance.|Hi, I need a quote for renters
      insurance.|I need renters insurance. My landlord won't give me the keys without it.>
  `,
  outbound: `
    U: Hello?
    A: Hi, is this {first}? It's {agent} from {company}. You started a quote for renters insurance.
    U: <Oh, yes! I got distracted halfway.|Yeah, I didn't finish it.|Yeah, your website threw me out.>
  `,
  beats: [
    core`
      A: I'd be happy to help with that. Is it an apartment or a house?
      U: An apartment. [Two of us|Just me], on the {floor} floor.
    `,
    core`
      A: And roughly what would it cost to replace everything you own?
      U: Everything? Uh... I've got a bike and a laptop. And a sofa. {cover}, maybe?
    `,
    extra`
      A: Do you own anything worth more than two thousand dollars by itself? A ring, an instrument?
      U: My cello. Does that count?
      A: It does. I'd list it separately, it adds about a dollar a month.
      U: <That's fine. It's worth more than my car.|Okay, do that.|Fine.>
    `,
    extra`
      A: Are there smoke alarms, and a deadbolt on the front door?
      U: There's a deadbolt. The smoke alarm goes off every time I make toast, so yes.
      A: Then it works. That's a small discount.
      U: Ha. Good.
    `,
    extra`
      A: Any claims in the last five years?
      U: No. Well, my car got hit in a parking lot. Is that the same thing?
      A: No, that's auto. It doesn't count here.
      U: Then no.
    `,
    extra`
      A: Do you have any pets? I have to ask.
      U: A cat. She's fourteen, she mostly sleeps.
      A: Cats are fine. It's only certain dogs that change the price.
      U: Good, because she's not moving out.
    `,
  ],
  success: {
    script: `
      A: Okay. {cover} of coverage with a {deductible} deductible is {monthly} a month. {yearly} a year.
      U: {monthly} a month? <Is that all?|That's less than I expected.|Okay. That's fair.>
      A: When should it start?
      U: {start}. That's when I get the keys.
    `,
    goodbye: `
      A: It's set. Your proof of insurance will be in your inbox, so you can forward it.
      U: <You're a lifesaver. Bye!|Great. Thanks. Bye.|Okay, thanks. Bye.>
    `,
    endedBy: 'user',
    summary:
      'The customer bought renters insurance with {cover} of coverage and a {deductible} deductible, at ' +
      '{monthly} a month. It starts on {start}.',
  },
  failure: {
    script: `
      A: Okay. {cover} of coverage with a {deductible} deductible comes to {monthly} a month.
      U: <Hm. My friend pays less than that, I think.|I got nine dollars somewhere else.|I've seen it for nine
        dollars.>
      A: It may be with less coverage. I'd be happy to compare the two.
      U: <That's kind, but I'll look at both tonight.|No, I'll look myself.|No. I'll go with the other one.>
    `,
    goodbye: `
      A: Of course. The quote's good for thirty days.
      U: Okay, thanks. Bye.
    `,
    endedBy: 'user',
    summary:
      'The agent quoted {monthly} a month for renters insurance with {cover} of coverage. The customer ' +
      'had seen a lower price elsewhere and did not buy.',
  },
  brief: {
    success: {
      script: `
        A: For {cover} of coverage it's {monthly} a month. Shall I start it on {start}?
        U: <Yes, please, that's perfect.|Yeah, do that.|Okay. Do it.>
      `,
      goodbye: `
        A: Done. The papers are in your email.
        U: Great, bye.
      `,
      endedBy: 'user',
      summary:
        'The customer bought renters insurance with {cover} of coverage at {monthly} a month, from {start}.',
    },
    failure: {
      script: `
        A: For {cover} of coverage it's {monthly} a month.
        U: <Hm. Let me think about it.|I'll have to think about it.|No, that's too much.>
      `,
      goodbye: `
        A: Take your time. The quote's good for thirty days.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary: 'The agent quoted {monthly} a month for renters insurance. The customer did not buy.',
    },
  },
});
