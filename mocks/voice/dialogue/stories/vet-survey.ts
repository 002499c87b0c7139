import { weekdayName } from '../calendar.ts';
import { numberWord } from '../spoken.ts';
import { core, defineStory, extra, straight } from '../story.ts';

export const petVisitSurvey = defineStory({
  id: 'vet-survey',
  persona: 'survey',
  trade: 'veterinary clinic',
  topic: "Feedback on a cat's checkup",
  without: ['payment', 'reference', 'pets'],
  where: 'home',
  message:
    "I'm calling to hear how {pet} is after the visit, and how you felt about it. It's just a few questions.",
  facts(make) {
    return {
      pet: make.pick('pet', ['Mittens', 'Professor', 'Dumpling', 'Shadow', 'Miso']),
      seen: weekdayName(make.workday('seen', -6, -2)),
      vet: make.pick('vet', ['Dr. Sorensen', 'Dr. Amadi', 'Dr. Pruitt']),
      vetScore: numberWord(make.whole('vetScore', 4, 5)),
      waitScore: numberWord(make.whole('waitScore', 2, 4)),
      minutes: make.pick('minutes', ['twenty', 'thirty', 'forty']),
      overall: numberWord(make.whole('overall', 8, 10)),
    };
  },
  inbound: `
    A: {company}, this is {agent}. Is it about the feedback card?
    U: <It is! We were in with {pet}, my cat.|Yeah. I was in with my cat, {pet}.|It is. It's about the wait,
      mainly. I was in with {pet}.>
  `,
  outbound: `
    U: Hello?
    A: Hi, it's {agent} from {company}. We saw {pet} on {seen}. How's the patient?
    U: <Much better, thanks for asking! Asleep in the sink.|Fine. Asleep in the sink.|Offended. But fine.>
  `,
  beats: [
    core`
      A: From one to five, how would you rate {vet}?
      U: {vetScore}. [So gentle|Very patient]. And {pet} is not an easy customer.
    `,
    straight(core`
      A: And the waiting time, one to five?
      U: {waitScore}. It was about {minutes} minutes, next to a parrot.
    `),
    extra`
      A: Oh. Was the parrot a problem?
      U: It kept saying "good dog." {pet} took it personally.
      A: We do have a separate room for cats. Please ask for it the next time.
      U: Nobody told me! Okay, I will.
    `,
    extra`
      A: Are the drops going in all right?
      U: It takes two people and a towel, but yes.
      A: If they ever don't, there's a paste we can give you instead.
      U: Let's keep that in reserve.
    `,
    extra`
      A: Was everything explained in a way you could follow?
      U: Yes. I even got a drawing of a kidney. It's on the fridge.
      A: I'll tell {vet}. Those drawings are a point of pride.
      U: It's a good kidney.
    `,
    extra`
      A: Did the bill match what you'd been told?
      U: To the cent. I checked, because the last place didn't.
      A: That's good to know.
      U: Yeah, I appreciated that.
    `,
  ],
  success: {
    script: `
      A: And overall, from zero to ten?
      U: {overall}. <From both of us.|{overall}, I'd say.|Fix the waiting room, and it's a ten.>
    `,
    goodbye: `
      A: {overall}. Thank you, and all the best to {pet}.
      U: Thanks, bye.
    `,
    endedBy: 'agent',
    summary:
      'The owner of {pet} completed the survey: {vetScore} out of five for {vet}, {waitScore} for a wait ' +
      'of {minutes} minutes, and {overall} out of ten overall.',
  },
  failure: {
    script: `
      A: Thank you. I have a few more, on food and insurance.
      U: <Oh, I'm sorry, I have to stop. {pet}'s just knocked something over.|I need to get back to work,
        sorry.|No. I waited {minutes} minutes, I'm not doing this too.>
    `,
    goodbye: `
      A: No problem. Give {pet} our best.
      U: Bye.
    `,
    endedBy: 'user',
    summary:
      'The owner of {pet} gave {vet} {vetScore} and the waiting time {waitScore} out of five, then ended ' +
      'the survey early.',
  },
  brief: {
    success: {
      script: `
        A: Just one thing. From zero to ten, how was the visit?
        U: {overall}. {vet} was great.
      `,
      goodbye: `
        A: Lovely. All the best to {pet}.
        U: Thanks, bye.
      `,
      endedBy: 'agent',
      summary: 'The owner of {pet} gave the visit with {vet} {overall} out of ten.',
    },
    failure: {
      script: `
        A: From one to five, how would you rate {vet}?
        U: <I'm at work, I'm sorry. Could you write to me?|I can't right now.|I don't do these over the
          phone.>
      `,
      goodbye: `
        A: Of course. All the best to {pet}.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'The owner of {pet} did not have time for the survey.',
    },
  },
});
