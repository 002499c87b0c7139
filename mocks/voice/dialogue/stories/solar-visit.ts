import { spokenDay, weekdayName } from '../calendar.ts';
import { clockTime, dollars } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const solarVisit = defineStory({
  id: 'solar-visit',
  persona: 'sales',
  trade: 'solar installer',
  topic: 'Roof assessment for solar panels',
  without: ['payment', 'address'],
  message:
    "I'm calling about your question on solar. The first step is a free look at the roof, and I have some " +
    'dates.',
  facts(make) {
    const visit = make.workday('visit', 3, 9);
    const bill = make.cents('bill', 140, 260, 10);
    return {
      bill: dollars(bill),
      yearly: dollars(bill * 12),
      share: make.pick('share', ['a half', 'two thirds', 'three quarters']),
      visit: spokenDay(visit),
      visitWeekday: weekdayName(visit),
      time: clockTime(make.time('time', 9, 16, 30)),
      surveyor: make.pick('surveyor', ['Hank', 'Priscilla', 'Andre', 'Mo']),
      age: make.pick('age', ['six', 'eight', 'ten']),
    };
  },
  inbound: `
    A: {company}, this is {agent}. What can I help you with?
    U: <Hi! We're thinking about solar, and I don't know where to start.|Hi, I want to know if solar makes
      sense for us.|I'd like a straight answer on whether solar's worth it.>
  `,
  outbound: `
    U: Hello?
    A: Hi, this is {agent} from {company}. You used the calculator on our site. Do you have a moment?
    U: <Oh, sure. I was just curious.|Uh, sure. I was only looking.|I didn't ask for a call, but go ahead.>
  `,
  beats: [
    straight(core`
      A: Let's see whether it makes sense at all. What's your electric bill in a normal month?
      U: About {bill}. More in the summer.
    `),
    core`
      A: So about {yearly} a year. And the roof, does it get sun in the afternoon?
      U: It does. There's one big tree, but it's on the other side.
    `,
    extra`
      A: How old is the roof itself?
      U: {age} years? We had it done when we bought the place.
      A: Then you won't need a new one any time soon.
      U: I'd hope not.
    `,
    extra`
      A: Is there a homeowners' association?
      U: There is, and they have opinions about mailboxes. So, I'd guess about panels too.
      A: In most places they can't refuse them. We deal with the forms.
      U: <That alone is worth it.|Good.|Good luck with that.>
    `,
    extra`
      A: Anything that worries you about it?
      U: What happens when it's cloudy for a week?
      A: You draw from the grid, the same as now. It's the whole year that counts.
      U: Okay. That makes sense.
    `,
  ],
  success: {
    script: `
      A: With a bill like that, panels often cover {share} of it. We'd have to see the roof to say more.
      U: And what does that cost, the looking?
      A: Nothing. {surveyor} could come on {visit} at {time}.
      U: {visitWeekday} at {time}... <yes, I'm working from home that day.|yeah, that's okay.|okay. But no
        hard sell.>
      A: {surveyor} measures and takes pictures, that's all. What's the address?
      U: {street}.
    `,
    goodbye: `
      A: Thank you. You'll get a reminder the day before.
      U: Okay, great. Bye.
    `,
    endedBy: 'agent',
    summary:
      'The homeowner, with an electric bill of about {bill} a month, asked whether solar is worth it. A ' +
      'free roof assessment by {surveyor} was booked for {visit} at {time}, at {street}.',
  },
  failure: {
    script: `
      A: With a bill like that, it's worth a look. We could come and measure, free of charge.
      U: <The thing is, we may be moving next year.|We might sell the house next year.|And then I get ten
        calls a week. No.>
      A: I see. Then it may not pay off in time, to be honest with you.
      U: <Thank you for being straight with me.|Yeah, that's what I thought.|At least you admit it.>
    `,
    goodbye: `
      A: You're welcome. All the best.
      U: Bye.
    `,
    endedBy: 'user',
    summary:
      'The homeowner, with an electric bill of about {bill} a month, asked about solar but decided ' +
      'against a roof assessment.',
  },
  brief: {
    success: {
      script: `
        A: The best thing is a free look at the roof. Would {visit} at {time} work?
        U: <Yes, that'd be great.|Yeah, that's okay.|Free? All right, then.>
      `,
      goodbye: `
        A: You're in the book. Thank you.
        U: Bye.
      `,
      endedBy: 'agent',
      summary: 'The homeowner booked a free roof assessment for {visit} at {time}.',
    },
    failure: {
      script: `
        A: The best thing is a free look at the roof. Shall I find a date?
        U: <I'd like to talk to my husband first.|Not yet. I'll call you.|No. I'm not having people on my
          roof.>
      `,
      goodbye: `
        A: Of course. Take care.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'The homeowner asked about solar but did not want to book a roof assessment yet.',
    },
  },
});
