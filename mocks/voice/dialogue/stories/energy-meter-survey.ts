import { weekdayName } from '../calendar.ts';
import { numberWord } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const meterSurvey = defineStory({
  id: 'energy-meter-survey',
  persona: 'survey',
  trade: 'energy utility',
  topic: 'Feedback on a smart meter installation',
  without: ['payment'],
  message: "I'm calling for your opinion on the smart meter we installed. It's a few short questions.",
  facts(make) {
    const ease = make.whole('ease', 3, 5);
    return {
      installed: weekdayName(make.workday('installed', -6, -2)),
      ease: numberWord(ease),
      overall: numberWord(make.whole('overall', 7, 10)),
      minutes: numberWord(make.whole('minutes', 20, 50, 10)),
    };
  },
  inbound: `
    A: {company} feedback line, this is {agent}. Are you calling about your new meter?
    U: <Yes! I got a text asking what I thought.|Yeah, I got the text.|You texted me three times, so here I
      am.>
  `,
  outbound: `
    U: Hello?
    A: Hi, this is {agent} from {company}. We installed your new meter on {installed}. Could I ask how it
      went?
    U: <Sure, happy to.|Yeah, go on.|If it's quick.>
  `,
  beats: [
    core`
      A: Did the installer arrive inside the window we gave you?
      U: [Yes, bang on time|A little early, actually, but that was fine].
    `,
    core`
      A: From one to five, how clear was the explanation of the display?
      U: I'd say... {ease}. [He went through it twice|She left a little booklet, too].
    `,
    extra`
      A: How long was the power off, roughly?
      U: Maybe {minutes} minutes? I made a coffee beforehand, so I didn't mind.
    `,
    extra`
      A: Was the work area left clean?
      U: Spotless. Well, there was a bit of dust on the shelf, but honestly that was probably mine.
    `,
    extra`
      A: And have you used the display since?
      U: I check it all the time now. Did you know a hair dryer uses more than a TV?
      A: It surprises a lot of people.
      U: My kids are sick of hearing about it.
    `,
    extra`
      A: Is there one thing we could have done better?
      U: Um... the confirmation letter was three pages. I only needed the time.
      A: That's useful, thank you. I've noted it.
      U: [Sure|No problem].
    `,
  ],
  success: {
    script: `
      A: Last one. From zero to ten, how likely are you to recommend a smart meter to a friend?
      U: {overall}. <Yeah, {overall}, definitely.|Let's say {overall}.|And I don't give those out easily.>
    `,
    goodbye: `
      A: {overall}, thank you. That's everything.
      U: <That was painless. Take care.|Okay, bye.|Good. Bye.>
    `,
    endedBy: 'agent',
    summary:
      'The customer completed the survey on their smart meter installation: {ease} out of five for the ' +
      'explanation, and {overall} out of ten for recommending it.',
  },
  failure: {
    script: `
      A: Thank you. The next part is about your account, if you have it there.
      U: <Oh, I'm sorry, I have to go and pick up my son.|No, I said a couple of questions. I have to go.|No.
        You said it was about the meter. I'm done.>
    `,
    goodbye: `
      A: That's all right. Thanks for what you've told me.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      'The customer answered questions on their smart meter installation, {ease} out of five for the ' +
      'explanation, but left before the end of the survey.',
  },
  brief: {
    success: {
      script: `
        A: It's one question. From zero to ten, how was the installation?
        U: Oh, {overall}. No complaints.
      `,
      goodbye: `
        A: {overall}, thank you very much. Bye.
        U: Bye.
      `,
      endedBy: 'agent',
      summary: 'The customer gave the installation of their smart meter {overall} out of ten.',
    },
    failure: {
      script: `
        A: From one to five, how clear was the installer's explanation?
        U: <Oh, I'm so sorry, my bus is here.|Actually, now's not good.|I don't have time for this.>
      `,
      goodbye: `
        A: No problem. Bye.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'The customer broke off the survey on their smart meter at the first question.',
    },
  },
});
