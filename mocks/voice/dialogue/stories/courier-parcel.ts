import { spokenDay, weekdayName } from '../calendar.ts';
import { hoursBetween } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const missingParcel = defineStory({
  id: 'courier-parcel',
  persona: 'support',
  trade: 'parcel courier',
  topic: 'Parcel marked as delivered but not there',
  reference: 'tracking',
  without: ['payment', 'reference', 'address'],
  where: 'elsewhere',
  message: "I'm calling about your missing parcel. I've traced it, and I'd like to arrange a new delivery.",
  facts(make) {
    const delivery = make.workday('delivery', 1, 4);
    const from = make.pick('window', [8, 10, 13, 15]);
    return {
      tracking: make.code('tracking', '@@ #### ####'),
      marked: weekdayName(make.workday('marked', -4, -2)),
      delivery: spokenDay(delivery),
      window: hoursBetween(from, from + 2),
      number: make.whole('number', 14, 98, 2).toString(),
      place: make.pick('place', ['the porch', 'the mailroom', 'the side door']),
    };
  },
  inbound: `
    A: {company}, this is {agent}. Do you have a tracking number?
    U: <Hi, yes, bear with me. It's {tracking}.|Yeah, it's {tracking}.|Yes, and I've typed it in four times.
      {tracking}.>
    A: {tracking}, thank you. What's happened?
    U: It says it was delivered on {marked}. It wasn't.
  `,
  outbound: `
    U: Hello?
    A: Hi, this is {agent} from {company}. You reported a parcel missing, {tracking}.
    U: <Yes, thanks for calling. It says it came on {marked}, but there's nothing here.|Yeah. It says it was
      delivered on {marked}. It wasn't.|Right. It says it was delivered on {marked}. It was not delivered on
      {marked}.>
  `,
  beats: [
    core`
      A: The driver's note says {place}. Could anyone have taken it in?
      U: No. I've asked [everyone in the building|both neighbors]. Nobody's seen it.
    `,
    extra`
      A: What does it look like, do you know?
      U: It's a birthday present for my nephew. A telescope. So it's a long box.
      A: When's the birthday?
      U: On the weekend after next, so there's still time. Just about.
    `,
    extra`
      A: Do you have a doorbell camera, by any chance?
      U: I do, and I went through the whole of {marked}. There's a cat, and a man with a leaf blower.
      A: But no van.
      U: No van.
    `,
    core`
      A: Let me check where the van really was. One moment.
      (hold)
      A: Okay, I've found the problem. The scan was at number {number}. That isn't you, is it?
      U: No! <Oh, the poor things, they must be wondering.|That's a block away.|Are you serious?>
    `,
    extra`
      A: Is there a safer place for us to leave it next time?
      U: With the neighbor on the left. She's always in.
      A: I'll add that to your address.
      U: Great.
    `,
  ],
  success: {
    script: `
      A: The driver's picking it up from there today. I can bring it to you on {delivery}.
      U: What time? I'm [at work until lunch|in and out].
      A: Between {window}, and you'll have to sign for it.
      U: <That works. Thank you for finding it.|Okay, that works.|Fine. I'll be here.>
    `,
    goodbye: `
      A: I'm sorry about the mix-up. Enjoy the rest of your day.
      U: Thanks. Bye.
    `,
    endedBy: 'agent',
    summary:
      'Parcel {tracking} was marked as delivered on {marked} but had been left at number {number}. The ' +
      'agent arranged for it to be collected and brought on {delivery} between {window}.',
  },
  failure: {
    script: `
      A: There's a note, though. The driver went back, and the people there say they don't have it.
      U: <Oh, no. So it's just gone?|So what happens now?|So you've lost it.>
      A: I have to open a search, and that takes up to ten days.
      U: <Ten days? But it's a present.|Ten days is too long.|Ten days? No. I want my money back.>
      A: I understand. The refund has to come from the sender. I'll send them our report.
      U: <All right. I suppose I'll call the shop.|Okay. I'll call the shop.|Great. Another phone call.>
    `,
    goodbye: `
      A: I'm truly sorry. Your case is under {tracking}.
      U: Yeah. Bye.
    `,
    endedBy: 'user',
    summary:
      'Parcel {tracking} was marked as delivered on {marked} but had been left at number {number}, where ' +
      'it could not be found. The agent opened a search of up to ten days; the customer will ask the shop ' +
      'for a refund.',
  },
  brief: {
    success: {
      script: `
        A: I see it. It was left at number {number} by mistake. We'll bring it on {delivery}.
        U: <Oh, great. Thank you so much.|Okay, good.|Fine. As long as it turns up.>
      `,
      goodbye: `
        A: Sorry about that. Bye.
        U: Bye.
      `,
      endedBy: 'agent',
      summary:
        'Parcel {tracking} had been left at number {number} by mistake. It will be delivered on {delivery}.',
    },
    failure: {
      script: `
        A: I can't see where it went, so I've opened a search. That's up to ten days.
        U: <Oh. That's a long time.|Ten days? Seriously?|Ten days? That's useless.>
      `,
      goodbye: `
        A: I'm sorry. We'll be in touch.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'Parcel {tracking} could not be found. The agent opened a search of up to ten days.',
    },
  },
});
