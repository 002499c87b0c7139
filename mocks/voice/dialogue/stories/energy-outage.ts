import { numberWord } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const powerOutage = defineStory({
  id: 'energy-outage',
  persona: 'dispatch',
  trade: 'energy utility',
  topic: 'Power line down in the street',
  reference: 'job',
  without: ['payment', 'hours', 'online', 'address', 'small-talk', 'email', 'spelling'],
  where: 'elsewhere',
  message:
    "I'm calling about the power line you reported. Please stay well clear of it, and call us back if you " +
    'can.',
  facts(make) {
    const homes = make.whole('homes', 40, 260, 10);
    return {
      homes: homes.toString(),
      minutes: make.pick('minutes', ['25', '35', '40', '50']),
      hours: numberWord(make.whole('hours', 2, 5)),
      job: make.code('job', '@-#####'),
      landmark: make.pick('landmark', [
        'the elementary school',
        'the gas station',
        'the old fire station',
        'the park',
      ]),
    };
  },
  inbound: `
    A: {company} emergency line, this is {agent}. Is anyone hurt?
    U: <No, no, everybody's fine. But there's a power line down outside my house.|No. But there's a line down
      in the road.|No, but somebody's going to be. There's a line down in the road.>
  `,
  outbound: `
    U: Hello?
    A: This is {agent} from {company}. You reported a line down. Is everyone safe?
    U: <Yes, thank you, we're all inside. It's still lying there.|Yeah, we're fine. It's still in the
      road.|We're fine, but it's been lying there for ages.>
  `,
  beats: [
    core`
      A: Okay. Stay at least thirty feet back, and don't touch anything it's touching. What's the address?
      U: {street}. [Right across from|About a block from] {landmark}.
    `,
    extra`
      A: Is it sparking, or making any noise?
      U: It was humming. It's... no, it's quiet now.
      A: Please treat it as live even if it's quiet.
      U: <Right. Understood.|Okay.|I'm not stupid, I'm on my porch.>
    `,
    extra`
      A: Is it lying on a car or a fence?
      U: On a fence. My neighbor's. It's a metal one, too.
      A: Then please tell your neighbor to stay inside.
      U: I've already yelled at him. He's inside.
    `,
    extra`
      A: Do you still have power yourself?
      U: No, the whole block's dark. All the way down past {landmark}.
      A: That fits. I've got about {homes} homes showing offline.
      U: Wow. Okay.
    `,
    extra`
      A: Are you able to warn people who walk up to it?
      U: My daughter's standing at the corner with a flashlight.
      A: Good. Ask her to stay on the far side of the street.
      U: Hold on. Other side, honey! Okay, she's moving.
    `,
  ],
  success: {
    script: `
      A: I'm sending a crew now. One moment, I'll see who's closest.
      (hold)
      A: They're on the way. About {minutes} minutes, and they'll make it safe first.
      U: <Thank you so much.|Okay. And the power?|{minutes} minutes. Okay. And when's the power back?>
      A: Once it's safe, {hours} hours or so. I'll text you if that changes.
      U: Okay. We've got candles.
    `,
    goodbye: `
      A: Good. Stay well back, and call 911 if anyone gets close to it.
      U: We will. Bye.
    `,
    endedBy: 'agent',
    summary:
      'The caller reported a power line down at {street}; nobody was hurt. A crew was dispatched, about ' +
      '{minutes} minutes away, with power expected back in around {hours} hours.',
  },
  failure: {
    script: `
      A: I'm looking for a crew. One moment.
      (hold)
      A: I'm sorry. Every crew is out on the storm, and I can't give you a time yet.
      U: <Oh, no. There are kids on this street.|So we just wait?|So it just lies there? With kids around?>
      A: Call 911 and ask them to close the road. Your report is {job}, and it's at the top of my list.
      U: {job}. <Okay, I'll call them now.|Okay. I'll call them.|Fine. I'm calling them right now.>
    `,
    endedBy: 'user',
    summary:
      'The caller reported a power line down at {street}. No crew was free; the agent logged it as {job} ' +
      'and told the caller to call 911 to have the road closed.',
  },
  brief: {
    success: {
      script: `
        A: Stay thirty feet back. What's the address?
        U: {street}.
        A: A crew's on the way, about {minutes} minutes. Keep everyone inside.
        U: Okay, we will.
      `,
      goodbye: `
        A: Thank you for reporting it.
        U: Bye.
      `,
      endedBy: 'agent',
      summary:
        'The caller reported a power line down at {street}. A crew was sent, about {minutes} minutes away.',
    },
    failure: {
      script: `
        A: Stay thirty feet back. I have no crew free yet, so please call 911 to close the road.
        U: <Okay, I'll do that now.|Okay. Calling them.|Great. Thanks for nothing.>
      `,
      endedBy: 'user',
      summary:
        'The caller reported a power line down. No crew was free, and the agent told them to call 911.',
    },
  },
});
