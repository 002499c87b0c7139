import { weekdayName } from '../calendar.ts';
import { numberWord } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const deliverySurvey = defineStory({
  id: 'courier-survey',
  persona: 'survey',
  trade: 'parcel courier',
  topic: 'Feedback on a delivery',
  without: ['payment'],
  message: "I'm calling about a delivery we made to you. I'd love to know how it went.",
  facts(make) {
    return {
      delivered: weekdayName(make.workday('delivered', -5, -2)),
      driver: numberWord(make.whole('driver', 4, 5)),
      parcel: numberWord(make.whole('parcel', 2, 4)),
      overall: numberWord(make.whole('overall', 6, 9)),
      item: make.pick('item', ['a lamp', 'a coffee grinder', 'a set of plates', 'a picture frame']),
    };
  },
  inbound: `
    A: {company} feedback line, this is {agent}. Thanks for calling in.
    U: <Hi! There was a card with my parcel asking me to call.|Hi, I got a card about a survey.|Yeah, I got
      the card. I've got something to say about that box.>
  `,
  outbound: `
    U: Hello?
    A: Hi, this is {agent} from {company}. We brought you a parcel on {delivered}. Could I ask you a couple of
      questions?
    U: <Of course.|Okay, go ahead.|A couple, yes. Not twenty.>
  `,
  beats: [
    core`
      A: First, the driver. How would you rate them, from one to five?
      U: {driver}. [Really friendly|Waved at my kid|Even carried it upstairs].
    `,
    core`
      A: And the state the parcel was in, one to five?
      U: Uh... {parcel}. The box looked like somebody had sat on it.
    `,
    extra`
      A: Was what was inside all right?
      U: It was {item}, and yeah, somehow it survived. Good packing.
      A: I'm relieved. If you find any damage later, you have fourteen days to tell us.
      U: Okay, I'll have another look.
    `,
    extra`
      A: Did the tracking tell you what you needed?
      U: It said "eight stops away" for about an hour. But it's nice to have.
      A: Eight stops for an hour. I'll write that down.
      U: It must have been a long lunch.
    `,
    extra`
      A: Was the time we gave you accurate?
      U: Within ten minutes, I'd say. That was better than I expected.
      A: That's good to hear.
      U: Yeah, credit where it's due.
    `,
    extra`
      A: How often do you order things online, more or less?
      U: Too often. My husband says the van driver's part of the family now.
      A: Shall I put "weekly"?
      U: Weekly. Yes. Let's go with weekly.
    `,
  ],
  success: {
    script: `
      A: And last, from zero to ten, how likely are you to choose us again?
      U: You don't really get to choose, do you? But... {overall}.
      A: {overall}. That's fair.
      U: <You've been very patient with me.|Okay. Is that it?|Is that everything?>
    `,
    goodbye: `
      A: That's everything. I'll pass on the praise for the driver.
      U: Please do. Bye.
    `,
    endedBy: 'agent',
    summary:
      'The customer completed the delivery survey: {driver} out of five for the driver, {parcel} for the ' +
      'state of the parcel, and {overall} out of ten overall. The box arrived crushed.',
  },
  failure: {
    script: `
      A: I have five more on how you shop online. Do you have time?
      U: <Five? I'm so sorry, I've got a pot on the stove.|Five more? No, I've got to run.|Five more? You said
        a couple. Goodbye.>
    `,
    endedBy: 'user',
    summary:
      'The customer rated the driver {driver} and the state of the parcel {parcel} out of five, then left ' +
      'before the rest of the survey.',
  },
  brief: {
    success: {
      script: `
        A: It's just one. From one to five, how was the driver?
        U: {driver}. [Really friendly|No complaints].
      `,
      goodbye: `
        A: Lovely, I'll pass that on. Bye.
        U: Bye.
      `,
      endedBy: 'agent',
      summary: 'The customer gave the delivery driver {driver} out of five.',
    },
    failure: {
      script: `
        A: From one to five, how was the driver?
        U: <Sorry, could we do this another time?|I've got to go, sorry.|Actually, I don't do surveys.>
      `,
      goodbye: `
        A: Of course. Bye now.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'The customer broke off the delivery survey at the first question.',
    },
  },
});
