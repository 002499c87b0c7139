import { monthDay, shiftWorkdays } from '../calendar.ts';
import { dollars } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const gymPayment = defineStory({
  id: 'gym-payment',
  persona: 'collections',
  trade: 'gym',
  topic: 'Failed membership payments',
  without: ['payment', 'hours', 'tenure', 'email'],
  message: "I'm calling about your membership. There's something small to sort out on the account.",
  facts(make) {
    const price = make.cents('price', 35, 55, 5);
    const later = make.workday('later', 3, 8);
    return {
      price: dollars(price),
      total: dollars(price * 2),
      missed: monthDay(make.day('last', -9, -4)),
      later: monthDay(later),
      until: monthDay(shiftWorkdays(later, 2)),
    };
  },
  inbound: `
    A: {company} accounts, this is {agent}. How can I help?
    U: <Hi, it's {name}. My key card stopped working this week.|Hi, this is {name}. My card doesn't open the
      door anymore.|Yeah, it's {name}. Your door just beeped at me in front of everybody.>
  `,
  outbound: `
    U: Hello?
    A: Hi, is this {first}? It's {agent} from {company}, about your membership.
    U: <Hi, yes. Is it because my key card's not working?|Yeah. Is that why my card stopped working?|Yeah, my
      card doesn't work. What's going on?>
  `,
  beats: [
    core`
      A: I see why, {first}. Two payments of {price} came back, the last one on {missed}.
      U: <Oh, how embarrassing. I got a new bank card.|Ah. I got a new bank card.|You could have told me
        before locking me out.>
    `,
    extra`
      A: We did send two emails. I have {email} for you.
      U: That's right. Let me... oh. They're in the spam folder.
      A: It happens a lot, I'm afraid.
      U: Right next to a prince with some gold.
    `,
    core`
      A: The two together make {total}. There's no late fee, as long as it's paid by {until}.
      U: {total}, okay.
    `,
    extra`
      A: Did you train anywhere else in the meantime?
      U: In my living room. With two bottles of water.
      A: Respect. That counts.
      U: My downstairs neighbor doesn't think so.
    `,
    extra`
      A: Do you want to go on with the same plan afterward?
      U: What else is there?
      A: There's an off-peak one, weekdays before four. It's ten dollars less.
      U: No, I work. I'll stay on this one.
    `,
  ],
  success: {
    script: `
      A: Would you like to pay the {total} now? I can text you a link.
      U: Yeah, send it.
      (moment)
      A: It should be there.
      U: Got it. Okay... and... done.
      A: I see it. Your key card will work again in about five minutes.
      U: <Oh, wonderful. Thank you.|Great. Thanks.|Good. Finally.>
    `,
    goodbye: `
      A: Thanks, {first}. Enjoy your workout.
      U: Will do. Bye.
    `,
    endedBy: 'user',
    summary:
      "Two payments of {price} had failed because of {first}'s new bank card. {first} paid the {total} by " +
      'link, and the key card was unblocked.',
  },
  failure: {
    script: `
      A: Would you like to pay the {total} now? I can text you a link.
      U: <I can't until I'm paid. Would {later} be all right?|Not today. I get paid on {later}.|No. Not until
        somebody apologizes for that door.>
      A: I'm sorry about the door. I can't open it before the payment's in, though.
      U: <I understand. I'll pay it then.|Okay. Then it stays shut for now.|Then cancel my membership.>
    `,
    goodbye: `
      A: I'll make a note of that, {first}. There's no fee until {until}.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      'Two payments of {price} had failed because of a new bank card. {first} did not pay the {total} ' +
      'during the call; a late fee applies after {until}.',
  },
  brief: {
    success: {
      script: `
        A: Two payments failed, {first}, {total} altogether. I've texted you a link.
        U: One second... okay. Paid.
        A: Got it. Your card works again.
        U: <Thank you!|Great.|Good.>
      `,
      goodbye: `
        A: Bye, {first}.
        U: Bye.
      `,
      endedBy: 'agent',
      summary:
        'Two membership payments had failed. {first} paid the {total} by link, and the key card was ' +
        'unblocked.',
    },
    failure: {
      script: `
        A: Two payments failed, {first}, {total} altogether. Can you pay that today?
        U: <I'm afraid not today, sorry.|No, not today.|Not today. Not like this.>
      `,
      goodbye: `
        A: There's no fee until {until}.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary:
        'Two membership payments had failed. {first} could not pay the {total} yet; there is no fee until ' +
        '{until}.',
    },
  },
});
