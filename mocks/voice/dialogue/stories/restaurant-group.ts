import { spokenDay, weekdayName } from '../calendar.ts';
import { clockTime, dollars } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

/** What a bad line makes of a number, and how one puts it right. */
const MISHEARD = { 14: '40', 16: '60', 18: '80', 30: '13' } as const;
const DIGITS = { 14: 'One, four', 16: 'One, six', 18: 'One, eight', 30: 'Three, zero' } as const;

export const groupDinner = defineStory({
  id: 'restaurant-group',
  persona: 'booking',
  trade: 'restaurant',
  topic: 'Company dinner in the back room',
  without: ['payment', 'hours', 'account', 'reference', 'online', 'referral', 'email'],
  where: 'elsewhere',
  message:
    "I'm calling about your company dinner. The back room is free on your date, so let's talk about the " +
    'menu.',
  facts(make) {
    const guests = make.pick('guests', [14, 16, 18, 30]);
    const menu = make.cents('menu', 40, 65, 5);
    const total = guests * menu;
    const day = make.workday('day', 9, 18);
    return {
      guests: guests.toString(),
      digits: DIGITS[guests],
      misheard: MISHEARD[guests],
      vegetarian: make.pick('vegetarian', ['three', 'four', 'five']),
      menu: dollars(menu),
      total: dollars(total),
      deposit: dollars(total / 5),
      rest: dollars(total - total / 5),
      day: spokenDay(day),
      weekday: weekdayName(day),
      time: clockTime(make.time('time', 18, 19, 30)),
      firm: make.pick('firm', ['Hollis and Partners', 'Meridian Freight', 'Blue Door Architects']),
    };
  },
  inbound: `
    A: {company}, this is {agent}. How can I help?
    U: <Hello! I'm organizing a dinner for my office, and I've no idea what I'm doing.|Hi, I need a table for
      a big group. It's a work dinner.|I need a table for a work dinner. The last place just canceled on us.>
  `,
  outbound: `
    U: {firm}, this is {first}.
    A: Hi, {first}. It's {agent} from {company}, about your dinner.
    U: <Oh, great, I was hoping you'd call.|Hi, yeah. Do you have space?|Good. The other place canceled on
      us.>
  `,
  beats: [
    straight(core`
      A: Let's see what we can do. How many, and when?
      U: {guests} people, on {day}. Say, {time}?
    `),
    extra`
      A: Sorry, was that {misheard}?
      U: No, {guests}. {digits}.
      A: {guests}, sorry. Then you'd have the back room to yourselves.
      U: <Oh, that sounds lovely.|Good.|Good, because we're loud.>
    `,
    core`
      A: For groups we do a set menu, three courses, at {menu} a person. So {total}.
      U: {total}. Okay, that's [within|just about within] what we've got.
    `,
    extra`
      A: Does anyone eat differently?
      U: There are {vegetarian} vegetarians. And Greg from accounting, who only eats beige things.
      A: We have bread.
      U: Then Greg's fine.
    `,
    extra`
      A: Is there going to be a speech, or a screen?
      U: A short speech. He says. It's never short.
      A: I'll tell the kitchen to wait with the dessert.
      U: Smart.
    `,
    extra`
      A: How about wine? You could set a limit, and I'll tell you when you're near it.
      U: Yes, do that. Two bottles a table, and after that they pay for their own.
      A: I've got that down.
      U: They'll survive.
    `,
  ],
  success: {
    script: `
      A: I can hold the room with a deposit of twenty percent. That's {deposit}.
      U: And the rest on the night?
      A: Exactly, {rest}. If the number changes, just tell me two days before.
      U: <Perfect. Send me the invoice?|Okay. Send me an invoice.|Fine. But I need an invoice.>
      A: It'll go to {email}?
      U: That's the one.
    `,
    goodbye: `
      A: Then you're set for {weekday} at {time}. Thank you.
      U: Thanks. Bye.
    `,
    endedBy: 'user',
    summary:
      'A company dinner for {guests} was booked for {day} at {time}. The set menu at {menu} a person ' +
      'comes to {total}; a deposit of twenty percent, {deposit}, was invoiced, and {rest} is due on the ' +
      'night.',
  },
  failure: {
    script: `
      A: I can hold the room with a deposit of twenty percent. That's {deposit}.
      U: <Oh. I can't sign for that myself, I'm afraid.|A deposit? I'm not allowed to do that.|No. We don't
        pay before we've eaten.>
      A: For a group of {guests} I can't do it without, I'm sorry.
      U: <I'll ask my manager, and call you back.|Then I'd have to ask. I'll call back.|Then we'll go
        somewhere else.>
    `,
    goodbye: `
      A: That's all right. I can't promise it'll still be free, though.
      U: I understand. Bye.
    `,
    endedBy: 'user',
    summary:
      'A company dinner for {guests} on {day} was discussed, at {menu} a person, {total} in all. The ' +
      'caller could not agree to the deposit of {deposit}, and nothing was booked.',
  },
  brief: {
    success: {
      script: `
        A: For when, and how many?
        U: {day}, {guests} people.
        A: I have the back room. There's a {deposit} deposit.
        U: <That's fine. Book it, please.|Okay. Book it.|Fine. Book it.>
      `,
      goodbye: `
        A: Done. I'll send the invoice.
        U: Great. Bye.
      `,
      endedBy: 'user',
      summary: 'A company dinner for {guests} was booked for {day}, with a deposit of {deposit}.',
    },
    failure: {
      script: `
        A: For when, and how many?
        U: {day}, {guests} people.
        A: I'm sorry, the back room's gone that night.
        U: <Oh, that's a shame.|Okay. Thanks.|Great. Just great.>
      `,
      goodbye: `
        A: I hope you find something.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'A caller wanted a company dinner for {guests} on {day}. The room was taken.',
    },
  },
});
