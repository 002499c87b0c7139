import { weekdayName } from '../calendar.ts';
import { hoursBetween } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const waterThroughCeiling = defineStory({
  id: 'property-leak',
  persona: 'dispatch',
  trade: 'property management',
  topic: 'Water coming through the ceiling',
  reference: 'order',
  without: ['payment', 'hours', 'online', 'address', 'small-talk', 'account', 'tenure', 'parking'],
  where: 'elsewhere',
  message:
    "I'm calling about the water in your ceiling. Our handyman is in the building. Please call me when " +
    'you can.',
  facts(make) {
    const floor = make.whole('floor', 1, 5);
    const door = make.pick('door', ['A', 'B', 'C', 'D']);
    const from = make.pick('window', [8, 10, 13]);
    return {
      apartment: `${floor}${door}`,
      above: `${floor + 1}${door}`,
      misheard: `${floor}${make.pick('door', ['8', 'D', 'Z', 'B'])}`,
      room: make.pick('room', ['bathroom', 'hallway', 'kitchen']),
      handyman: make.pick('handyman', ['Sal', 'Mr. Ito', 'Bogdan', 'Winston']),
      minutes: make.pick('minutes', ['10', '15', '20', '30']),
      painter: weekdayName(make.workday('painter', 3, 6)),
      window: hoursBetween(from, from + 2),
      order: make.code('order', '@####'),
    };
  },
  inbound: `
    A: {company} maintenance, this is {agent}.
    U: <Hi, it's {first} in {apartment}. Sorry to bother you, there's water coming through my ceiling.|Hi,
      {first}, {apartment}. There's water coming through the ceiling.|It's {first}, {apartment}. There's water
      coming through my ceiling. Again.>
  `,
  outbound: `
    U: Hello?
    A: Hi, is this {first}, in {apartment}? It's {agent} from {company} maintenance. You reported a leak.
    U: <Yes! There's water coming through the ceiling.|Yeah. It's coming through the ceiling.|Yes. It's
      raining in here, and it's not even raining.>
  `,
  beats: [
    core`
      A: Where is it coming through, {first}, and how fast?
      U: In the {room}. It was a drip, now it's more of a... trickle.
    `,
    extra`
      A: Let me make sure I've got it right. Apartment {misheard}?
      U: {apartment}.
      A: {apartment}, thank you. So {above} is right above you.
      U: Yeah. They've got a new washing machine up there.
    `,
    core`
      A: Is it anywhere near a light or an outlet?
      U: There's a lamp about [two|three] feet away.
      A: Leave that switched off, please, and put a bucket under the drip.
      U: I've got a pasta pot under it. It's a big one.
    `,
    extra`
      A: Is the ceiling sagging at all? A bulge?
      U: There's a little bubble in the paint. Should I pop it?
      A: If it's small, yes, with the pot under it. Otherwise it comes down all at once.
      (moment)
      U: Okay. That was... more than I thought. But the pot held.
    `,
    extra`
      A: Have you knocked on {above}'s door?
      U: Nobody's answering. But I can hear the machine running.
      A: Then I'll have it shut off from the basement.
      U: Oh, you can do that? Great.
    `,
    extra`
      A: Is anything of yours damaged?
      U: A rug. And a box of photos got a bit wet, I've laid them all out on the bed.
      A: I'm sorry. Take a picture of everything, and send it to me with the order number.
      U: Okay, I will.
    `,
  ],
  success: {
    script: `
      A: {handyman} is two buildings over. Let me call.
      (hold)
      A: Thanks for holding. He's getting his tools, and he'll be with you in {minutes} minutes.
      U: <Oh, that's quick. Thank you.|{minutes} minutes. Great.|{minutes} minutes. Okay. That's better than
        the last time.>
      A: And a painter can come on {painter}, between {window}, once it's dry.
      U: {painter}'s fine.
    `,
    goodbye: `
      A: It's all under work order {order}. Hang on to that pasta pot.
      U: Ha. I will. Bye.
    `,
    endedBy: 'agent',
    summary:
      '{first} in apartment {apartment} reported water coming through the {room} ceiling. {handyman} was ' +
      'sent, {minutes} minutes away, and a painter will come on {painter}, under work order {order}.',
  },
  failure: {
    script: `
      A: I've tried {handyman}, and there's no answer. He may be in the basement.
      U: <Oh. Is there anyone else?|So who else is there?|It's dripping on my floor, and you can't find one
        man?>
      A: Not right now, no. I'll keep trying, every five minutes.
      U: <Okay. I'll empty the pot and hope.|Okay. I'll look for him myself.|Forget it. I'm going down to look
        for him myself.>
    `,
    goodbye: `
      A: If it gets near that lamp, turn off the power, {first}. It's work order {order}.
      U: Yeah. Bye.
    `,
    endedBy: 'user',
    summary:
      '{first} in apartment {apartment} reported water coming through the {room} ceiling. {handyman} ' +
      'could not be reached; the agent goes on trying, under work order {order}.',
  },
  brief: {
    success: {
      script: `
        A: Put something under it, {first}. {handyman} can be there in {minutes} minutes.
        U: <Oh, thank goodness.|Okay, great.|{minutes} minutes. All right.>
      `,
      goodbye: `
        A: On the way. Bye.
        U: Bye.
      `,
      endedBy: 'agent',
      summary:
        '{first} in apartment {apartment} reported water coming through the ceiling. {handyman} was sent, ' +
        '{minutes} minutes away.',
    },
    failure: {
      script: `
        A: Put something under it, {first}. I can't reach {handyman} right now.
        U: <Oh, no. I'll go and look for him.|I'll go find him.|Unbelievable. I'll find him myself.>
      `,
      goodbye: `
        A: I'll keep trying, too.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary:
        '{first} in apartment {apartment} reported water coming through the ceiling. {handyman} could not ' +
        'be reached.',
    },
  },
});
