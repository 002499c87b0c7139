import { monthDay, shiftWorkdays, spokenDay, weekdayName } from '../calendar.ts';
import { clockTime, dollars } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const apartmentViewing = defineStory({
  id: 'property-viewing',
  persona: 'booking',
  trade: 'property management',
  topic: 'Viewing of an apartment',
  without: ['payment', 'account', 'hours', 'reference', 'parking', 'address', 'pets', 'referral'],
  message:
    "I'm calling about the apartment on {road}. We can show it to you soon, and there's been some interest.",
  facts(make) {
    const offered = make.workday('offered', 1, 4);
    const taken = shiftWorkdays(offered, make.whole('later', 1, 2));
    const rent = make.cents('rent', 1450, 2350, 50);
    return {
      road: make.pick('road', ['Fulton Street', 'Delancey Road', 'Marlow Avenue', 'Pembroke Street']),
      floor: make.pick('floor', ['second', 'third', 'fifth', 'top']),
      bedrooms: make.pick('bedrooms', ['one', 'two', 'three']),
      rent: dollars(rent),
      upfront: dollars(rent * 2),
      offered: spokenDay(offered),
      offeredWeekday: weekdayName(offered),
      taken: spokenDay(taken),
      takenWeekday: weekdayName(taken),
      time: clockTime(make.time('time', 16, 18, 15)),
      free: monthDay(make.day('free', 20, 34)),
      colleague: make.pick('colleague', ['Ms. Adler', 'Tobias', 'Mr. Reyes', 'Gwen']),
    };
  },
  inbound: `
    A: {company}, this is {agent}. How can I help?
    U: <Hi, I'm calling about the apartment on {road}. Is it still available?|Hi. The place on {road}, is it
      still free?|Is the place on {road} really still free? I've had that with two others.>
  `,
  outbound: `
    U: Hello?
    A: Hi, this is {agent} from {company}. You wrote to us about the apartment on {road}.
    U: <Yes! Please tell me it's still available.|Yeah, is it still free?|Right. Is it still free, or is this
      a waiting list again?>
  `,
  beats: [
    core`
      A: It's still free. {bedrooms}-bedroom, {floor} floor, {rent} a month, available from {free}.
      U: And is heating in that?
      A: Heating and water, yes. Electricity's separate.
      U: Okay, good.
    `,
    extra`
      A: Who would be living there?
      U: Just me and my cat. Are cats okay?
      A: One cat is fine. There's no extra rent, only a form with a photo.
      U: A photo of the cat?
      A: Of the cat, yes.
      U: She'll love that.
    `,
    extra`
      A: Is there anything you'd like to know before you see it?
      U: Is it noisy? I start at five in the morning, so I sleep early.
      A: The bedroom faces the yard. On weekdays there's a school, until three.
      U: At three I'm still at work. Fine.
    `,
    extra`
      A: The deposit is one month, so you'd need {upfront} to move in.
      U: {upfront}, with the first rent?
      A: With the first rent, yes.
      U: Okay. I've got that put aside.
    `,
    extra`
      A: Could you bring two pay stubs and some ID?
      U: To the viewing? Already?
      A: It only speeds things up. You don't have to.
      U: No, no, I'll bring them. I want to be quick.
    `,
  ],
  success: {
    script: `
      A: {colleague} is showing it on {offered} at {time}. Could you come?
      U: {offeredWeekday}'s the one day I can't. Is there another?
      A: {taken}, same time?
      U: {taken} at {time}. <Yes! I'll be there.|Yeah, that works.|Okay. But don't rent it before then.>
      A: I've put you down. Ring the bell that says office.
      U: Office. Got it.
    `,
    goodbye: `
      A: Good luck, and see you on {takenWeekday}.
      U: Thank you. Bye.
    `,
    endedBy: 'user',
    summary:
      'The caller asked about the {bedrooms}-bedroom apartment on {road}, {rent} a month. {offered} did ' +
      'not suit; a viewing with {colleague} was booked for {taken} at {time}.',
  },
  failure: {
    script: `
      A: {colleague} is showing it on {offered} at {time}. Could you come?
      U: <I'm out of town until the weekend, I'm afraid.|No, I'm out of town.|No, I work. Can't you do a
        weekend?>
      A: That's the only viewing for now. And I have to say, there are eleven people coming.
      U: <Eleven? Oh. Then I won't get my hopes up.|Eleven. Okay, forget it.|Eleven. Then what's the point?>
    `,
    goodbye: `
      A: I'm sorry. I can let you know when the next one comes up.
      U: <Please do. Thank you. Bye.|Sure. Bye.|Yeah, yeah. Bye.>
    `,
    endedBy: 'user',
    summary:
      'The caller asked about the {bedrooms}-bedroom apartment on {road}, {rent} a month, but could not ' +
      'come to the only viewing, on {offered} at {time}.',
  },
  brief: {
    success: {
      script: `
        A: It's still free. There's a viewing on {taken} at {time}. Shall I put you down?
        U: <Yes, please!|Yeah, please.|Fine. Yes.>
      `,
      goodbye: `
        A: Done. Ring the office bell.
        U: Great. Bye.
      `,
      endedBy: 'user',
      summary: 'The caller booked a viewing of the apartment on {road} for {taken} at {time}.',
    },
    failure: {
      script: `
        A: I'm sorry, we've just signed with someone.
        U: <Oh, no. I really liked it.|Okay. Too bad.|I knew it.>
      `,
      goodbye: `
        A: I hope you find something soon.
        U: Thanks. Bye.
      `,
      endedBy: 'user',
      summary: 'The caller asked about the apartment on {road}, which had just been rented.',
    },
  },
});
