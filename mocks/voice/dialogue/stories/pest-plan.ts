import { spokenDay } from '../calendar.ts';
import { clockTime, dollars } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const pestPlan = defineStory({
  id: 'pest-plan',
  persona: 'sales',
  trade: 'pest control',
  topic: 'Quarterly pest control plan',
  without: ['payment', 'hours', 'pets'],
  where: 'home',
  message:
    "I'm calling about the {pest} you told us about. I have a visit free soon, and an offer on our yearly " +
    'plan.',
  facts(make) {
    const visit = make.workday('visit', 1, 5);
    const price = make.cents('price', 65, 95, 5);
    const single = price + make.cents('more', 60, 100, 10);
    return {
      price: dollars(price),
      yearly: dollars(price * 4),
      single: dollars(single),
      twice: dollars(single * 2),
      visit: spokenDay(visit),
      time: clockTime(make.time('time', 8, 16, 30)),
      pest: make.pick('pest', ['ants', 'silverfish', 'cockroaches']),
      place: make.pick('place', ['under the sink', 'behind the fridge', 'along the baseboard']),
    };
  },
  inbound: `
    A: {company}, this is {agent}. What's bugging you?
    U: <Ha! Well, it's {pest}, actually. In the kitchen.|Um, {pest}. In the kitchen.|{pest}, since you ask.
      All over the kitchen.>
  `,
  outbound: `
    U: Hello?
    A: Hi, this is {agent} from {company}. You sent us a note about {pest} in your kitchen.
    U: <Oh, yes, please tell me you can help.|Yeah. They're back.|I sent that days ago. It's worse now.>
  `,
  beats: [
    core`
      A: Where do you see them most?
      U: They come out {place}. Mostly when I turn the light on at night.
    `,
    extra`
      A: Have you tried anything yourself?
      U: Those little traps. They walk around them. I think they're laughing at me.
      A: The traps catch the scouts. The rest stay in the wall.
      U: That's... a horrible thought. Okay.
    `,
    extra`
      A: Are there children or pets in the house?
      U: A dog. A beagle, and he eats everything.
      A: Then we use gel in the gaps, where he can't reach it.
      U: You haven't met him. But okay.
    `,
    core`
      A: A single visit is {single}. On the yearly plan it's {price} a visit, four times a year.
      U: So {yearly} a year. And if they come back in between?
      A: Then we come back, too. No charge.
      U: <That's reassuring.|Okay.|Hm.>
    `,
    extra`
      A: Is it a house, or an apartment?
      U: A house. Two floors, and a crawl space that nobody goes into.
      A: We go into it.
      U: Better you than me.
    `,
  ],
  success: {
    script: `
      A: Two single visits would be {twice}, so most people take the plan. Shall I set it up?
      U: <Yes. I want them gone.|Yeah, let's do the plan.|All right. But if it doesn't work, I'm calling every
        week.>
      A: Good. The first visit could be {visit} at {time}.
      U: {visit} at {time}. Someone will be home.
    `,
    goodbye: `
      A: Wonderful. Clear some space {place}, if you can, and we'll do the rest.
      U: Will do. Bye.
    `,
    endedBy: 'agent',
    summary:
      'The customer has {pest} in the kitchen. They took the yearly plan, four visits at {price}, ' +
      '{yearly} a year; the first is on {visit} at {time}.',
  },
  failure: {
    script: `
      A: Would you like me to set up the plan?
      U: <It's a bit much for me. I'll try some more traps.|Not for {pest}. I'll get something stronger at the
        store.|{yearly} for bugs? No.>
      A: I understand. The single visit would still be {single}.
      U: <No, thank you. Not yet.|No, thanks.|Also no.>
    `,
    goodbye: `
      A: All right. If they're still there in two weeks, give us a call.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      'The customer has {pest} in the kitchen. They turned down both the yearly plan, at {yearly}, and a ' +
      'single visit at {single}.',
  },
  brief: {
    success: {
      script: `
        A: On our plan it's {price} a visit, four a year. The first could be {visit} at {time}.
        U: <Yes, please. Book it.|Okay, book it.|Fine. Just make them go away.>
      `,
      goodbye: `
        A: You're booked. We'll get them.
        U: Great. Bye.
      `,
      endedBy: 'agent',
      summary:
        'The customer has {pest} in the kitchen and took a plan of four visits a year at {price}, from ' +
        '{visit} at {time}.',
    },
    failure: {
      script: `
        A: A single visit is {single}. Shall I book one?
        U: <Oh. I'll try some traps first.|That's a lot. No, thanks.|{single}? No, thanks.>
      `,
      goodbye: `
        A: No problem. Good luck.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'The customer has {pest} in the kitchen but found {single} for a visit too much.',
    },
  },
});
