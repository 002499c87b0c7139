import { DAY_MS, spokenDay, weekdayName } from '../calendar.ts';
import { dollars, numberWord } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const roomBooking = defineStory({
  id: 'hotel-room',
  persona: 'booking',
  trade: 'hotel',
  topic: 'Room reservation',
  reference: 'reservation',
  without: ['payment', 'hours', 'reference', 'parking', 'spelling', 'referral'],
  message:
    "I'm calling about the room you asked for. I have one free, and I'll hold it for you until tomorrow.",
  facts(make) {
    const nights = make.whole('nights', 2, 4);
    const rate = make.cents('rate', 129, 239, 10);
    const arrival = make.day('arrival', 5, 16);
    const breakfast = make.cents('breakfast', 14, 19);
    return {
      nights: numberWord(nights),
      rate: dollars(rate),
      total: dollars(rate * nights),
      arrival: spokenDay(arrival),
      arrivalWeekday: weekdayName(arrival),
      wrongDay: spokenDay(arrival + DAY_MS),
      departure: spokenDay(arrival + nights * DAY_MS),
      bed: make.pick('bed', ['a king', 'two queens']),
      breakfast: dollars(breakfast),
      reservation: make.code('reservation', '@@####'),
    };
  },
  inbound: `
    A: {company}, reservations. This is {agent}. How may I help?
    U: <Good to reach you! I'd like to book a room, please.|Hi, I need a room.|I need a room. Your website's
      not working.>
    A: Of course. May I take a name?
    U: {name}. That's {spelled}.
  `,
  outbound: `
    U: Hello?
    A: Hello, is this {name}? This is {agent} at {company}. You asked about a room.
    U: <Yes! Thanks for getting back to me.|Yeah, I did.|Yeah, through the website, which doesn't work, by the
      way.>
  `,
  beats: [
    straight(core`
      A: Which dates did you have in mind?
      U: Arriving {arrival}, for {nights} nights.
    `),
    extra`
      A: {wrongDay}, did you say?
      U: No, {arrival}.
      A: Sorry, {arrival}. So you'd leave on {departure}.
      U: [That's right|Exactly].
    `,
    core`
      A: And how many guests?
      U: Two adults. [One bed's fine|We don't mind about the bed].
    `,
    extra`
      A: Do you have a preference, street side or garden?
      U: Garden, please. We had street side once and got to know all the buses.
      A: Garden side it is.
      U: Thank you.
    `,
    extra`
      A: Would you like breakfast? It's {breakfast} a person each morning.
      U: Let's decide that when we're there.
      A: Of course. It runs from seven to ten thirty.
      U: Good. We're not early people.
    `,
    extra`
      A: Are you driving?
      U: We're coming by train. How far is it from the station?
      A: About ten minutes on foot, or there's a shuttle every half hour.
      U: Oh, we'll walk, unless it's pouring.
    `,
    extra`
      A: Is it a special occasion?
      U: Our anniversary. The twelfth. Or the thirteenth, we argue about it.
      A: Congratulations. I'll let the front desk know.
      U: You don't have to... but that's sweet.
    `,
  ],
  success: {
    script: `
      A: I have a room with {bed} at {rate} a night. {total} for the {nights} nights.
      U: {total}. <That's fine.|Okay, I'll take it.|Fine. I'll take it.>
      A: Then it's yours, {arrival} to {departure}. The number is {reservation}.
      U: {reservation}. And if something comes up?
      A: You can cancel without charge up to two days before.
      U: <Perfect.|Good.|Okay. Good.>
    `,
    goodbye: `
      A: We look forward to seeing you on {arrivalWeekday}.
      U: Thank you. Good-bye.
    `,
    endedBy: 'user',
    summary:
      '{name} booked a room with {bed} from {arrival} to {departure}, {nights} nights at {rate}, {total} ' +
      'in all. The reservation is {reservation}.',
  },
  failure: {
    script: `
      A: Let me see what we have.
      (moment)
      A: I'm sorry. There's a conference in town, and we're full on {arrival}.
      U: <Oh, what a shame.|Nothing at all?|Then why does your website say there are rooms?>
      A: I could offer you the week after, at {rate} a night.
      U: <We can't move it, unfortunately.|No, the dates are fixed.|No. It's that week or not at all.>
    `,
    goodbye: `
      A: I understand. I hope we can welcome you another time.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      '{name} wanted a room from {arrival} for {nights} nights. The hotel was full, and the dates could ' +
      'not be moved.',
  },
  brief: {
    success: {
      script: `
        A: For which night?
        U: {arrival}, {nights} nights.
        A: I have a room at {rate} a night. Shall I book it?
        U: <Yes, please.|Yeah, please.|Fine. Yes.>
      `,
      goodbye: `
        A: Done. Your number is {reservation}.
        U: {reservation}. Thanks. Bye.
      `,
      endedBy: 'user',
      summary:
        '{name} booked a room from {arrival} for {nights} nights at {rate} a night. The reservation is ' +
        '{reservation}.',
    },
    failure: {
      script: `
        A: For which night?
        U: {arrival}.
        A: I'm so sorry, we're full that night.
        U: <Oh, well. Thank you anyway.|Okay. I'll try elsewhere.|Of course you are.>
      `,
      goodbye: `
        A: Another time, I hope.
        U: Bye.
      `,
      endedBy: 'user',
      summary: '{name} asked for a room on {arrival}. The hotel was full.',
    },
  },
});
