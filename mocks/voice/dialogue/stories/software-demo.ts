import { spokenDay, weekdayName } from '../calendar.ts';
import { clockTime, dollars } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const softwareDemo = defineStory({
  id: 'software-demo',
  persona: 'sales',
  trade: 'software',
  topic: 'Product demo after a free trial',
  without: ['payment', 'address', 'hours', 'parking', 'referral', 'email'],
  where: 'elsewhere',
  message: "I'm calling about your trial. I'd like to set up a short demo before it runs out.",
  facts(make) {
    const seats = make.whole('seats', 8, 40, 2);
    const price = make.cents('price', 12, 24, 2);
    const demo = make.workday('demo', 1, 6);
    return {
      seats: seats.toString(),
      price: dollars(price),
      monthly: dollars(price * seats),
      demo: spokenDay(demo),
      demoWeekday: weekdayName(demo),
      time: clockTime(make.time('time', 9, 16, 30)),
      colleague: make.pick('colleague', ['Renata', 'Colm', 'Yuki', 'Sanjay']),
      days: make.pick('days', ['four', 'five', 'six']),
      team: make.pick('team', ['the field crew', 'the sales floor', 'our support desk', 'the warehouse']),
    };
  },
  inbound: `
    A: {company}, this is {agent}. What can I do for you?
    U: <Hi there! We're on a free trial, and I've got a question about pricing.|Hi, we're on the trial. What
      does it cost after?|We're on your trial, and I can't find the price anywhere.>
  `,
  outbound: `
    U: {name}.
    A: Hi, this is {agent} from {company}. Your trial has {days} days left. Is this an okay time?
    U: <It is, actually. I was going to email you.|Uh, sure, a minute.|I've got a meeting. You have one
      minute.>
  `,
  beats: [
    straight(core`
      A: How many people would use it in the end?
      U: We're {seats}, counting {team}.
    `),
    core`
      A: At {price} a seat, that's {monthly} a month.
      U: <Okay, that's in the range.|Hm. Okay.|That's not cheap.>
    `,
    extra`
      A: What do you use at the moment?
      U: Don't laugh. A spreadsheet. It has forty tabs.
      A: I've heard of worse. One customer had a whiteboard and a webcam.
      U: We tried that, too.
    `,
    extra`
      A: Has the trial done what you hoped?
      U: Mostly. The reports are good. Importing was a pain, it kept choking on our dates.
      A: That's usually the date format. We'd do the import for you.
      U: Oh. Okay, that changes things.
    `,
    extra`
      A: Who else would have a say in it?
      U: Our finance person. She says no to everything, so bring numbers.
      A: I'll have numbers.
      U: Good. She likes a table.
    `,
    extra`
      A: Is there a date you'd want to be up and running by?
      U: Before the end of the quarter would be good. After that, everybody's buried.
      A: Setting up takes about a week, so that's realistic.
      U: Okay.
    `,
  ],
  success: {
    script: `
      A: Can I suggest half an hour with {colleague}, who knows your trade? There's {demo} at {time}.
      U: {demoWeekday}... I have something right before. <But {time} works.|{time} is okay.|Fine, {time}. But
        half an hour means half an hour.>
      A: Half an hour. I'll send the invitation.
      U: Send it to {email}.
    `,
    goodbye: `
      A: The invitation's on its way. {colleague} will have the numbers for {seats} seats ready.
      U: Great. Talk then.
    `,
    endedBy: 'user',
    summary:
      'A trial customer asked for {seats} seats, {monthly} a month at {price} each. A half-hour demo with ' +
      '{colleague} was booked for {demo} at {time}.',
  },
  failure: {
    script: `
      A: Could I set up half an hour with {colleague}, who knows your trade?
      U: <I'd love to, but I need a yes from finance first.|Not yet. I need a yes from finance first.|No. I've sat
        through four of those this month.>
      A: I understand. I can extend the trial by two weeks, so you don't lose anything.
      U: <That's generous. Let me check with my boss first.|I'll let you know.|No, let it run out.>
    `,
    goodbye: `
      A: All right. You know where to find us.
      U: Yep. Bye.
    `,
    endedBy: 'user',
    summary:
      'A trial customer was quoted {monthly} a month for {seats} seats. They turned down a demo with ' +
      '{colleague}; nothing was agreed.',
  },
  brief: {
    success: {
      script: `
        A: It's {price} a seat. Could {colleague} show you the rest, {demo} at {time}?
        U: <Sure, that'd be great.|Okay. Send me an invite.|If it's short. Send me an invite.>
      `,
      goodbye: `
        A: On its way. Thank you.
        U: Bye.
      `,
      endedBy: 'user',
      summary:
        'A trial customer was quoted {price} a seat. A demo with {colleague} was booked for {demo} at ' +
        '{time}.',
    },
    failure: {
      script: `
        A: It's {price} a seat. Would you like to see a demo?
        U: <Not right now, but thanks.|No, we went with someone else.|No. We went with someone else.>
      `,
      goodbye: `
        A: Understood. Best of luck.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'A trial customer was quoted {price} a seat and did not want a demo.',
    },
  },
});
