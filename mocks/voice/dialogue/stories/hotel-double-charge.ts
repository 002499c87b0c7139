import { monthDay } from '../calendar.ts';
import { dollars, numberWord } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const chargedTwice = defineStory({
  id: 'hotel-double-charge',
  persona: 'support',
  trade: 'hotel',
  topic: 'Charged twice for a stay',
  without: ['payment', 'hours', 'tenure', 'address', 'account'],
  message:
    "I'm calling about the charge on your card. You were right, and I'd like to tell you what we've done.",
  facts(make) {
    const nights = make.whole('nights', 2, 4);
    const rate = make.cents('rate', 129, 219, 10);
    const left = make.day('left', -9, -4);
    return {
      nights: numberWord(nights),
      rate: dollars(rate),
      total: dollars(rate * nights),
      checkout: monthDay(left),
      room: make.whole('room', 201, 518).toString(),
      card: make.code('card', '####'),
      refund: monthDay(make.workday('refund', 4, 8)),
    };
  },
  inbound: `
    A: Thank you for calling {company}, this is {agent}. How may I help?
    U: <Hi, we stayed with you recently, it was lovely, but I've been charged twice.|Hi, you charged me twice
      for my stay.|Yes. You people charged my card twice.>
    A: I'm sorry. May I have your name?
    U: {name}.
  `,
  outbound: `
    U: Hello?
    A: Hello, is this {name}? This is {agent} at {company}, about the charge you wrote to us about.
    U: <Yes, thank you for calling. It's on there twice.|Yeah, it's on there twice.|Good. Because it's on
      there twice.>
  `,
  beats: [
    core`
      A: I see your stay. {nights} nights at {rate}, so {total}, and you checked out on {checkout}.
      U: That's it. But there are two lines of {total} on my card.
    `,
    extra`
      A: Was that room {room}?
      U: {room}... yes, the one with the squeaky door.
      A: Ah. I'll mention the door to maintenance.
      U: It has character. I'd just oil it.
    `,
    extra`
      A: Did you have anything from the minibar, or breakfast in the room?
      U: A bottle of water. But I paid for that at the desk, in cash.
      A: I see it, yes. That's separate.
      U: Okay.
    `,
    core`
      A: Is that the card ending in {card}?
      U: Yes, {card}.
    `,
    straight(extra`
      A: I'd like to check with our accounts office. Would you mind holding?
      U: <Not at all.|Okay.|If I must.>
      (hold)
      A: Thank you for holding, and I'm sorry for the wait.
      U: That's all right.
    `),
  ],
  success: {
    script: `
      A: I've found it. One went through at check-in and one at checkout. The second is our mistake.
      U: <I'm so relieved. I thought I'd done it.|Okay. So what now?|Obviously.>
      A: I've refunded {total} to your card. You'll see it by {refund}.
      U: {refund}. <Thank you for sorting it out.|Okay, thanks.|All right. I'll be checking.>
    `,
    goodbye: `
      A: And the next time you stay, breakfast is on us. Good-bye.
      U: That's nice of you. Bye.
    `,
    endedBy: 'agent',
    summary:
      '{name} had been charged twice for {nights} nights at {rate}. The agent confirmed the mistake and ' +
      'refunded {total} to the card ending in {card}, by {refund}.',
  },
  failure: {
    script: `
      A: I can see both, but only our manager can refund one, and she's off today.
      U: <Oh. Can't anybody else do it?|So when will it be done?|So I'm out {total} because someone has a day
        off?>
      A: I've left her a message. I can't give you a date, I'm sorry.
      U: <Well... then I'll call again, I suppose.|Then I'll dispute it with my bank.|I'm calling my bank. And
        I'm writing a review.>
    `,
    goodbye: `
      A: I understand. I apologize once more.
      U: Good-bye.
    `,
    endedBy: 'user',
    summary:
      '{name} had been charged {total} twice for a stay of {nights} nights. The manager who can refund it ' +
      'was away, and the agent could give no date.',
  },
  brief: {
    success: {
      script: `
        A: You're right, it's there twice. I've refunded {total}.
        U: <Oh, that was quick. Thank you.|Great. Thanks.|Good. When will I see it?>
      `,
      goodbye: `
        A: You'll have it by {refund}. I'm sorry about that.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary: '{name} had been charged twice for a stay. The agent refunded {total}, to arrive by {refund}.',
    },
    failure: {
      script: `
        A: I can see it, but only our manager can refund it, and she's off today.
        U: <Oh. I'll call back, then.|Okay. I'll call my bank.|Ridiculous. I'm calling my bank.>
      `,
      goodbye: `
        A: I'm very sorry.
        U: Bye.
      `,
      endedBy: 'user',
      summary: '{name} had been charged twice for a stay. The manager was away, and nothing was refunded.',
    },
  },
});
