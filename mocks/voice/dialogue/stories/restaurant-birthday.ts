import { spokenDay, weekdayName } from '../calendar.ts';
import { clockTime, numberWord } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const birthdayTable = defineStory({
  id: 'restaurant-birthday',
  persona: 'booking',
  trade: 'restaurant',
  topic: 'Table for a birthday dinner',
  without: ['payment', 'hours', 'account', 'reference', 'address', 'spelling', 'online', 'referral'],
  message: "I'm calling about the table you asked for. Please call us back, so that we can hold it for you.",
  facts(make) {
    const party = make.whole('party', 5, 9);
    const time = make.time('time', 18, 19, 15);
    const day = make.day('day', 2, 12);
    return {
      party: numberWord(party),
      more: numberWord(party + 1),
      who: make.pick('who', ["my mother's", "my husband's", "my daughter's", "my best friend's"]),
      their: make.pick('who', [
        "the guest's mother's",
        "the guest's husband's",
        "the guest's daughter's",
        "a friend's",
      ]),
      day: spokenDay(day),
      weekday: weekdayName(day),
      time: clockTime(time),
      earlier: clockTime(time - 30),
      allergy: make.pick('allergy', ['nuts', 'shellfish', 'sesame']),
      cake: make.pick('cake', ['chocolate', 'lemon', 'carrot']),
    };
  },
  inbound: `
    A: {company}, this is {agent}. How can I help?
    U: <Hi! I'd like a table for {who} birthday.|Hi, can I get a table? It's {who} birthday.|Hi. I need a
      table for {who} birthday. I've been calling all day.>
  `,
  outbound: `
    U: Hello?
    A: Hi, it's {agent} from {company}. You left us a message about a table.
    U: <Yes! It's for {who} birthday.|Yeah, it's {who} birthday.|Yes, for {who} birthday. I'd nearly given
      up.>
  `,
  beats: [
    straight(core`
      A: Lovely. Which day, and how many of you?
      U: {day}, and we're {party}. At {time}, if we can.
    `),
    extra`
      A: {party}, is that with children?
      U: One. Does she count? She's two, and she mostly throws things.
      A: A high chair, then, and the corner if I can.
      U: The corner is ideal.
    `,
    extra`
      A: Any allergies I should tell the kitchen about?
      U: One of us can't have {allergy}. Seriously can't, not just doesn't like it.
      A: {allergy}, severe. I've marked it in red.
      U: Thank you. That's important.
    `,
    extra`
      A: Would you like a cake? Our baker does one if we know two days ahead.
      U: Ooh. What kinds are there?
      A: Chocolate, lemon, and carrot.
      U: {cake}, then. With one candle. Not the real number.
    `,
    extra`
      A: Inside, or on the terrace?
      U: Inside. There's always a wasp.
      A: There is always a wasp. Inside.
      U: Ha. You know it.
    `,
    straight(core`
      A: Let me look at the book for a second.
      (moment)
      U: <Take your time.|Okay.|I hope you've got something.>
    `),
  ],
  success: {
    script: `
      A: {time} is taken for a party that size, but I could do {earlier}.
      U: {earlier}... <that's fine, we'll just start with drinks.|okay, that works.|fine. {earlier}.>
      A: Then it's a table for {party} on {day} at {earlier}. Under which name?
      U: {last}. And... could we make it {more}? My brother's just said yes.
      A: {more} it is.
      U: <You're wonderful.|Great.|Thanks. That helps.>
    `,
    goodbye: `
      A: See you on {weekday}, and happy birthday in advance.
      U: Thank you! Bye.
    `,
    endedBy: 'user',
    summary:
      'A table was booked under {last} for {their} birthday on {day}: {more} guests at {earlier}, since ' +
      '{time} was taken.',
  },
  failure: {
    script: `
      A: I'm sorry. We've got a wedding in that night, and there's nothing for {party}.
      U: <Oh, no. Not even late?|Nothing at all?|You could put that on your website.>
      A: Not even at the bar. I could offer you the evening before.
      U: <It has to be the day itself, I'm afraid.|No, it has to be {weekday}.|No. It's a birthday, I can't
        move it.>
    `,
    goodbye: `
      A: I understand. I'm sorry to disappoint you.
      U: <Never mind. Another time. Bye.|Okay. Bye.|Yeah. Bye.>
    `,
    endedBy: 'user',
    summary:
      'A guest wanted a table for {party} on {day} at {time}, for a birthday. The restaurant was fully ' +
      'booked, and the day could not be moved.',
  },
  brief: {
    success: {
      script: `
        A: Which day?
        U: {day}, at {earlier}. {party} people.
        A: I have that. Under which name?
        U: {last}.
      `,
      goodbye: `
        A: You're booked. See you then.
        U: Great. Bye.
      `,
      endedBy: 'agent',
      summary: 'A table for {party} was booked under {last} for {day} at {earlier}.',
    },
    failure: {
      script: `
        A: Which day?
        U: {day}.
        A: I'm so sorry, we're fully booked that evening.
        U: <Oh, what a pity.|Okay. Never mind.|Of course you are.>
      `,
      goodbye: `
        A: Another time, I hope.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'A guest asked for a table on {day}. The restaurant was fully booked.',
    },
  },
});
