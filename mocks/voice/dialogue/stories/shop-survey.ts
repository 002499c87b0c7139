import { numberWord } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const purchaseSurvey = defineStory({
  id: 'shop-survey',
  persona: 'survey',
  trade: 'online shop',
  topic: 'Feedback on a recent order',
  without: ['payment'],
  message:
    "I'm calling to ask how you like what you ordered from us. It takes a minute, and there's a coupon in " +
    'it.',
  facts(make) {
    return {
      item: make.pick('item', ['rain jacket', 'wool blanket', 'backpack', 'desk lamp']),
      quality: numberWord(make.whole('quality', 4, 5)),
      site: numberWord(make.whole('site', 2, 4)),
      coupon: make.pick('coupon', ['10', '15', '20']),
      code: make.code('code', '@@@##'),
      found: make.pick('found', [
        'A friend of mine has one',
        'I saw it on somebody on the bus',
        'An ad, I think',
      ]),
    };
  },
  inbound: `
    A: {company}, this is {agent}. Is this about the survey card?
    U: <Yes! The one that came with my {item}.|Yeah, the card with the coupon.|Yes. It says I get a coupon.>
  `,
  outbound: `
    U: Hello?
    A: Hi, this is {agent} from {company}. You bought a {item} from us. Could I ask how you like it?
    U: <Oh, sure, go ahead.|Okay.|You can ask.>
  `,
  beats: [
    core`
      A: How would you rate the {item}, from one to five?
      U: {quality}. [It's even nicer than in the pictures|I use it every day].
    `,
    core`
      A: And the website, how easy was it to order? One to five again.
      U: Hm, {site}. I had to put my address in twice.
    `,
    extra`
      A: How did you first hear about us?
      U: {found}. And then I looked it up.
      A: "{found}." Thanks, I've got that.
      U: [Okay|Sure].
    `,
    extra`
      A: What nearly stopped you from buying?
      U: The shipping. It only shows up right at the end, and I don't like that.
      A: You're not alone, a lot of people have said so.
      U: Then maybe change it!
    `,
    extra`
      A: Was the {item} a present, or for yourself?
      U: For myself. Well, it was meant to be a present, but I kept it.
      A: That's the best review so far today.
      U: Ha. You can quote me.
    `,
    extra`
      A: Is the size, or the color, what you expected?
      U: The color's a touch darker than on the screen. I don't mind it.
      A: A touch darker. I'll note that for the photo team.
      U: Sure.
    `,
  ],
  success: {
    script: `
      A: Last question. Would you order from us again?
      U: <Definitely.|Yeah, I think so.|If you fix the website, yes.>
      A: Then here's your coupon. It's {coupon} percent off, and the code is {code}.
      U: {code}. [Got it|Okay, I wrote it down].
    `,
    goodbye: `
      A: Thank you for your time. Enjoy the {item}.
      U: Thanks. Bye.
    `,
    endedBy: 'agent',
    summary:
      'The customer completed the survey: {quality} out of five for the {item}, {site} for the website, ' +
      'where an address had to be entered twice. They received a {coupon} percent coupon, {code}.',
  },
  failure: {
    script: `
      A: Thanks. Next, could I ask your age and your household income?
      U: <Oh. I'd rather not say, to be honest.|No, I don't answer that.|No, you may not. What's that got to
        do with a {item}?>
      A: That's all right. Without it I can't complete the survey, I'm sorry.
      U: <Then we'll leave it there. No hard feelings.|Then let's leave it.|Then don't.>
    `,
    goodbye: `
      A: Of course. Thank you anyway.
      U: Bye.
    `,
    endedBy: 'user',
    summary:
      'The customer rated the {item} {quality} and the website {site} out of five, but would not answer ' +
      'questions about age and income, so the survey was not completed.',
  },
  brief: {
    success: {
      script: `
        A: From one to five, how do you like the {item}?
        U: {quality}. I'd buy it again.
      `,
      goodbye: `
        A: Thank you! A coupon's on its way by email. Bye.
        U: Oh, nice. Bye.
      `,
      endedBy: 'agent',
      summary: 'The customer gave the {item} {quality} out of five and would buy it again.',
    },
    failure: {
      script: `
        A: From one to five, how do you like the {item}?
        U: <Oh, could you try me next week? I haven't unpacked it.|I haven't even opened it yet.|I haven't
          opened it. Bye.>
      `,
      goodbye: `
        A: No problem. Bye now.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'The customer had not opened the {item} yet and answered no questions.',
    },
  },
});
