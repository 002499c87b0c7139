import { spokenDay } from '../calendar.ts';
import { clockTime, dollars } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const prescriptionRefill = defineStory({
  id: 'pharmacy-refill',
  persona: 'support',
  trade: 'pharmacy',
  topic: 'Prescription refill',
  reference: 'rx',
  without: ['reference', 'account', 'spelling'],
  where: 'home',
  message: "I'm calling about the refill you asked for. Please give us a call when you have a moment.",
  facts(make) {
    const medicine = make.pick('medicine', [
      { name: 'lisinopril', strength: '10' },
      { name: 'metformin', strength: '500' },
      { name: 'atorvastatin', strength: '20' },
      { name: 'levothyroxine', strength: '50' },
    ]);
    return {
      medicine: medicine.name,
      dose: `${medicine.strength} ${medicine.name === 'levothyroxine' ? 'micrograms' : 'milligrams'}`,
      rx: make.code('rx', '### ####'),
      copay: dollars(make.cents('copay', 5, 20, 5)),
      pickup: spokenDay(make.workday('pickup', 1, 3)),
      time: clockTime(make.time('time', 13, 17, 60)),
      left: make.pick('left', ['three', 'four', 'five']),
      doctor: make.pick('doctor', ['Dr. Hale', 'Dr. Prentice', 'Dr. Osei', 'Dr. Lindholm']),
    };
  },
  inbound: `
    A: {company}, this is {agent}. How can I help?
    U: <Hi, this is {name}. I'd like to get a refill, please.|Hi, this is {name}. I need a refill.|Yeah, this
      is {name}. I've been trying to get a refill through your app all morning.>
  `,
  outbound: `
    U: Hello?
    A: Hi, is this {name}? It's {agent} at {company}. You asked for a refill.
    U: <Yes, thank you for calling.|Yeah, that's me.|I did, days ago.>
  `,
  beats: [
    straight(core`
      A: Do you have the bottle there? I'd need the prescription number.
      U: Um, it's tiny. {rx}.
    `),
    core`
      A: And that's {medicine}, {dose}?
      U: [That's the one|Yes, one a day].
    `,
    extra`
      A: How many do you have left at home?
      U: Let me count. {left}. So I'm cutting it close.
      A: All right. Please don't skip any to make them last.
      U: <No, I won't.|Okay.|I wasn't going to.>
    `,
    extra`
      A: Have you started anything new since the last time? Even something over the counter?
      U: Just an allergy pill. The one with the sun on the box.
      A: Those are fine together. If you feel dizzy, tell us.
      U: All right.
    `,
    extra`
      A: Do you still want the easy-open cap?
      U: Oh, yes. The other ones take me and a pair of pliers.
      A: Easy-open it is.
      U: Bless you.
    `,
    straight(extra`
      A: I'd just like the pharmacist to take a quick look. Can you hold?
      U: <Of course.|Sure.|How long is quick?>
      (hold)
      A: Thanks for holding. She's checked it against your other medicines.
      U: Okay, good.
    `),
  ],
  success: {
    script: `
      A: You have refills left, so we can fill it. It'll be ready {pickup}, after {time}.
      U: {pickup}, after {time}. And it's still {copay}?
      A: Still {copay}.
      U: <Wonderful.|Good.|Okay.>
    `,
    goodbye: `
      A: We'll text you when it's on the shelf, {first}.
      U: Thanks. Bye.
    `,
    endedBy: 'user',
    summary:
      '{first} asked for a refill of {medicine}, {dose}, prescription {rx}. It will be ready on {pickup} ' +
      'after {time}, with a {copay} copay.',
  },
  failure: {
    script: `
      A: I'm afraid there are no refills left on {rx}. {doctor} has to renew it first.
      U: <Oh. I thought there was one more.|Can't you call them?|Why didn't the app just say that?>
      A: I've sent the office a request, but they can take three working days.
      U: <I'd better call them as well, then.|I'll call them myself.|Three days. Forget it, I'll call them
        myself.>
    `,
    goodbye: `
      A: That often helps. If you run out before then, call us, {first}.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      '{first} asked for a refill of {medicine}, {dose}. There were no refills left on {rx}; the agent ' +
      'sent {doctor} a request to renew it.',
  },
  brief: {
    success: {
      script: `
        A: Is that the {medicine}, {dose}?
        U: That's the one.
        A: It'll be ready {pickup}, after {time}.
        U: <Wonderful, thank you.|Great, thanks.|Okay. Thanks.>
      `,
      goodbye: `
        A: You're welcome. Bye.
        U: Bye.
      `,
      endedBy: 'user',
      summary: '{first} asked for a refill of {medicine}, {dose}. It will be ready on {pickup} after {time}.',
    },
    failure: {
      script: `
        A: There are no refills left on that one. {doctor} needs to renew it.
        U: <Oh, okay. I'll call the office.|I'll call them.|Of course. I'll call them.>
      `,
      goodbye: `
        A: We've asked them, too. Bye.
        U: Bye.
      `,
      endedBy: 'user',
      summary:
        '{first} asked for a refill. There were none left, and {doctor} has to renew the prescription.',
    },
  },
});
