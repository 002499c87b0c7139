import { shiftWorkdays, spokenDay, weekdayName } from '../calendar.ts';
import { clockTime, dollars } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const cutAndColor = defineStory({
  id: 'salon-color',
  persona: 'booking',
  trade: 'hair salon',
  topic: 'Cut and color with a patch test',
  without: ['payment', 'account', 'reference'],
  message: "I'm calling about your cut and color. {stylist} has a cancellation, and I thought of you.",
  facts(make) {
    const cut = make.cents('cut', 50, 80, 5);
    const color = make.cents('color', 85, 130, 5);
    const day = make.workday('day', 6, 12);
    const patch = shiftWorkdays(day, -3);
    return {
      stylist: make.pick('stylist', ['Jodie', 'Marcel', 'Bex', 'Yvonne']),
      cut: dollars(cut),
      color: dollars(color),
      total: dollars(cut + color),
      day: spokenDay(day),
      weekday: weekdayName(day),
      time: clockTime(make.time('time', 10, 15, 30)),
      patch: spokenDay(patch),
      shade: make.pick('shade', ['a warm brown', 'copper', 'a sort of honey blond', 'dark red']),
    };
  },
  inbound: `
    A: {company}, this is {agent}. Hi!
    U: <Hi! I'd love to get in with {stylist} for a cut and color.|Hi, I need a cut and color with
      {stylist}.|Hi. Cut and color with {stylist}. And please tell me it won't be three weeks.>
  `,
  outbound: `
    U: Hello?
    A: Hi, it's {agent} from {company}. You asked about a cut and color with {stylist}.
    U: <Yes! I'm so glad you called.|Oh, yeah. Is there anything?|Yeah, and it's getting urgent. You should
      see me.>
  `,
  beats: [
    straight(core`
      A: Have you had color with us before?
      U: No, [only cuts|I usually do it over the bathroom sink]. I was thinking {shade}.
    `),
    extra`
      A: {shade}, nice. And how long is it at the moment?
      U: Past my shoulders. I want to lose about... this much. You can't see my hand.
      A: Ha. Three inches?
      U: Three, maybe four. Four if I'm feeling brave.
    `,
    core`
      A: It's {cut} for the cut and {color} for the color, {total} in all.
      U: <That's what I expected.|{total}, okay.|{total}. All right. It's my birthday.>
    `,
    extra`
      A: Is there any box dye in it now?
      U: There might be a bit. From the spring. Is that bad?
      A: Not bad, but {stylist} would need a little longer. An extra half hour, say.
      U: I won't do it again.
    `,
    extra`
      A: Any allergies, or a sensitive scalp?
      U: I came out in a rash from a sunscreen once.
      A: Thanks for telling me. I'll let {stylist} know.
      U: Okay, good.
    `,
    extra`
      A: Would you like a coffee or a tea waiting when you get here?
      U: Do you have peppermint?
      A: We have peppermint.
      U: Oh, I like you people.
    `,
  ],
  success: {
    script: `
      A: {stylist} has {day} at {time}. It takes about three hours.
      U: {weekday} at {time}, <perfect.|that works.|fine, I'll take it.>
      A: For a first color we do a patch test. Could you stop by on {patch}? It takes a minute.
      U: {patch}... <sure, on my way home.|okay, I can do that.|if I have to.>
    `,
    goodbye: `
      A: You're all set, then. See you soon.
      U: Thanks! Bye.
    `,
    endedBy: 'user',
    summary:
      'The client booked a cut and color with {stylist} for {day} at {time}, {total} in all, with a patch ' +
      'test on {patch}.',
  },
  failure: {
    script: `
      A: {stylist} is booked solid until next month, I'm afraid. Would somebody else be all right?
      U: <I'd rather wait for {stylist}, honestly. Nobody else gets my hair.|No, it has to be {stylist}.|No. I
        asked for {stylist}.>
      A: I get it. Shall I put you on the cancellation list?
      U: <No, I never can at short notice. I'll call next month.|No, I'll call next month.|No. I'll do it
        myself, then.>
    `,
    goodbye: `
      A: Okay. We'd love to see you then.
      U: Bye.
    `,
    endedBy: 'user',
    summary:
      'The client wanted a cut and color with {stylist}, who is fully booked until next month. They did ' +
      'not want anyone else, and nothing was booked.',
  },
  brief: {
    success: {
      script: `
        A: {stylist} has {day} at {time}. Would that do?
        U: <That's perfect!|Yeah, I'll take it.|Fine, I'll take it.>
      `,
      goodbye: `
        A: You're in. See you on {weekday}.
        U: See you!
      `,
      endedBy: 'user',
      summary: 'The client booked a cut and color with {stylist} for {day} at {time}.',
    },
    failure: {
      script: `
        A: {stylist} is booked until next month. Would someone else do?
        U: <No, I'll wait. Thanks, though.|No, I'll wait.|No. Forget it.>
      `,
      goodbye: `
        A: Okay. Until then.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'The client wanted a cut and color with {stylist}, who is fully booked. Nothing was booked.',
    },
  },
});
