import { dollars } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const flatTire = defineStory({
  id: 'towing-flat',
  persona: 'dispatch',
  trade: 'tow truck',
  topic: 'Flat tire on the highway',
  without: ['payment', 'hours', 'online', 'address', 'account', 'tenure', 'email', 'spelling', 'small-talk'],
  where: 'elsewhere',
  message: "I'm calling about your flat tire. I have a truck nearby. Please call back so I can find you.",
  facts(make) {
    const hook = make.cents('hook', 75, 110, 5);
    const miles = make.whole('miles', 6, 18);
    const perMile = make.cents('perMile', 4, 6);
    return {
      road: make.pick('road', ['Route 9', 'the interstate', 'Highway 31', 'Route 40']),
      mile: make.whole('mile', 41, 188).toString(),
      bound: make.pick('bound', ['northbound', 'southbound']),
      otherWay: make.pick('bound', ['southbound', 'northbound']),
      car: make.pick('car', ['a gray Honda', 'a red Mazda', 'a white pickup', 'a blue Subaru']),
      driver: make.pick('driver', ['Earl', 'Rosie', 'Hakeem', 'Vince']),
      minutes: make.pick('minutes', ['20', '30', '35', '45']),
      hook: dollars(hook),
      miles: miles.toString(),
      perMile: dollars(perMile),
      total: dollars(hook + miles * perMile),
    };
  },
  inbound: `
    A: {company}, this is {agent}. Are you somewhere safe?
    U: <Yes, thank you, I'm on the shoulder. I've got a flat tire.|Yeah, on the shoulder. I've got a flat.|On
      the shoulder, with trucks going past my elbow. I've got a flat.>
  `,
  outbound: `
    U: Hello?
    A: This is {agent} from {company}. You asked for help with a tire. Are you somewhere safe?
    U: <Yes, I'm on the shoulder, behind the rail.|Yeah, I'm on the shoulder.|I'm on the shoulder. It's not
      exactly a spa.>
  `,
  beats: [
    straight(core`
      A: Stay behind the guardrail. Which road are you on?
      U: {road}, {bound}. I just passed mile {mile}.
    `),
    extra`
      A: So that's {otherWay}, mile {mile}?
      U: No, {bound}. [Toward the city|Away from the city].
      A: {bound}, thanks. That's a long detour if I get it wrong.
      U: Yeah, please don't.
    `,
    core`
      A: And what should we look for?
      U: It's {car}. [My hazards are on|The hood's up, I don't know why I did that].
    `,
    extra`
      A: Is there a spare in the trunk?
      U: There's a spare. It's flat, too. Don't ask.
      A: You'd be surprised how often I hear that.
      U: That makes me feel a bit better.
    `,
    extra`
      A: Is anyone with you? Children, pets?
      U: Two kids, and they're playing who can count more trucks.
      A: Keep them out of the car, and on the far side of the rail.
      U: They're up on the grass. We've got snacks.
    `,
    extra`
      A: Do the wheels have a lock nut? You'd need a key for it.
      U: Ooh. I think so. It'd be in the glove box?
      A: Usually. Only fetch it if there's a gap in the traffic.
      (moment)
      U: Got it. It was under the manual.
    `,
  ],
  success: {
    script: `
      A: Okay. {hook} for the hook-up, and {perMile} a mile. It's {miles} miles to the shop, so {total}.
      U: {total}. <That's fine.|Okay.|It's not like I've got a choice.>
      A: {driver} is about {minutes} minutes out. Yellow truck, you can't miss it.
      U: <{minutes} minutes. Thank you so much.|{minutes} minutes. Okay.|{minutes} minutes. I'll be here,
        obviously.>
    `,
    goodbye: `
      A: Stay behind the rail, and call us if anything changes.
      U: Will do. Bye.
    `,
    endedBy: 'agent',
    summary:
      'The caller had a flat tire on {road} {bound}, near mile {mile}, in {car}. {driver} was sent, about ' +
      '{minutes} minutes away; the tow of {miles} miles costs {total}.',
  },
  failure: {
    script: `
      A: Let me check the trucks.
      (hold)
      A: I'm sorry. There's been a pileup further on, and everything I have is there. It'd be three hours.
      U: <Three hours? Oh, I can't wait out here that long.|Three hours? No.|Three hours? Out here? Are you
        serious?>
      A: I'd call the state patrol. They can move you off the road much sooner.
      U: <All right, I'll do that. Thank you.|Okay. I'll call them.|Fine. I'll call them.>
    `,
    goodbye: `
      A: Please stay behind the rail. I'm sorry I can't do more.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      'The caller had a flat tire on {road} {bound}, near mile {mile}. No truck was free for three hours, ' +
      'and the agent advised calling the state patrol.',
  },
  brief: {
    success: {
      script: `
        A: Stay behind the rail. Where are you?
        U: {road}, {bound}, mile {mile}.
        A: {driver}'s about {minutes} minutes away.
        U: <Oh, thank you.|Okay, great.|Okay. Please hurry.>
      `,
      goodbye: `
        A: Look for a yellow truck. Bye.
        U: Bye.
      `,
      endedBy: 'agent',
      summary:
        'The caller had a flat tire on {road} {bound}, mile {mile}. {driver} was sent, {minutes} minutes ' +
        'away.',
    },
    failure: {
      script: `
        A: Stay behind the rail. I'm sorry, I have nothing free for three hours.
        U: <Oh. I'd better call someone else.|I'll try someone else.|Three hours? Forget it.>
      `,
      goodbye: `
        A: Try the state patrol. Good luck.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary: 'The caller had a flat tire and was safe. No truck was free for three hours.',
    },
  },
});
