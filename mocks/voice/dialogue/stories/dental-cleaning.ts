import { monthName, shiftWorkdays, spokenDay, weekdayName } from '../calendar.ts';
import { clockTime } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const dentalCleaning = defineStory({
  id: 'dental-cleaning',
  persona: 'booking',
  trade: 'dental clinic',
  topic: 'Appointment for a cleaning',
  without: ['spelling', 'contact'],
  message:
    "I'm calling because you're due for a cleaning. Call us back, and we'll find a time that suits you.",
  facts(make) {
    const offered = make.workday('offered', 3, 8);
    const taken = shiftWorkdays(offered, make.whole('later', 1, 3));
    return {
      offered: spokenDay(offered),
      offeredWeekday: weekdayName(offered),
      early: clockTime(make.time('early', 9, 11, 20)),
      taken: spokenDay(taken),
      takenWeekday: weekdayName(taken),
      late: clockTime(make.time('late', 14, 16, 20)),
      hygienist: make.pick('hygienist', ['Carmen', 'Joyce', 'Mr. Tran', 'Ms. Wolfe']),
      month: monthName(make.day('last', -290, -200)),
      plan: make.pick('plan', ['Keystone Dental', 'Union Smile', 'Beacon Plus']),
    };
  },
  inbound: `
    A: {company}, this is {agent}. How can I help?
    U: <Hi, good to talk to you. It's {name}. I think I'm due for a cleaning.|Hi, this is {name}. I need a
      cleaning.|{name}. I've been on hold a while. I need a cleaning.>
  `,
  outbound: `
    U: Hello?
    A: Hi, is this {first}? This is {agent} from {company}. You're due for a cleaning.
    U: <Oh, I am, aren't I? Let's get it over with.|Already? Okay.|Again? Okay, what have you got?>
  `,
  beats: [
    straight(core`
      A: How about {offered} at {early}, with {hygienist}?
      U: {offeredWeekday} mornings are [bad|tricky] for me. Afternoons are better.
    `),
    extra`
      A: Let me see. Is everything all right with your teeth otherwise?
      U: There's one at the back that doesn't like ice cream.
      A: I'll put that in the notes, so the dentist takes a look while you're here.
      U: Oh. Okay. I was hoping you'd say it's nothing.
    `,
    extra`
      A: Are you still insured with {plan}?
      U: No, I changed jobs. I've got the new card somewhere. Can I bring it?
      A: Bring it along, and come five minutes early for the form.
      U: Okay, will do.
    `,
    extra`
      A: I see the last one was in {month}. Any changes in your health, or new medication?
      U: Nothing. Well, I stopped drinking coffee, if that counts.
      A: Your hygienist will be thrilled.
      U: At least one of us is.
    `,
    extra`
      A: Do you want the reminder by text, or a call?
      U: Text, please. I never listen to messages.
      A: A text it is, two days before.
      U: Great.
    `,
  ],
  success: {
    script: `
      A: In the afternoon I have {taken}, at {late}.
      U: {late} on {takenWeekday}... <that's perfect.|okay, that works.|fine. That'll do.>
      A: I've put you in, {first}. It takes about forty minutes.
      U: <Wonderful.|Okay.|Okay. Forty minutes.>
    `,
    goodbye: `
      A: See you on {takenWeekday}, then.
      U: See you. Bye.
    `,
    endedBy: 'user',
    summary:
      '{first} asked for a cleaning. {offered} at {early} did not suit; the appointment was made for ' +
      '{taken} at {late}.',
  },
  failure: {
    script: `
      A: I'm sorry, the afternoons are full until next month.
      U: <Oh. I don't know my schedule that far ahead.|That's too far off. I don't have my schedule yet.|Next
        month? That's ridiculous for a cleaning.>
      A: I could put you on the list, {first}, in case somebody cancels.
      U: <That's kind, but I'll call again when I know.|No, I'll call back.|No. I'll find another dentist.>
    `,
    goodbye: `
      A: All right. Take care.
      U: Bye.
    `,
    endedBy: 'user',
    summary:
      '{first} wanted a cleaning in the afternoon. Only {offered} at {early} was open, and no appointment ' +
      'was made.',
  },
  brief: {
    success: {
      script: `
        A: I have {taken} at {late}, {first}. Does that work?
        U: <That's perfect.|Yeah, that's good.|It'll do.>
      `,
      goodbye: `
        A: You're booked. See you then.
        U: Thanks. Bye.
      `,
      endedBy: 'user',
      summary: '{first} made an appointment for a cleaning on {taken} at {late}.',
    },
    failure: {
      script: `
        A: I have {offered} at {early}, {first}.
        U: <Mornings don't work for me. I'll call again.|No, that doesn't work. I'll call back.|No. I said
          afternoons the last time, too.>
      `,
      goodbye: `
        A: Okay. Call us any time.
        U: Bye.
      `,
      endedBy: 'user',
      summary: '{first} wanted a cleaning, but {offered} at {early} did not suit. No appointment was made.',
    },
  },
});
