import { dollars, grouped } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const highBill = defineStory({
  id: 'energy-high-bill',
  persona: 'support',
  trade: 'energy utility',
  topic: 'Electric bill based on an estimated reading',
  without: ['payment'],
  where: 'home',
  message:
    "I'm calling about the electric bill you asked us to look into. All I need is a reading from your meter.",
  facts(make) {
    const rate = make.whole('rate', 14, 18);
    const used = make.whole('used', 500, 800, 10);
    const guessed = used + make.whole('over', 300, 600, 10);
    const before = make.whole('before', 31_000, 58_000);
    return {
      used: used.toString(),
      guessed: grouped(guessed),
      bill: dollars(1200 + rate * guessed),
      right: dollars(1200 + rate * used),
      less: dollars(rate * (guessed - used)),
      reading: (before + used).toString(),
      misheard: (before + used).toString().slice(0, 4),
    };
  },
  inbound: `
    A: {company}, this is {agent}. How can I help?
    U: <Hi, um, I've just opened my electric bill and I think there's been a mistake.|Hi, I think my electric
      bill is wrong.|Yeah, I'd like somebody to explain this bill to me.>
  `,
  outbound: `
    U: Hello?
    A: Hello, this is {agent} from {company}. You asked us to look at your last electric bill.
    U: <Yes! Thank you. I think there's been a mistake.|Right, yeah. It can't be correct.|I did. It's
      ridiculous.>
  `,
  beats: [
    core`
      A: I have it here. The total is {bill}, for {guessed} kilowatt-hours.
      U: That's about double what I normally pay.
    `,
    extra`
      A: Has anything changed at home? A new heater, an electric car, people staying?
      U: No, nothing. If anything, I've been away. I was at my sister's for ten days.
    `,
    core`
      A: I see what's happened. Nobody could get to the meter, so that number is an estimate.
      U: <Oh. I didn't know you did that.|An estimate? Okay.|You guessed. You sent me {bill} on a guess.>
    `,
    extra`
      A: While we're at it, would you like a reminder each month to send in a reading?
      U: <That'd be great, actually.|Sure, a text is fine.|If it stops this from happening, yes.>
      A: Okay, you'll get a text on the last day of the month.
      U: Good.
    `,
    straight(extra`
      A: Do you know where your meter is?
      U: It's in the... the utility closet, I think. Down in the basement.
      A: That'd be the one. You'd want a flashlight, the display is dim.
      U: Okay. There's the one on my phone.
    `),
  ],
  success: {
    script: `
      A: If you can read me the number on the meter, I can correct it right now.
      U: Hold on, I'll go and look.
      (hold)
      U: Okay. It says {reading}.
      A: {misheard}, and then? You dropped out at the end.
      U: {reading}. Five digits.
      A: Thank you. So you used {used}, not {guessed}. That brings the bill to {right}.
      U: {right}. <Oh, thank goodness.|Okay, that's more like it.|That's what I thought.>
    `,
    goodbye: `
      A: I've taken off the {less}, and the new bill will be in your email tomorrow.
      U: <Thank you, you've made my day. Bye.|Great, thanks. Bye.|Okay. Thank you.>
    `,
    endedBy: 'user',
    summary:
      'The customer questioned a bill of {bill}. It rested on an estimate of {guessed} kWh; with a ' +
      'reading of {reading}, usage came to {used} kWh and the agent reduced the bill by {less} to ' +
      '{right}.',
  },
  failure: {
    script: `
      A: If you can read me the number on the meter, I can correct it right now.
      U: Hold on, I'll go down and look.
      (hold)
      U: No. The closet in the basement is locked, and only the super has the key.
      A: Then I can't change the {bill} today. We need a reading, or a photo of the meter.
      U: <Oh, dear. And he's away this week.|He's away this week. So I'm stuck.|So I pay double because you
        can't open a door?>
    `,
    goodbye: `
      A: I've put a note on the account. Call us as soon as you have the reading.
      U: <All right. I'll try to get hold of him.|Okay. Fine.|Unbelievable.>
    `,
    endedBy: 'user',
    summary:
      'The customer questioned a bill of {bill}, which rested on an estimate of {guessed} kWh. They had ' +
      'no access to the meter in the basement, so the bill could not be corrected.',
  },
  brief: {
    success: {
      script: `
        A: That one was an estimate. Can you give me the number on the meter?
        U: Yeah, I wrote it down. {reading}.
        A: Then your bill is {right}, not {bill}. I've corrected it.
        U: <Oh, wonderful.|Okay, great.|Good.>
      `,
      goodbye: `
        A: Sorry for the fright. Bye now.
        U: Thanks. Bye.
      `,
      endedBy: 'agent',
      summary:
        'The customer questioned a bill based on an estimate. With a meter reading of {reading}, the ' +
        'agent corrected it from {bill} to {right}.',
    },
    failure: {
      script: `
        A: That one was an estimate. To change it I need the number on your meter.
        U: I can't get to it right now. <I'll have to call back.|I'll call back.|This is a waste of time.>
      `,
      goodbye: `
        A: Call any time with the reading.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary:
        'The customer questioned an estimated bill but could not get to the meter. Nothing was changed.',
    },
  },
});
