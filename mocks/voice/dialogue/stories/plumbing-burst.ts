import { dollars } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const burstPipe = defineStory({
  id: 'plumbing-burst',
  persona: 'dispatch',
  trade: 'plumbing',
  topic: 'Burst pipe under the sink',
  without: ['payment', 'hours', 'online', 'address', 'small-talk', 'account', 'tenure'],
  where: 'elsewhere',
  message: "I'm calling about the leak you reported. I have a plumber free, so please pick up if you can.",
  facts(make) {
    return {
      callOut: dollars(make.cents('callOut', 79, 119, 10)),
      hourly: dollars(make.cents('hourly', 90, 130, 10)),
      plumber: make.pick('plumber', ['Ray', 'Gustavo', 'Annika', 'Terrell']),
      minutes: make.pick('minutes', ['25', '35', '40', '55']),
      pipe: make.pick('pipe', [
        'under the kitchen sink',
        'behind the washing machine',
        'under the bathroom sink',
      ]),
      valve: make.pick('valve', ['in the hall closet', 'behind the boiler', 'under the stairs']),
    };
  },
  inbound: `
    A: {company}, this is {agent}. What's the emergency?
    U: <Hi, please, there's water everywhere! A pipe burst {pipe}.|A pipe's burst {pipe}. It's coming out
      fast.|A pipe burst {pipe}, and the first two places I called didn't pick up.>
  `,
  outbound: `
    U: Hello?
    A: This is {agent} from {company}. You left a message about a leak. Is it still running?
    U: <Yes! It's {pipe}, and it's everywhere.|Yeah. {pipe}. It's coming out fast.|Of course it's still
      running. It's {pipe}.>
  `,
  beats: [
    straight(core`
      A: Okay. First the main valve. Do you know where it is?
      U: Uh... I think it's {valve}.
      A: Turn it clockwise until it stops. I'll wait.
      (hold)
      U: Okay. Okay, it's slowing down. It's... yes. It stopped.
    `),
    extra`
      A: Good work. Is there any water near an outlet, or the fuse box?
      U: There's an extension cord on the floor. Oh, no. It's wet.
      A: Don't touch it. Switch off that circuit at the box first.
      (moment)
      U: Done. The lights are out in here, so that was the right one.
    `,
    extra`
      A: Is anyone living below you?
      U: An older couple. Should I go down?
      A: In a minute, yes. If it's coming through their ceiling, they should put a bucket under it.
      U: Okay. I'll tell them.
    `,
    extra`
      A: Can you see where it's broken? A joint, or the pipe itself?
      U: There's a split in it, about as long as my thumb.
      A: Copper, or plastic?
      U: Copper. It's gone green there.
    `,
    extra`
      A: Take a few photos before you mop, for the insurance.
      U: I hadn't even thought of that. Okay.
      A: And keep the piece that we cut out.
      U: Okay. Photos, and keep the pipe.
    `,
    core`
      A: Good. It's {callOut} for the visit, plus {hourly} an hour. Is that all right?
      U: <Anything. Just send somebody.|Yeah. Just come.|It'll have to be, won't it?>
    `,
  ],
  success: {
    script: `
      A: {plumber} is the closest, about {minutes} minutes away. What's the address?
      U: {street}. [The door's open|I'll leave the porch light on].
      A: {street}. Leave the valve shut until {plumber} gets there.
      U: <I will. Oh, thank you.|Okay. Thanks.|Trust me, I'm not touching it.>
    `,
    goodbye: `
      A: {plumber} will call from the road. You did well.
      U: Thanks. Bye.
    `,
    endedBy: 'agent',
    summary:
      'A pipe had burst {pipe}. The agent talked the caller through closing the main valve and sent ' +
      '{plumber} to {street}, about {minutes} minutes away, at {callOut} plus {hourly} an hour.',
  },
  failure: {
    script: `
      A: Let me see who's free.
      (hold)
      A: I'm sorry. Nobody can be there before tomorrow morning.
      U: <Tomorrow? But I've got no water at all like this.|Tomorrow's no good. I've got no water.|Tomorrow?
        What kind of an emergency line is this?>
      A: I know. I can put you first on the list, or you try someone else in the meantime.
      U: <I'd better try someone else. Thanks for the help with the valve.|I'll try someone else.|I'm calling
        someone else.>
    `,
    goodbye: `
      A: Do that. Keep the valve shut, and call back if you get stuck.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      'A pipe had burst {pipe}. The agent talked the caller through closing the main valve, but had no ' +
      'plumber before the next morning; the caller will try someone else.',
  },
  brief: {
    success: {
      script: `
        A: Shut the main valve, clockwise. What's the address?
        U: {street}.
        A: {plumber} can be there in {minutes} minutes.
        U: <Thank you, thank you.|Okay. Hurry.|Okay. Hurry up.>
      `,
      goodbye: `
        A: On the way. Bye.
        U: Bye.
      `,
      endedBy: 'agent',
      summary: 'A pipe had burst {pipe}. {plumber} was sent to {street}, {minutes} minutes away.',
    },
    failure: {
      script: `
        A: Shut the main valve. I'm sorry, I have nobody free until tomorrow.
        U: <Oh, no. I'll have to try somebody else.|Okay. I'll try someone else.|Then what good are you?>
      `,
      goodbye: `
        A: I'm sorry. Keep it shut.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'A pipe had burst {pipe}. No plumber was free before the next day.',
    },
  },
});
