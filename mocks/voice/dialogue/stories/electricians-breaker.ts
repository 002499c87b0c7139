import { dollars } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const burningSmell = defineStory({
  id: 'electricians-breaker',
  persona: 'dispatch',
  trade: 'electricians',
  topic: 'Breaker tripping and a burning smell',
  without: ['payment', 'hours', 'online', 'address', 'small-talk', 'account', 'tenure'],
  where: 'elsewhere',
  message:
    "I'm calling about the breaker that keeps tripping. Please leave it off, and call us back as soon as " +
    'you can.',
  facts(make) {
    return {
      fee: dollars(make.cents('fee', 95, 145, 10)),
      room: make.pick('room', ['kitchen', 'laundry room', 'living room', 'upstairs hall']),
      appliance: make.pick('appliance', ['the dryer', 'a space heater', 'the toaster oven']),
      breaker: make.whole('breaker', 6, 24, 2).toString(),
      electrician: make.pick('electrician', ['Wendell', 'Katya', 'Freddie', 'Marguerite']),
      minutes: make.pick('minutes', ['30', '40', '50', '55']),
    };
  },
  inbound: `
    A: {company}, this is {agent}. How can I help?
    U: <Hi, um, a breaker keeps tripping, and now there's a smell. I'm a bit scared.|Hi, I've got a breaker
      that keeps tripping. And it smells burnt.|A breaker keeps tripping, and it smells like burning. Can you
      send somebody, or not?>
  `,
  outbound: `
    U: Hello?
    A: Hi, this is {agent} from {company}. You reported a breaker that keeps tripping.
    U: <Yes, and there's a smell now. I'm a bit scared.|Yeah. And now it smells burnt.|Yes, and now something
      smells burnt. I was starting to wonder.>
  `,
  beats: [
    straight(core`
      A: You did right to say so. Is there any smoke, or is anything hot to the touch?
      U: No smoke. The plate on the wall in the {room} is kind of warm.
    `),
    core`
      A: Then turn that breaker off, and leave it off. Can you do that now?
      U: Hold on. Number {breaker}... okay, it's off.
    `,
    extra`
      A: What was plugged in there?
      U: {appliance}. It's never done this before.
      A: Unplug it, if the plug isn't hot.
      (moment)
      U: It's out. There's a brown mark on one of the pins.
      A: Keep that. It tells us a lot.
      U: Okay. I'll put it in the garage.
    `,
    extra`
      A: Do you have a smoke alarm near the {room}?
      U: Yes. Well, I took the battery out, because of the cooking.
      A: Please put it back. Right now would be good.
      U: You're right. You're right. I'm doing it.
    `,
    extra`
      A: Roughly how old is the wiring?
      U: The house is from the sixties. Some of it's been redone, I couldn't tell you which part.
      A: That's fine. The electrician will open the panel and see.
      U: There's a label in it, but it's in somebody's handwriting.
    `,
    extra`
      A: Is anyone in the house who can't easily get out?
      U: My grandmother. She's got a walker, but she's on the ground floor.
      A: Then have her sit near the front door, just to be safe.
      U: She's already got her coat on. She's enjoying this.
    `,
  ],
  success: {
    script: `
      A: I'm sending {electrician}. It's about {minutes} minutes, and {fee} for the visit. What's the address?
      U: {street}. And it's okay to stay inside?
      A: With the breaker off, yes. If you see smoke, get out and call 911.
      U: <All right. Thank you for being so calm.|Okay. Got it.|Okay. I hope {minutes} means {minutes}.>
    `,
    goodbye: `
      A: {electrician} will call from the car. Leave that breaker alone.
      U: I will. Bye.
    `,
    endedBy: 'agent',
    summary:
      'A breaker kept tripping at {street}, with a burning smell and a warm wall plate in the {room}. The ' +
      'caller switched it off; {electrician} was sent, about {minutes} minutes away, for {fee}.',
  },
  failure: {
    script: `
      A: An emergency visit is {fee}, and I could have someone there in three hours.
      U: <Three hours? I wouldn't have a moment's peace.|Three hours is too long.|{fee}, and three hours? No
        way.>
      A: As long as it's off, it's safe. If you're uneasy, the fire department will take a look.
      U: <I think I'll do that. And my cousin's an electrician.|Okay. I'll call my cousin, he does this.|My
        cousin can do it for a six-pack.>
    `,
    goodbye: `
      A: As you like. But please, leave it off until someone's seen it.
      U: I will. Bye.
    `,
    endedBy: 'user',
    summary:
      'A breaker kept tripping, with a burning smell and a warm wall plate in the {room}. The caller ' +
      'switched it off, but did not want to wait three hours for a visit at {fee}.',
  },
  brief: {
    success: {
      script: `
        A: Turn that breaker off, and leave it off. What's the address?
        U: {street}. It's off.
        A: {electrician} will be there in about {minutes} minutes.
        U: <Oh, good. Thank you.|Okay. Thanks.|Okay. Good.>
      `,
      goodbye: `
        A: If you see smoke, call 911. Bye.
        U: Okay. Bye.
      `,
      endedBy: 'agent',
      summary:
        'A breaker kept tripping at {street}, with a burning smell. It was switched off, and ' +
        '{electrician} was sent, about {minutes} minutes away.',
    },
    failure: {
      script: `
        A: Turn that breaker off, and leave it off. I have someone in three hours.
        U: <Three hours? I'll ask my cousin, he does this.|That's too long. I'll ask my cousin.|Three hours?
          Forget it.>
      `,
      goodbye: `
        A: All right. Please leave it off.
        U: Yeah. Bye.
      `,
      endedBy: 'user',
      summary:
        'A breaker kept tripping, with a burning smell. Three hours was too long for the caller; nobody ' +
        'was sent.',
    },
  },
});
