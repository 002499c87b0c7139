import { spokenDay, weekdayName } from '../calendar.ts';
import { clockTime, dollars } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const gymMembership = defineStory({
  id: 'gym-membership',
  persona: 'sales',
  trade: 'gym',
  topic: 'Free trial session and membership',
  without: ['payment', 'hours'],
  message: "I'm calling because you asked about joining. I'd love to offer you a free session to try us out.",
  facts(make) {
    const trial = make.workday('trial', 2, 7);
    const price = make.cents('price', 40, 60, 2);
    return {
      price: dollars(price),
      half: dollars(price / 2),
      goal: make.pick('goal', [
        'get fit again',
        'run a 10K',
        'get my back sorted out',
        'have some energy again',
      ]),
      trial: spokenDay(trial),
      trialWeekday: weekdayName(trial),
      time: clockTime(make.time('time', 16, 19, 30)),
      coach: make.pick('coach', ['Jess', 'Dom', 'Kayla', 'Ruben']),
    };
  },
  inbound: `
    A: {company}, this is {agent}. Hi there!
    U: <Hi! I'm thinking about joining. What does it cost?|Hi, how much is a membership?|How much is a
      membership? Your website doesn't say.>
  `,
  outbound: `
    U: Hello?
    A: Hi, it's {agent} from {company}. You filled in the form about joining. Is this a bad time?
    U: <No, it's fine! I'm just looking around for now.|No, it's okay. How much is it?|I only wanted the
      price.>
  `,
  beats: [
    core`
      A: It's {price} a month, everything included, and you can leave any time. What would you like out of it?
      U: Mostly to {goal}. I sit at a desk all day.
    `,
    extra`
      A: Have you been a member of a gym before?
      U: Twice. I'm very good at joining them.
      A: Ha. And what made you stop going?
      U: It was on the other side of town, and then it was winter.
    `,
    extra`
      A: When would you usually come?
      U: After work. Six-ish. Is it a madhouse then?
      A: It's busy until about seven. After that you can have your pick.
      U: Okay, so I'd come later. Fine.
    `,
    extra`
      A: Is there any injury our coaches should know about?
      U: My left knee complains on stairs. Nothing serious.
      A: I'll put it down, so nobody has you jumping on boxes.
      U: <Please. No boxes.|Yeah, no boxes.|Good, because I wouldn't.>
    `,
    extra`
      A: We have classes, too. Does that appeal to you at all?
      U: Is there yoga? For people who can't touch their toes?
      A: There's one called Stiff. I'm not joking.
      U: Oh, that's the one for me.
    `,
  ],
  success: {
    script: `
      A: How about a free session first? {coach} has {trial} at {time}.
      U: {trialWeekday} at {time}... <yes, I'd love to.|yeah, okay.|sure, if it's really free.>
      A: Great. It's free, and if you join that day, the first month is {half}.
      U: {half}, okay. What do I bring?
      A: Just shoes and some water.
      U: <I can manage that.|Okay.|Got it.>
    `,
    goodbye: `
      A: See you on {trialWeekday}, then.
      U: See you. Bye.
    `,
    endedBy: 'agent',
    summary:
      'A prospective member asked about joining, at {price} a month. They booked a free session with ' +
      '{coach} on {trial} at {time}; the first month is {half} if they join that day.',
  },
  failure: {
    script: `
      A: How about a free session first? {coach} has {trial} at {time}.
      U: <Thanks, but I want to see one or two other places first.|No, I'm still comparing.|No. I asked for a
        price, not a workout.>
      A: That's fair. It's {price} a month, and there's no joining fee.
      U: Okay. I'll keep it in mind.
    `,
    goodbye: `
      A: Good luck with the search. Bye.
      U: Bye.
    `,
    endedBy: 'agent',
    summary:
      'A prospective member asked about joining, at {price} a month. They turned down a free session with ' +
      '{coach} on {trial} and are comparing gyms.',
  },
  brief: {
    success: {
      script: `
        A: It's {price} a month. Would you like a free session first, {trial} at {time}?
        U: <Oh, yes, please.|Yeah, okay.|Free? Then yes.>
      `,
      goodbye: `
        A: You're booked. See you then.
        U: See you.
      `,
      endedBy: 'agent',
      summary:
        'A prospective member booked a free session on {trial} at {time}. The membership costs {price} a ' +
        'month.',
    },
    failure: {
      script: `
        A: It's {price} a month, and you can leave any time.
        U: <Oh. That's more than I was hoping.|That's a bit much for me.|For a gym? No, thanks.>
      `,
      goodbye: `
        A: I understand. Thanks for asking.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'A prospective member asked about joining. {price} a month was more than they wanted to pay.',
    },
  },
});
