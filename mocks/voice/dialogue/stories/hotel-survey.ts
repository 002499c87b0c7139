import { numberWord } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const staySurvey = defineStory({
  id: 'hotel-survey',
  persona: 'survey',
  trade: 'hotel',
  topic: 'Feedback on a hotel stay',
  without: ['payment', 'hours'],
  message:
    "I'm calling to ask how you enjoyed your stay. If you have two minutes, we'd be glad to hear from you.",
  facts(make) {
    return {
      room: numberWord(make.whole('room', 7, 9)),
      breakfast: numberWord(make.whole('breakfast', 5, 8)),
      overall: numberWord(make.whole('overall', 8, 10)),
      waiter: make.pick('waiter', ['Paolo', 'Sinead', 'Tomas', 'Amina']),
      noise: make.pick('noise', ['the elevator', 'the ice machine', 'somebody in heels upstairs']),
    };
  },
  inbound: `
    A: {company}, guest feedback. This is {agent}. Thanks for calling.
    U: <Hello! I had a note from you about my stay.|Hi, you asked me to call about my stay.|Yes, I was asked
      to give some feedback. I've got some.>
  `,
  outbound: `
    U: Hello?
    A: Hello, this is {agent} at {company}. You stayed with us recently. Could I ask how it was?
    U: <Of course. We had a lovely time.|Sure. It was good.|All right. A few minutes.>
  `,
  beats: [
    core`
      A: How would you rate your room, from zero to ten?
      U: {room}. [Very comfortable bed|Great view], but we could hear {noise}.
    `,
    core`
      A: And how would you rate the breakfast?
      U: {breakfast}. The coffee was... well, it was hot.
    `,
    extra`
      A: I've made a note of the noise. Did you mention it to anyone at the time?
      U: No, we didn't want to make a fuss. We just turned the fan on.
      A: Next time, please do. They'd have moved you.
      U: Okay, good to know.
    `,
    extra`
      A: Was there anyone on the staff who stood out?
      U: {waiter}, in the restaurant. Just so... what's the word? Nothing was too much trouble.
      A: {waiter}. I'll see that it's read out at the staff meeting.
      U: Oh, that's lovely.
    `,
    extra`
      A: How was check-in?
      U: There was a bit of a line. Two buses had just come in.
      A: Roughly how long did you wait?
      U: Fifteen minutes? They brought water around, though.
    `,
    extra`
      A: Were you with us for work, or for pleasure?
      U: A wedding. So, both.
      A: I hope there was dancing.
      U: There was. I'm still paying for it.
    `,
  ],
  success: {
    script: `
      A: And overall, from zero to ten?
      U: {overall}. <We'd come again in a heartbeat.|We'd come again.|Except for the coffee.>
    `,
    goodbye: `
      A: {overall}. Thank you, that's all I wanted to ask.
      U: You're welcome. Bye-bye.
    `,
    endedBy: 'agent',
    summary:
      'The guest completed the survey: {room} out of ten for the room, {breakfast} for the breakfast, and ' +
      '{overall} overall. They had heard {noise} from the room.',
  },
  failure: {
    script: `
      A: Thank you. I have a few more on the spa and the restaurant.
      U: <I'm sorry, my taxi's just pulled up.|I'd rather leave it there, if that's okay.|Send
        me an email. I don't have all day.>
    `,
    goodbye: `
      A: Of course. Thank you for what you've told me.
      U: Bye.
    `,
    endedBy: 'user',
    summary:
      'The guest gave the room {room} and the breakfast {breakfast} out of ten, then left before the end ' +
      'of the survey.',
  },
  brief: {
    success: {
      script: `
        A: Just one number, then. Zero to ten, how was your stay?
        U: {overall}. We'd come again.
      `,
      goodbye: `
        A: That's wonderful to hear. Thank you, bye.
        U: Bye-bye.
      `,
      endedBy: 'agent',
      summary: 'The guest gave the stay {overall} out of ten and would come again.',
    },
    failure: {
      script: `
        A: How would you rate your room, from zero to ten?
        U: <Oh, I'm sorry, I have to take another call.|Sorry, I have another call.|You know, I've changed my
          mind. Not now.>
      `,
      goodbye: `
        A: No trouble at all. Bye.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'The guest broke off the survey before giving a rating.',
    },
  },
});
