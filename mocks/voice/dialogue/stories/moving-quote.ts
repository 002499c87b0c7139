import { spokenDay } from '../calendar.ts';
import { dollars, numberWord } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const movingQuote = defineStory({
  id: 'moving-quote',
  persona: 'sales',
  trade: 'moving company',
  topic: 'Quote for a move',
  without: ['payment', 'hours', 'address', 'reference'],
  message:
    "I'm calling about your move. I have the quote you asked for, and the crew is still free on your date.",
  facts(make) {
    const hours = make.whole('hours', 4, 7);
    const rate = make.cents('rate', 120, 180, 10);
    const travel = make.cents('travel', 60, 120, 10);
    const total = hours * rate + travel;
    return {
      hours: numberWord(hours),
      rate: dollars(rate),
      work: dollars(hours * rate),
      travel: dollars(travel),
      total: dollars(total),
      deposit: dollars(total / 10),
      date: spokenDay(make.workday('date', 8, 19)),
      bedrooms: make.pick('bedrooms', ['one', 'two']),
      boxes: make.pick('boxes', ['thirty', 'forty', 'fifty']),
      heavy: make.pick('heavy', ['a piano', 'a very old wardrobe', 'an aquarium', 'a pinball machine']),
    };
  },
  inbound: `
    A: {company}, this is {agent}. Are you planning a move?
    U: <I am! I'd love a quote, if you're free on {date}.|Yeah, on {date}. How much would it be?|Yeah, on
      {date}, and I've been let down once already.>
  `,
  outbound: `
    U: Hello?
    A: Hi, this is {agent} from {company}. You asked us for a quote for {date}.
    U: <Yes, hi! I'm so behind with all of it.|Right. How much is it?|I asked four of you. Let's hear it.>
  `,
  beats: [
    core`
      A: How big is the place, and is there an elevator?
      U: It's a {bedrooms}-bedroom. And yes, there's an elevator. [It's slow, though.|When it's in the mood.]
    `,
    core`
      A: Roughly how many boxes?
      U: Uh... {boxes}? I keep finding more.
    `,
    extra`
      A: Anything very large, or very fragile?
      U: Well. There's {heavy}.
      A: Okay. Thanks for the warning. We've moved a few of those.
      U: Did they survive?
      A: Every one so far.
      U: Okay. Good.
    `,
    extra`
      A: Would you like us to do the packing as well?
      U: No, I'm packing. Well, my mother's packing. I'm pointing.
      A: Then just have her label the kitchen ones. They always go missing.
      U: She already has. In three colors.
    `,
    extra`
      A: Where can the truck stop, on the street or in a loading zone?
      U: There's a loading zone, but you have to book it with the building.
      A: Could you reserve it from eight? That saves us half an hour.
      U: I'll ask them.
    `,
  ],
  success: {
    script: `
      A: That's about {hours} hours at {rate}, so {work}, plus {travel} for travel. {total} altogether.
      U: {total}. <That's better than I feared.|Okay, that's in the middle.|And it won't be double on the
        day?>
      A: If it takes longer, I call you first. To hold {date}, I'd need a ten percent deposit, {deposit}.
      U: {deposit}. Okay, how do I pay that?
      A: I'll send a link now. It's fully refundable until a week before.
      U: <Perfect, I'll do it right away.|Okay, I'll do it now.|Good. I see it.>
    `,
    goodbye: `
      A: Then {date} is yours. Good luck with the boxes.
      U: Thanks, I'll need it. Bye.
    `,
    endedBy: 'user',
    summary:
      'The customer asked for a quote for a move on {date}. The agent estimated {hours} hours at {rate} ' +
      'plus {travel} for travel, {total} in all; the customer accepted and will pay a deposit of ' +
      '{deposit}.',
  },
  failure: {
    script: `
      A: That's about {hours} hours at {rate}, so {work}, plus {travel} for travel. {total} altogether.
      U: <Oh. That's more than I'd hoped, I'm afraid.|That's more than the others.|{total}? My last move was
        half that.>
      A: Midweek isn't any cheaper, I'm sorry. You could bring it down by emptying the drawers first.
      U: <I'll think about it. Thanks for explaining.|I'll see what the others say.|I'll rent a van.>
    `,
    goodbye: `
      A: The quote's good for two weeks. Best of luck.
      U: Thanks. Bye.
    `,
    endedBy: 'user',
    summary:
      'The customer asked for a quote for a move on {date}. {total}, for {hours} hours at {rate} plus ' +
      '{travel} for travel, was more than they wanted to pay.',
  },
  brief: {
    success: {
      script: `
        A: It'd be about {total}. A deposit of {deposit} holds the date.
        U: <That's great. I'll pay that now.|Okay. Send me a link.|Fine. Send me the link.>
      `,
      goodbye: `
        A: Sent. {date} is yours.
        U: Thanks. Bye.
      `,
      endedBy: 'user',
      summary:
        'The customer accepted about {total} for a move on {date} and will pay a deposit of {deposit}.',
    },
    failure: {
      script: `
        A: It'd be about {total}, travel included.
        U: <Ah. That's over my budget, sorry.|That's over my budget.|No. That's way too much.>
      `,
      goodbye: `
        A: I understand. Good luck with the move.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'The customer asked for a quote for a move on {date}. {total} was over budget.',
    },
  },
});
