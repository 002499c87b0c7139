import { numberWord } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const claimSurvey = defineStory({
  id: 'insurance-survey',
  persona: 'survey',
  trade: 'insurance',
  topic: 'Feedback on how a claim was handled',
  without: ['payment'],
  message: "I'm calling to ask how you found the way we handled your claim. It's four short questions.",
  facts(make) {
    return {
      speed: numberWord(make.whole('speed', 2, 4)),
      fairness: numberWord(make.whole('fairness', 4, 5)),
      calls: numberWord(make.whole('calls', 3, 6)),
      weeks: numberWord(make.whole('weeks', 2, 5)),
    };
  },
  inbound: `
    A: {company} customer survey, this is {agent}. Is it about a recent claim?
    U: <Yes, hello. I got your letter and thought I'd do my bit.|Yeah, the hail damage on my car.|It is. And I
      have some things to say.>
  `,
  outbound: `
    U: Hello?
    A: Hi, this is {agent} from {company}. We closed your car claim recently, and I'd like to know how we did.
      Is that okay?
    U: <Of course. Ask away.|Sure, if it's short.|Oh, I'll tell you how you did.>
  `,
  beats: [
    core`
      A: From one to five, how happy were you with the speed of it?
      U: Hmm. {speed}. It took {weeks} weeks in the end.
    `,
    core`
      A: And with the amount, was that fair? One to five again.
      U: {fairness}. <I have no complaints there.|No, that part was fine.|I'll give you that. The money was
        fair.>
    `,
    extra`
      A: How many times did you have to contact us?
      U: Let me think. {calls}? And each time I had to tell the whole story again.
      A: I'm sorry. That shouldn't happen.
      U: <I know it isn't your fault.|Well, it did.|No, it shouldn't.>
    `,
    extra`
      A: Was there someone who was especially helpful?
      U: Yes, actually. The woman at the body shop. Not really yours, I guess.
      A: She's one of our partners, so I'll pass that on.
      U: Please do. She was great.
    `,
    extra`
      A: Did you use the app to send in the photos?
      U: I tried. It kept saying the picture was too dark. It was hail. The sky was dark.
      A: I'll write that down just the way you said it.
      U: Ha. Okay.
    `,
    extra`
      A: If we could change one thing, what should it be?
      U: Just tell people where it's at. Even if it's "nothing's happened yet."
      A: "Even if nothing's happened yet." Thank you, that's very clear.
      U: [You're welcome|Good].
    `,
  ],
  success: {
    script: `
      A: Last question. Would you stay with us because of this claim, in spite of it, or neither?
      U: <Because of it, I'd say. On balance.|Neither, really. It was fine.|In spite of it. But I'm staying.>
    `,
    goodbye: `
      A: Thank you. So that's {speed} for speed and {fairness} for fairness. I've got it all.
      U: Good. Take care.
    `,
    endedBy: 'agent',
    summary:
      'The policyholder completed the survey on a car claim: {speed} out of five for speed, {fairness} ' +
      'for the fairness of the amount. It had taken {weeks} weeks.',
  },
  failure: {
    script: `
      A: Thank you. Now I'd like to ask about the people you spoke to.
      U: <I'm sorry, my battery's about to die.|Is there a lot more? I've got to get back to work.|You know
        what, I've said enough. You never listen anyway.>
    `,
    goodbye: `
      A: That's fine. I'll pass on what you've told me.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      'The policyholder rated a car claim {speed} out of five for speed and {fairness} for fairness, then ' +
      'ended the survey early.',
  },
  brief: {
    success: {
      script: `
        A: Just one question, then. From one to five, was the amount we paid fair?
        U: {fairness}. <No complaints.|It was fine.|I'll give you that much.>
      `,
      goodbye: `
        A: {fairness}, thank you. That's all I needed.
        U: Okay, bye.
      `,
      endedBy: 'agent',
      summary: 'The policyholder gave the amount paid on a car claim {fairness} out of five.',
    },
    failure: {
      script: `
        A: How happy were you with the speed of it, from one to five?
        U: <You know, I really should get going, sorry.|I don't have time right now.|Actually, no. I'm not
          doing this.>
      `,
      goodbye: `
        A: No problem. Bye now.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'The policyholder broke off the survey on a car claim before giving a rating.',
    },
  },
});
