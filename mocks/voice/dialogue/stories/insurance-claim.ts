import { spokenDay, weekdayName } from '../calendar.ts';
import { dollars } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const claimStatus = defineStory({
  id: 'insurance-claim',
  persona: 'support',
  trade: 'insurance',
  topic: 'Status of a water damage claim',
  reference: 'claim',
  without: ['reference', 'payment'],
  message: "I'm calling about your water damage claim. I have an update for you.",
  facts(make) {
    const repair = make.cents('repair', 2200, 5800, 10);
    const deductible = make.pick('deductible', [50_000, 75_000, 100_000]);
    return {
      claim: make.code('claim', '@@####'),
      repair: dollars(repair),
      deductible: dollars(deductible),
      payout: dollars(repair - deductible),
      payday: spokenDay(make.workday('payday', 3, 7)),
      filed: weekdayName(make.workday('filed', -6, -3)),
    };
  },
  inbound: `
    A: {company} claims, this is {agent}. Do you have your claim number?
    U: <Yes, one second, I've got it written down. It's {claim}.|Yeah, it's {claim}.|I've given it to three
      people already. {claim}.>
  `,
  outbound: `
    U: Hello?
    A: Hi, this is {agent} from {company}. I'm calling about claim {claim}, the water damage.
    U: <Oh, good, I've been hoping to hear from you.|Okay, yeah. Any news?|About time.>
  `,
  beats: [
    core`
      A: {claim}, thank you. That's the leak under the kitchen sink?
      U: Yes. It ruined the floor, and two of the cabinets.
    `,
    extra`
      A: Is the leak itself fixed now?
      U: Yeah, the plumber came the same day. He says it was the connector, not the pipe.
      A: Good. Keep his receipt, that part isn't covered, but it shows you acted quickly.
      U: Okay. It's in a drawer somewhere.
    `,
    extra`
      A: And are you able to use the kitchen in the meantime?
      U: <We manage. There's a lot of takeout.|Kind of. We do the dishes in the bathtub.|No. We do the dishes
        in the bathtub.>
      A: If you have to stay elsewhere, save those receipts too.
      U: I didn't know that. Okay.
    `,
    extra`
      A: The adjuster came out on {filed}, is that right?
      U: {filed}, yes. She took about a hundred pictures.
      A: I can see them. She was thorough.
      U: [She was very nice, too|She was here an hour].
    `,
    core`
      A: I'm opening the adjuster's report now. Bear with me.
      (hold)
      A: Okay. She puts the repair at {repair}.
      U: {repair}. That's about what the contractor said.
    `,
  ],
  success: {
    script: `
      A: It's good news. It's approved. After your {deductible} deductible, we'll pay {payout}.
      U: <Oh, thank you. That's a weight off.|Okay. Great. When would that be?|Finally. When?>
      A: It goes out on {payday}, straight to your bank.
      U: {payday}. [Perfect|Okay, good].
    `,
    goodbye: `
      A: The letter's on its way too. I hope you get your kitchen back soon.
      U: <So do we. Thank you.|Thanks. Bye.|Me too. Bye.>
    `,
    endedBy: 'user',
    summary:
      'The policyholder asked about water damage claim {claim}. It was approved at {repair}; after a ' +
      '{deductible} deductible, {payout} will be paid on {payday}.',
  },
  failure: {
    script: `
      A: I can't release it yet, though. The contractor's estimate is missing the breakdown of labor and
        materials.
      U: <Oh, no. I thought he'd sent everything.|Nobody told me that.|You've had that estimate for weeks.
        Nobody said a word.>
      A: I'm sorry, you should have been told. As soon as it's here, the claim goes to the top.
      U: <Well, I'll call him, then.|Okay. I'll chase him.|I want to speak to a manager.>
    `,
    goodbye: `
      A: I'll put all of this in an email, so he knows exactly what we need.
      U: Fine. Bye.
    `,
    endedBy: 'user',
    summary:
      'The policyholder asked about water damage claim {claim}, assessed at {repair}. It could not be ' +
      "approved because the contractor's estimate lacks a breakdown of labor and materials.",
  },
  brief: {
    success: {
      script: `
        A: {claim} has been approved. You'll get {payout} on {payday}.
        U: <Oh, that's wonderful news.|Great, that's all I needed.|Okay. Good. Finally.>
      `,
      goodbye: `
        A: You'll have a letter as well. Take care.
        U: Thanks. Bye.
      `,
      endedBy: 'user',
      summary:
        'The policyholder asked about claim {claim}. It was approved, and {payout} will be paid on {payday}.',
    },
    failure: {
      script: `
        A: {claim} is still waiting for your contractor's estimate.
        U: <Oh. I'll ask him to send it again.|He sent that already.|He sent it twice. This is a joke.>
      `,
      goodbye: `
        A: I'm sorry. I'll watch for it.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary:
        "The policyholder asked about claim {claim}. It is on hold until the contractor's estimate arrives.",
    },
  },
});
