import { spokenDay, weekdayName } from '../calendar.ts';
import { dollars, hoursBetween } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const internetDown = defineStory({
  id: 'broadband-outage',
  persona: 'support',
  trade: 'broadband provider',
  topic: 'Internet down since last night',
  reference: 'ticket',
  without: ['online'],
  where: 'home',
  message:
    "I'm calling about the outage you reported. I have a couple of things we can try to get you back online.",
  facts(make) {
    const visit = make.workday('visit', 2, 6);
    const from = make.pick('window', [8, 10, 13, 15]);
    return {
      light: make.pick('light', ['blinking orange', 'solid red', 'blinking red']),
      visit: spokenDay(visit),
      visitWeekday: weekdayName(visit),
      window: hoursBetween(from, from + 2),
      credit: dollars(make.cents('credit', 5, 15, 5)),
      ticket: make.code('ticket', '@@-####'),
    };
  },
  inbound: `
    A: Thanks for calling {company}, this is {agent}. How can I help?
    U: <Hi there. My internet's been out since last night, and I work from home.|Hi, my internet's down. Has
      been since last night.|Yeah, my internet is out. Again. Since last night.>
  `,
  outbound: `
    U: Hello?
    A: Hi, it's {agent} from {company}, returning your call about your internet.
    U: <Oh, thank you for getting back to me. It's still out.|Hi, yeah, it's still down.|Finally. It's been
      out since last night.>
  `,
  beats: [
    core`
      A: I'm sorry to hear that. What's the light on the front of the router doing?
      U: [Uh, let me look|Hang on, I'm walking over]. It's {light}.
    `,
    extra`
      A: And is it everything in the house, or just one device?
      U: Everything. Laptop, both phones, the TV. Even the doorbell's gone offline.
      A: Okay, then it isn't the laptop. That helps.
      U: [I figured|Yeah, I tried restarting that too].
    `,
    extra`
      A: Can you check the cable at the back for me? The round one should be screwed in tight.
      U: There's a white one and a black one.
      A: The black one, with the metal end.
      (moment)
      U: Yeah, that's tight. It's not going anywhere.
    `,
    extra`
      A: Let me see whether anyone near you has reported the same thing. One moment.
      (hold)
      A: Thanks for waiting. No, nobody else on your street, so it's only your line.
      U: <Well, that's good for them, I suppose.|Lucky me.|Of course it is.>
    `,
    core`
      A: I'd like to reset the line from here. It takes about a minute. Is that all right?
      U: <Sure, it's not like I'm using it.|Go ahead, it's down anyway.|It's already down, so. Fine.>
    `,
  ],
  success: {
    script: `
      A: Okay, sending the reset now. Keep an eye on that light.
      (hold)
      A: Anything?
      U: It's still... no, wait. It's gone green.
      A: That's what we want. Can you open a web page for me?
      U: Yep, there it goes. <Oh, that's such a relief.|Great.|About time.>
      A: I've also put a {credit} credit on your next bill for the trouble.
      U: <Oh, you didn't have to do that. Thank you.|Thanks, appreciate it.|Well. Thank you.>
    `,
    goodbye: `
      A: You're welcome. If it drops again, call us and mention ticket {ticket}.
      U: {ticket}, got it. Bye.
    `,
    endedBy: 'user',
    summary:
      'The customer had been without internet since the night before, with a {light} light on the router. ' +
      'A remote reset restored the connection, and the agent added a {credit} credit under ticket ' +
      '{ticket}.',
  },
  failure: {
    script: `
      A: Okay, I've sent it. It should come back any second.
      (hold)
      A: Has the light changed at all?
      U: Nope. Still {light}.
      A: Then it looks like the line outside. The first technician I have is {visit}, between {window}.
      U: <Oh, no, I can't be offline until {visitWeekday}. I'm sorry, but I'll have to find something
        else.|{visitWeekday}? No. I can't wait that long.|{visitWeekday}? You're kidding. I'm switching
        providers.>
    `,
    goodbye: `
      A: I understand, and I'm sorry. I'll keep ticket {ticket} open in case you change your mind.
      U: <Okay. Thanks for trying.|Okay. Bye.|Sure. Whatever.>
    `,
    endedBy: 'user',
    summary:
      'The customer had no internet and a remote reset did not clear the {light} light. They turned down ' +
      'a technician visit on {visit} as too late. Ticket {ticket} stays open.',
  },
  brief: {
    success: {
      script: `
        A: Sorry about that. I'm sending a reset to your router now. Give it a few seconds.
        (moment)
        U: Oh. The light just went green. It's back.
      `,
      goodbye: `
        A: Great. Call us if it drops again.
        U: Will do. Thanks.
      `,
      endedBy: 'user',
      summary:
        'The customer reported an internet outage. The agent reset the router remotely and service came ' +
        'back.',
    },
    failure: {
      script: `
        A: Sorry about that. I can't reach your router from here, so I'd need to send someone on {visit}.
        U: <That's too late for me, sorry.|No, that's too long.|That's no good to me.>
      `,
      goodbye: `
        A: I'm sorry. I'll leave the ticket open for you.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary:
        'The customer reported an internet outage. They turned down a technician visit on {visit}; ' +
        'nothing was fixed.',
    },
  },
});
