import { weekdayName } from '../calendar.ts';
import { numberWord } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const plumbingSurvey = defineStory({
  id: 'plumbing-survey',
  persona: 'survey',
  trade: 'plumbing',
  topic: 'Feedback on a plumbing job',
  without: ['payment', 'reference'],
  message: "I'm calling to ask how the job went. It's a short one, and it goes straight to the crew.",
  facts(make) {
    return {
      plumber: make.pick('plumber', ['Ray', 'Gustavo', 'Annika', 'Terrell', 'Big Steve']),
      done: weekdayName(make.workday('done', -6, -2)),
      job: make.pick('job', ['the shower valve', 'the kitchen faucet', 'the toilet', 'the garbage disposal']),
      work: numberWord(make.whole('work', 4, 5)),
      price: numberWord(make.whole('price', 2, 4)),
      overall: numberWord(make.whole('overall', 8, 10)),
    };
  },
  inbound: `
    A: {company}, this is {agent}. Are you calling to rate a job?
    U: <I am! {plumber} asked me to, so I promised.|Yeah. {plumber} was here for {job}.|Yes. {plumber} was
      here, and I've got some thoughts.>
  `,
  outbound: `
    U: Hello?
    A: Hi, it's {agent} from {company}. {plumber} was with you on {done}, for {job}. How did it go?
    U: <Oh, really well, thank you.|Good, yeah.|It works. Now.>
  `,
  beats: [
    core`
      A: From one to five, how would you rate {plumber}'s work?
      U: {work}. [Quick, and no mess|Very tidy]. {job} hasn't made a sound since.
    `,
    core`
      A: And the price, for what you got? One to five again.
      U: {price}. <It was fair, it's just a lot at once.|It wasn't cheap.|For an hour's work? I'm being
        generous.>
    `,
    extra`
      A: Did {plumber} explain what was wrong before starting?
      U: Yeah, there was a drawing. On the back of a pizza box.
      A: That sounds about right.
      U: I kept it. In case it happens again.
    `,
    extra`
      A: Were you told the price before any work was done?
      U: I was, and it came out ten dollars under.
      A: I'm glad it was that way around.
      U: Me too.
    `,
    extra`
      A: How easy was it to get an appointment?
      U: Easy. I called once, and somebody picked up. I nearly fell off my chair.
      A: We do try.
      U: It's rarer than you think.
    `,
    extra`
      A: Could we have done anything better?
      U: The boots. It had been raining, and I've got a light carpet.
      A: There are supposed to be covers. I'll bring it up.
      U: It came out. I'm just saying.
    `,
  ],
  success: {
    script: `
      A: And from zero to ten, would you recommend us?
      U: {overall}. <I already have, to my sister.|I'd say {overall}.|{overall}, because it works.>
    `,
    goodbye: `
      A: {overall}, wonderful. {plumber} will be happy. Thanks for your time.
      U: You're welcome. Bye.
    `,
    endedBy: 'agent',
    summary:
      'The customer completed the survey on {job}: {work} out of five for the work of {plumber}, {price} ' +
      'for the price, and {overall} out of ten for recommending the company.',
  },
  failure: {
    script: `
      A: Thank you. May I also ask what other work you're planning on the house?
      U: <Ah, no, I'd rather not get into that. I should go, sorry.|No, sorry. I've got to go.|So this is a
        sales call. Good-bye.>
    `,
    endedBy: 'user',
    summary:
      'The customer rated the work of {plumber} on {job} {work} and the price {price} out of five, but ' +
      'left when asked about other work on the house.',
  },
  brief: {
    success: {
      script: `
        A: And from one to five, what would you give {plumber}?
        U: {work}. No complaints.
      `,
      goodbye: `
        A: I'll pass that on. Thank you!
        U: Bye.
      `,
      endedBy: 'agent',
      summary: 'The customer gave {plumber} {work} out of five for {job}.',
    },
    failure: {
      script: `
        A: And from one to five, what would you give {plumber}?
        U: <Oh, could we do this later? I'm at the doctor's.|I can't talk right now, sorry.|I don't give
          people numbers.>
      `,
      goodbye: `
        A: Of course. Bye now.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'The customer was asked to rate {plumber} and gave no answer.',
    },
  },
});
