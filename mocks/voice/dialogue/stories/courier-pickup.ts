import { numberWord } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const missedPickup = defineStory({
  id: 'courier-pickup',
  persona: 'dispatch',
  trade: 'parcel courier',
  topic: 'Driver never came for a pickup',
  reference: 'pickup',
  without: ['payment', 'hours', 'reference', 'address', 'small-talk'],
  where: 'elsewhere',
  message: "I'm calling about the pickup we missed. I have another driver who can come to you.",
  facts(make) {
    const boxes = make.whole('boxes', 3, 9);
    const extras = make.whole('extras', 1, 2);
    return {
      pickup: make.code('pickup', 'P#####'),
      boxes: numberWord(boxes),
      allBoxes: numberWord(boxes + extras),
      extras: extras === 1 ? 'one more' : 'two more',
      driver: make.pick('driver', ['Marco', 'Denise', 'Tyrell', 'Ana', 'Jonas']),
      minutes: make.pick('minutes', ['20', '25', '30', '40']),
      weight: make.whole('weight', 15, 40, 5).toString(),
    };
  },
  inbound: `
    A: {company} dispatch, this is {agent}. Go ahead.
    U: <Hi, I've been waiting on a pickup for two hours and nobody's come.|Hi, your driver never showed up for
      my pickup.|Where's my driver? I've been waiting for two hours.>
    A: What's the pickup number?
    U: {pickup}.
  `,
  outbound: `
    U: Shipping, hello?
    A: Hi, it's {agent} from {company} dispatch, about pickup {pickup}. I don't think anyone's been.
    U: <No, not yet. I was just about to call.|No, nobody's been.|No. And I've got boxes blocking the door.>
  `,
  beats: [
    core`
      A: I'm sorry about that. The van broke down. Do you still have {boxes} boxes?
      U: It's {allBoxes} now. We packed {extras}.
    `,
    extra`
      A: How heavy is the biggest one?
      U: About {weight} pounds. You can lift it alone, but you won't enjoy it.
      A: Understood. I'll make sure there's a hand truck on the van.
      U: <Bless you.|Good idea.|The last guy didn't have one.>
    `,
    extra`
      A: Is it still the loading dock around the back?
      U: No, they're repaving it. Come to the front, there's a ramp.
      A: Front entrance, ramp. Got it.
      U: And tell them to ring, the door's locked.
    `,
    extra`
      A: Are all the labels on?
      U: All except the new ones. The printer's out of ink, of course.
      A: The driver can print them in the van, if you have the order numbers handy.
      U: They're right here.
    `,
    straight(core`
      A: Let me see who's near you.
      (hold)
      U: <I'm still here, no rush.|Anything?|Hello?>
    `),
  ],
  success: {
    script: `
      A: Okay. {driver} is finishing a drop close by, and can be with you in {minutes} minutes.
      U: And there's room for all {allBoxes}?
      A: Yes, I asked. It still makes today's truck.
      U: <Fantastic.|Great.|Okay. That's all I care about.>
    `,
    goodbye: `
      A: I've changed {pickup} to {allBoxes} boxes. {driver} will call from the street.
      U: Thanks. Bye.
    `,
    endedBy: 'user',
    summary:
      'Pickup {pickup} had been missed after a van broke down. {driver} was sent instead, {minutes} ' +
      'minutes away, and the order was changed from {boxes} to {allBoxes} boxes.',
  },
  failure: {
    script: `
      A: I'm sorry. Everyone who's near you is full. The first van I have is tomorrow morning.
      U: <Oh, no. My customer's expecting these.|That's too late. These were promised for tomorrow.|Tomorrow?
        These were due at the customer's tomorrow.>
      A: I can waive the charge, but I can't get a van to you today.
      U: <I understand. I'll have to drive them over myself.|Then cancel it. I'll drive them.|Cancel it. And
        cancel next week's too.>
    `,
    goodbye: `
      A: I've canceled {pickup}. I really am sorry.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      'Pickup {pickup}, {allBoxes} boxes by then, had been missed after a van broke down, and no other ' +
      'van was free that day. The customer canceled it.',
  },
  brief: {
    success: {
      script: `
        A: I'm sorry. {driver} is close by and can be there in {minutes} minutes.
        U: <Oh, perfect.|Okay, good.|{minutes} minutes. I'm counting.>
      `,
      goodbye: `
        A: Thanks for your patience. Bye.
        U: Bye.
      `,
      endedBy: 'agent',
      summary: 'Pickup {pickup} had been missed. {driver} was sent instead, {minutes} minutes away.',
    },
    failure: {
      script: `
        A: I'm sorry, I have nobody free until tomorrow.
        U: <Then I'd better take it myself.|Then cancel it.|Useless. Cancel it.>
      `,
      goodbye: `
        A: I've canceled {pickup}.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary:
        'Pickup {pickup} had been missed and no driver was free until the next day. The customer canceled ' +
        'it.',
    },
  },
});
