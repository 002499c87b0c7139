import { weekdayName } from '../calendar.ts';
import { numberWord } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const garageSurvey = defineStory({
  id: 'garage-survey',
  persona: 'survey',
  trade: 'car garage',
  topic: 'Feedback on a car service',
  without: ['payment', 'reference'],
  where: 'elsewhere',
  message: "I'm calling to ask how your service went. Two or three questions, and you'd be doing us a favor.",
  facts(make) {
    return {
      car: make.pick('car', ['Civic', 'Corolla', 'Forester', 'Focus', 'minivan']),
      done: weekdayName(make.workday('done', -6, -2)),
      advisor: make.pick('advisor', ['Tina', 'Walt', 'Chuy', 'Deb']),
      wait: make.pick('wait', ['an hour and a half', 'two hours', 'nearly two hours']),
      service: numberWord(make.whole('service', 4, 5)),
      clarity: numberWord(make.whole('clarity', 2, 4)),
      overall: numberWord(make.whole('overall', 7, 10)),
    };
  },
  inbound: `
    A: {company}, this is {agent}. Thanks for calling the feedback line.
    U: <No problem. I had my {car} in with you.|Hi. I had my {car} in.|Yeah. I had my {car} in, and I want to
      say something.>
  `,
  outbound: `
    U: Hello?
    A: Hi, this is {agent} from {company}. We had your {car} in on {done}. How's it running?
    U: <Like a dream, thank you.|Good, thanks.|It's running. Is this a survey?>
  `,
  beats: [
    core`
      A: Could I ask you to rate the service, from one to five?
      U: {service}. [They even vacuumed it|{advisor} at the desk was great].
    `,
    straight(core`
      A: And was it clear what was done, and why? One to five.
      U: I'd go with {clarity}. There was a lot of... abbreviations, on the bill.
    `),
    extra`
      A: Which one did you find hard to follow?
      U: "R and R." I thought it meant rest and relaxation.
      A: Remove and replace.
      U: That does make more sense.
    `,
    extra`
      A: Was the car ready when we said?
      U: Not quite. I waited {wait}, and it was supposed to be an hour.
      A: I'll note {wait}. Did anyone tell you why?
      U: A part was late. {advisor} told me, so that was okay.
    `,
    extra`
      A: Did you use the waiting room?
      U: I did. The chairs are fine. The coffee should be reported to someone.
      A: You're not the first to say that.
      U: I bet.
    `,
    extra`
      A: How did you pick us in the first place?
      U: My brother-in-law. He's got a truck that should've died ten years ago.
      A: I think we know that truck.
      U: Everybody knows that truck.
    `,
  ],
  success: {
    script: `
      A: Last one. From zero to ten, would you come back to us?
      U: {overall}. <You've got me for life.|Yeah, {overall}.|Do something about the coffee, and it's a ten.>
    `,
    goodbye: `
      A: {overall}. Thank you, that's it. Drive safely.
      U: Thanks, bye.
    `,
    endedBy: 'agent',
    summary:
      'The customer completed the survey on the service of a {car}: {service} out of five for the ' +
      'service, {clarity} for clarity, and {overall} out of ten for coming back.',
  },
  failure: {
    script: `
      A: Thank you. There's a second part, about how you use the car.
      U: <Could we leave it there? I've got somebody waiting.|No, let's leave it there.|You said a couple of questions. That was a couple.>
    `,
    goodbye: `
      A: That's fair. Thanks for those.
      U: Bye.
    `,
    endedBy: 'user',
    summary:
      'The customer rated the service of a {car} {service} and its clarity {clarity} out of five, and did ' +
      'not want to go on to the second part.',
  },
  brief: {
    success: {
      script: `
        A: One question, then. From zero to ten, would you come back to us?
        U: {overall}. Sure.
      `,
      goodbye: `
        A: {overall}, thank you. Bye.
        U: Bye.
      `,
      endedBy: 'agent',
      summary: 'The customer, who had a {car} serviced, gave {overall} out of ten for coming back.',
    },
    failure: {
      script: `
        A: Could I ask you to rate the service, from one to five?
        U: <I'm just picking up the kids. Another time?|I'm in the middle of something.|No. I hate these.>
      `,
      goodbye: `
        A: No problem. Take care.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'The customer, who had a {car} serviced, did not want to answer the survey.',
    },
  },
});
