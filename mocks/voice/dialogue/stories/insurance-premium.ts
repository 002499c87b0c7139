import { monthDay } from '../calendar.ts';
import { dollars } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const lapsedPremium = defineStory({
  id: 'insurance-premium',
  persona: 'collections',
  trade: 'insurance',
  topic: 'Missed car insurance premium',
  without: ['payment'],
  where: 'elsewhere',
  message:
    "I'm calling about your car insurance. It's about a payment, and it's best if we speak before the end " +
    'of the week.',
  facts(make) {
    const premium = make.cents('premium', 84, 148);
    const fee = make.pick('fee', [1000, 1500]);
    const card = make.code('card', '####');
    return {
      premium: dollars(premium),
      fee: dollars(fee),
      total: dollars(premium + fee),
      missed: monthDay(make.day('missed', -16, -9)),
      lapse: monthDay(make.day('lapse', 4, 9)),
      card,
      misheard: card.slice(0, 3),
    };
  },
  inbound: `
    A: {company} billing, this is {agent}. How can I help?
    U: <Hi, I got an email that my car insurance is about to lapse?|Hi, I got an email that my policy's going
      to lapse.| You're telling me my policy's going to lapse. Why?>
  `,
  outbound: `
    U: Hello?
    A: Hi, is this {first}? This is {agent} from {company}, about your car insurance.
    U: <Yes, hi. Is something wrong?|Yeah. What about it?|I'm not buying anything.>
  `,
  beats: [
    core`
      A: The payment of {premium} due on {missed} was returned by your bank.
      U: <Oh, no. I closed that account and forgot all about this.|Ah. I switched banks.|Because I switched
        banks. I told you people that.>
    `,
    core`
      A: With the {fee} late fee it's {total}. If it isn't paid by {lapse}, the coverage stops.
      U: [So I couldn't drive|And then I can't drive]. Okay.
    `,
    extra`
      A: Has anyone else been driving the car?
      U: My daughter, on weekends. She has her permit.
      A: She's covered while the policy is. If it lapses, neither of you is.
      U: Right. No, I don't want that.
    `,
    extra`
      A: Is there anything that makes it hard to pay right now?
      U: <No, no, it's just me being forgetful.|No, it's only the bank thing.|No. I just don't like
        surprises.>
      A: Understood. I only ask because we can move the date.
      U: No, the date's fine.
    `,
    extra`
      A: Would you like to move to autopay with the new bank? It takes two dollars off each month.
      U: Let me do that online, I don't have the routing number here.
      A: That works. It's under payment settings.
      U: Okay.
    `,
  ],
  success: {
    script: `
      A: I can take the {total} by card now, and you stay covered without a gap.
      U: <Yes, let's do that.|Okay, do it.|Fine. Just take it.> I've typed it in.
      A: Does that card end in {misheard}... sorry, what's the last digit?
      U: It ends in {card}.
      A: {card}. Thank you. It's gone through.
      U: <Phew.|Great.|Good.>
    `,
    goodbye: `
      A: You're covered, and the receipt is in your email. Drive safely.
      U: Thanks. Bye.
    `,
    endedBy: 'agent',
    summary:
      'A premium of {premium} due on {missed} had been returned after a change of bank. The policyholder ' +
      'paid {total}, with the {fee} late fee, on a card ending in {card}, and stays covered.',
  },
  failure: {
    script: `
      A: I can take the {total} by card now. Would you like to do that?
      U: <I don't have my wallet with me, I'm sorry.|I don't have a card on me.|I'm not paying a fee for your
        mistake.>
      A: I can't take the fee off, but I can call you back later today.
      U: <I'd rather do it myself tonight.|No, I'll do it online.|No. I'll get my insurance somewhere else.>
    `,
    goodbye: `
      A: All right. Please remember, it stops on {lapse}.
      U: Yeah. Bye.
    `,
    endedBy: 'user',
    summary:
      'A premium of {premium} due on {missed} had been returned after a change of bank. The policyholder ' +
      'did not pay the {total} during the call; the coverage stops on {lapse}.',
  },
  brief: {
    success: {
      script: `
        A: Your last payment was returned. It's {total} with the fee. Could you pay by card now?
        U: <Yes, of course. I've typed it in.|Okay. I've typed it in.|Fine. There, I've typed it in.>
        A: Thank you. It's gone through.
        U: Great.
      `,
      goodbye: `
        A: You're covered. Bye now.
        U: Bye.
      `,
      endedBy: 'agent',
      summary:
        'A car insurance payment had been returned. The policyholder paid {total} by card and stays covered.',
    },
    failure: {
      script: `
        A: Your last payment was returned. It's {total} with the fee.
        U: <I'm just walking into a meeting. Can I call back?|Not now. I'll call back.|I can't deal with this
          now.>
      `,
      goodbye: `
        A: Please do, before {lapse}.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary:
        'A car insurance payment had been returned. The policyholder did not pay the {total} owed by ' +
        '{lapse}.',
    },
  },
});
