import { spokenDay } from '../calendar.ts';
import { dollars, hoursBetween } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const fiberUpgrade = defineStory({
  id: 'broadband-fiber',
  persona: 'sales',
  trade: 'broadband provider',
  topic: 'Fiber upgrade offer',
  without: [],
  message:
    "I'm calling because fiber has just gone live on your street, and I wanted to tell you what it would " +
    'cost.',
  facts(make) {
    const price = make.cents('price', 50, 65, 5);
    const visit = make.workday('visit', 5, 12);
    const from = make.pick('window', [8, 10, 13, 15]);
    return {
      speed: make.pick('speed', ['300', '500', '600']),
      price: dollars(price),
      current: dollars(price + make.cents('more', 5, 20, 5)),
      install: dollars(make.cents('install', 79, 119, 10)),
      visit: spokenDay(visit),
      window: hoursBetween(from, from + 2),
    };
  },
  inbound: `
    A: {company} sales, this is {agent}. What can I do for you?
    U: <Hi! I got a flyer that says you've got fiber on our street now?|Hi, I'm calling about the fiber
      flyer.|Yeah, I got your flyer. What does it really cost?>
  `,
  outbound: `
    U: Hello?
    A: Hi, this is {agent} from {company}. Fiber's just gone live on your street. Do you have two minutes?
    U: <Oh, nice. Sure, tell me.|Uh, okay. Go ahead.|Two minutes. Go.>
  `,
  beats: [
    core`
      A: You'd get {speed} megabits up and down for {price} a month. What do you pay at the moment?
      U: Uh, around {current}, I think. And it's not fast.
    `,
    extra`
      A: How many of you are usually online at the same time?
      U: Four. Two of them play games all evening.
      A: Then {speed} is plenty. You'd have room to spare.
      U: Okay. That's what I wanted to know.
    `,
    core`
      A: Installation is normally {install}, but it's free if you order this month.
      U: Is there a contract?
      A: Twelve months, and the price stays put for all twelve.
      U: <Okay, that sounds reasonable.|Okay.|Hm. Okay.>
    `,
    extra`
      A: Any questions about the work itself?
      U: Yeah, do they have to dig up the yard?
      A: No. The line comes along the pole, and then it's one small hole through the wall.
      U: How small?
      A: About the width of a pencil.
      U: Oh. That's nothing.
    `,
    extra`
      A: Are you in a contract with anyone now?
      U: I was, but it ran out in the spring, I think.
      A: Then all you'd have to do is return their router. We can cancel the line for you.
      U: <Oh, good. I hate those calls.|Good, because I hate those calls.|Good. Because I'm not calling them.>
    `,
  ],
  success: {
    script: `
      A: The first installation I have is {visit}, between {window}. Would that work?
      U: Let me check... yeah. I'm home then.
      A: Then I'll put you down. There's nothing to pay until it's working.
      U: <Perfect, thank you.|Great.|Good.>
    `,
    goodbye: `
      A: Thank you. The technician will call when they're on the way.
      U: Sounds good. Bye.
    `,
    endedBy: 'agent',
    summary:
      'The agent offered {speed} megabit fiber at {price} a month; the customer now pays around ' +
      '{current}. They accepted, with free installation on {visit} between {window}.',
  },
  failure: {
    script: `
      A: Shall I see when we could install it?
      U: <Not yet, I'd like to talk to my wife first.|No, I want to think it over.|No. I don't decide things
        on the phone.>
      A: That's fine. Could I send you the details to look at?
      U: Sure, send me something in writing.
    `,
    goodbye: `
      A: I'll do that. Thanks for your time.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      'The agent offered {speed} megabit fiber at {price} a month against the {current} the customer pays ' +
      'now. They did not want to decide on the phone and asked for the details in writing.',
  },
  brief: {
    success: {
      script: `
        A: It's {speed} megabits for {price} a month, and installation's free right now.
        U: <Oh, that's less than I pay.|That beats mine.|Huh. That's less than I'm paying.> When could you do
          it?
        A: {visit}, between {window}.
        U: Okay, book it.
      `,
      goodbye: `
        A: You're booked. Thank you.
        U: Thanks. Bye.
      `,
      endedBy: 'user',
      summary:
        'The customer ordered {speed} megabit fiber at {price} a month, with installation on {visit} ' +
        'between {window}.',
    },
    failure: {
      script: `
        A: It's {speed} megabits for {price} a month, with free installation.
        U: <I'm happy with what I've got, but thank you.|I'm good with what I have, thanks.|No. Not
          interested.>
      `,
      goodbye: `
        A: Understood. Have a good day.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'The agent offered {speed} megabit fiber at {price} a month. The customer was not interested.',
    },
  },
});
