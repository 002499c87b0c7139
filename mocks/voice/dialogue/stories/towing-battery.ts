import { dollars } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const deadBattery = defineStory({
  id: 'towing-battery',
  persona: 'dispatch',
  trade: 'tow truck',
  topic: 'Dead battery in a parking garage',
  without: ['payment', 'hours', 'online', 'address', 'account', 'tenure', 'small-talk', 'parking'],
  where: 'elsewhere',
  message:
    "I'm calling about your battery. A truck's on its way to you. Please call me, I need to know which " +
    'level.',
  facts(make) {
    const jump = make.cents('jump', 55, 75, 5);
    const battery = make.cents('battery', 130, 180, 10);
    return {
      jump: dollars(jump),
      battery: dollars(battery),
      both: dollars(jump + battery),
      place: make.pick('place', [
        'the airport garage',
        'the mall garage',
        'the hospital garage',
        'the stadium garage',
      ]),
      level: make.pick('level', ['two', 'three', 'four', 'five']),
      row: make.code('row', '@##'),
      clearance: make.pick('clearance', ['six foot eight', 'seven feet', 'six foot ten']),
      car: make.pick('car', ['a green Jeep', 'a silver Prius', 'a black Golf', 'an old Volvo']),
      driver: make.pick('driver', ['Earl', 'Rosie', 'Hakeem', 'Vince']),
      minutes: make.pick('minutes', ['20', '30', '40', '50']),
    };
  },
  inbound: `
    A: {company}, this is {agent}. What's the problem?
    U: <Hi! My car won't start, and I feel so silly. I left the lights on.|Hi. My battery's dead.|My battery's
      dead, I'm late, and I've had it with this car.>
  `,
  outbound: `
    U: Hello?
    A: Hi, it's {agent} from {company}. You asked for a jump start?
    U: <Yes! I left the lights on. I feel so silly.|Yeah. The battery's dead.|Half an hour ago, yeah.>
  `,
  beats: [
    core`
      A: No problem. Where are you exactly?
      U: In {place}, level {level}. Row {row}.
    `,
    core`
      A: And what are you driving?
      U: {car}. [It just clicks|Nothing happens at all when I turn the key].
    `,
    extra`
      A: Is there a sign for the height at the entrance? Some of our trucks don't fit.
      U: Let me look, I can see it from here. It says {clearance}.
      A: Then I'll send the small truck.
      U: Good that you asked.
    `,
    extra`
      A: How old is the battery, do you know?
      U: It came with the car. So... eight years?
      A: Then it may not hold. A new one's {battery}, so {both} with the jump.
      U: Let's see if it starts first.
    `,
    extra`
      A: Can you open the hood from inside, or is everything electric?
      U: There's a lever. It's stiff, but it works.
      A: Leave the hood shut until the driver's there. It isn't worth the cold hands.
      U: Fine by me.
    `,
    extra`
      A: Is there cell service where you are?
      U: One bar, if I stand next to the elevator. That's where I am now.
      A: Then please stay there until somebody has found you.
      U: I will. There's a vending machine.
    `,
  ],
  success: {
    script: `
      A: A jump start is {jump}. {driver} can be there in about {minutes} minutes.
      U: <Oh, that's wonderful.|{minutes} minutes. Okay.|{minutes} minutes. Well, I'm late anyway.>
      A: {driver} will call you at the entrance. Level {level}, row {row}.
      U: That's it. <Thank you so much.|Thanks.|I'll be the one kicking a car.>
    `,
    goodbye: `
      A: Hang in there. Bye.
      U: Bye.
    `,
    endedBy: 'agent',
    summary:
      'The caller had a dead battery in {place}, level {level}, row {row}. {driver} was sent to ' +
      'jump-start {car}, about {minutes} minutes away, for {jump}.',
  },
  failure: {
    script: `
      A: A jump start is {jump}. The first truck I have could be there in about two hours.
      U: <Oh. That's quite a wait, isn't it?|Two hours is too long.|Two hours? I could walk home and back.>
      A: I'm sorry. Garages often lend out a starter pack. It's worth asking at the booth.
      U: <That's a good idea, I'll ask. Thank you!|Okay, I'll ask them.|Fine. I'll ask them.>
    `,
    goodbye: `
      A: If they don't have one, call us back.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      'The caller had a dead battery in {place}, level {level}. The first truck was two hours away, and ' +
      'the caller will ask at the booth for a starter pack instead.',
  },
  brief: {
    success: {
      script: `
        A: Where are you?
        U: {place}, level {level}, row {row}.
        A: {driver} can be there in {minutes} minutes. It's {jump}.
        U: <Great, thank you.|Okay, good.|Okay. Go.>
      `,
      goodbye: `
        A: On the way. Bye.
        U: Bye.
      `,
      endedBy: 'agent',
      summary:
        'The caller had a dead battery in {place}, level {level}, row {row}. {driver} was sent, {minutes} ' +
        'minutes away, for {jump}.',
    },
    failure: {
      script: `
        A: I'm sorry, it'd be about two hours.
        U: <Oh. Then I'll ask around here first.|That's too long. Never mind.|Two hours? Never mind.>
      `,
      goodbye: `
        A: Sorry about that. Good luck.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'The caller had a dead battery. The first truck was two hours away, and none was sent.',
    },
  },
});
