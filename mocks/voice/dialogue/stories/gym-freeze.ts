import { DAY_MS, monthDay } from '../calendar.ts';
import { dollars, numberWord } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const freezeMembership = defineStory({
  id: 'gym-freeze',
  persona: 'support',
  trade: 'gym',
  topic: 'Freezing a membership after an injury',
  without: ['payment', 'online', 'tenure'],
  message: "I'm calling about the freeze you asked for on your membership. I just need a date from you.",
  facts(make) {
    const weeks = make.pick('weeks', [6, 8, 10]);
    const start = make.day('start', 2, 7);
    return {
      injury: make.pick('injury', ['my knee', 'my shoulder', 'my ankle']),
      their: make.pick('injury', ['a knee', 'a shoulder', 'an ankle']),
      weeks: numberWord(weeks),
      start: monthDay(start),
      back: monthDay(start + weeks * 7 * DAY_MS),
      price: dollars(make.cents('price', 39, 59, 5)),
      fee: dollars(make.cents('fee', 5, 10, 5)),
    };
  },
  inbound: `
    A: {company}, this is {agent}. How can I help?
    U: <Hi, this is {name}. I've hurt {injury}, so I'd like to pause my membership.|Hi, it's {name}. I've hurt
      {injury}, and I need to pause my membership.|I can't use the place with {injury} like this, so I don't
      want to pay for it. {name}, I'm a member.>
  `,
  outbound: `
    U: Hello?
    A: Hi, is that {first}? This is {agent} from {company}. You asked us about pausing your membership.
    U: <I did, yes. I've hurt {injury}.|Yeah. I hurt {injury}.|Yeah, a week ago. I hurt {injury}.>
  `,
  beats: [
    straight(core`
      A: I can help with that, {first}. How long do you think you'll be out?
      U: The doctor said {weeks} weeks, [if I behave|if I do my exercises|maybe less].
    `),
    extra`
      A: Ouch. How did it happen?
      U: It's embarrassing. I slipped getting out of the bathtub.
      A: I've heard worse. One member did it putting on his socks.
      U: Ha! Okay, I feel better.
    `,
    core`
      A: While it's frozen you pay {fee} a month instead of {price}.
      U: <Oh, that's very reasonable.|Okay, that's fair.|{fee} for nothing. But okay.>
    `,
    extra`
      A: You also have two sessions left with your trainer. They'll still be there when you're back.
      U: Oh, good. I was worried about those.
      A: No, they don't expire during a freeze.
      U: Good to know.
    `,
    extra`
      A: Is there a locker in your name?
      U: There is. Number... I want to say forty-one? There's only a towel in it.
      A: Then I'll let you keep it. Come and get the towel at some point.
      U: Fair enough.
    `,
  ],
  success: {
    script: `
      A: So, {weeks} weeks, starting on {start}?
      U: {start} is good.
      A: Then you're back on {back}, and the {price} starts again that day.
      U: <Perfect. Something to aim for.|{back}. Okay.|All right. {back}.>
    `,
    goodbye: `
      A: That's set up. Get well soon, {first}.
      U: Thank you. Bye.
    `,
    endedBy: 'user',
    summary:
      '{first} asked to freeze a gym membership because of {their} injury. The agent froze it for {weeks} ' +
      'weeks, from {start} to {back}, at {fee} a month.',
  },
  failure: {
    script: `
      A: Hm. You're still in the first three months, so I can't freeze it without a doctor's note.
      U: <Oh. I don't have one yet.|I don't have a note.|A note? What is this, school?>
      A: A photo of it is fine, whenever you have it.
      U: <I'm seeing him in two weeks, I'll ask then.|Okay, I'll see what I can do.|You know what, I'd rather
        just cancel.>
    `,
    goodbye: `
      A: All right. It stays as it is for now, at {price}.
      U: Yeah. Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      "{first} asked to freeze a gym membership because of {their} injury. It needs a doctor's note in " +
      'the first three months, and there was none, so nothing was changed.',
  },
  brief: {
    success: {
      script: `
        A: No problem, {first}. I can freeze it for {weeks} weeks from {start}, at {fee} a month.
        U: <That's perfect, thank you.|Okay, do that.|Fine. Do that.>
      `,
      goodbye: `
        A: All done. Get well soon.
        U: Thanks. Bye.
      `,
      endedBy: 'user',
      summary:
        'The agent froze the gym membership of {first} for {weeks} weeks from {start}, at {fee} a month.',
    },
    failure: {
      script: `
        A: In the first three months I'd need a doctor's note for that, {first}.
        U: <Oh. I'll try to get one.|I don't have one.|You've got to be kidding.>
      `,
      goodbye: `
        A: Send it whenever you can.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary: "{first} asked to freeze a gym membership, but had no doctor's note. Nothing was changed.",
    },
  },
});
