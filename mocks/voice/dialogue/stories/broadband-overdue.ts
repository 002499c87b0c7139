import { monthDay } from '../calendar.ts';
import { dollars } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const overdueInternet = defineStory({
  id: 'broadband-overdue',
  persona: 'collections',
  trade: 'broadband provider',
  topic: 'Overdue internet bill',
  without: ['payment', 'hours', 'address', 'contact'],
  message:
    "I'm calling about your account with us. Please call back, so that your service isn't interrupted.",
  facts(make) {
    const monthly = make.cents('monthly', 50, 80, 5);
    const fee = make.pick('fee', [1000, 1500, 2000]);
    const total = monthly * 2 + fee;
    return {
      monthly: dollars(monthly),
      fee: dollars(fee),
      total: dollars(total),
      half: dollars(total / 2),
      second: monthDay(make.workday('second', 12, 19)),
      cutoff: monthDay(make.workday('cutoff', 3, 6)),
    };
  },
  inbound: `
    A: {company} billing, this is {agent}. How can I help?
    U: <Hi, it's {name}. I got a text that you're going to cut me off?|Hi, this is {name}. I got a text about
      being cut off.|{name}. You're threatening to cut me off?>
  `,
  outbound: `
    U: Hello?
    A: Hi, am I speaking with {name}? This is {agent} from {company}, about your account.
    U: <Yes, speaking. Is something the matter?|Yeah, speaking.|Depends. What's it about?>
  `,
  beats: [
    core`
      A: There's {total} outstanding, {first}. That's two months at {monthly}, and a {fee} late fee.
      U: <Oh, no. But that's on autopay.|I thought that was on autopay.|That's on autopay. Check again.>
    `,
    extra`
      A: About the autopay, the card on file expired, so the last two didn't go through.
      U: Ah. They did send me a new card. I put it in a drawer.
      A: That's usually where they are.
      U: Yeah. Same drawer as the warranty cards.
    `,
    extra`
      A: We sent letters to {street}. Is that still right?
      U: That's me. I'll be honest, I don't open the ones with windows.
      A: Would you rather have a text?
      U: Yes. A text I'd see.
    `,
    core`
      A: To keep you connected, something has to come in by {cutoff}.
      U: <All of it at once?|What, all of it?|All of it? I don't have that lying around.>
    `,
    extra`
      A: Would you like me to look at a cheaper plan for later on?
      U: What would I lose?
      A: Some speed. For streaming and email, you'd hardly notice.
      U: Let me get through this one first.
    `,
  ],
  success: {
    script: `
      A: We can split it. {half} today, and {half} on {second}.
      U: {half} now. <Yes, I can do that. Thank you.|Okay, I can do that.|All right. That I can do.>
      A: Then key in the card number when you hear the tone. I can't see it.
      (hold)
      U: Okay. It says approved.
      A: I see it here as well. The service stays on.
    `,
    goodbye: `
      A: And I'll text you a day before the {second} one. Thanks, {first}.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      '{first} owed {total}: two months at {monthly} and a {fee} late fee, after a card expired. They ' +
      'paid {half} at once and agreed to pay the other {half} on {second}.',
  },
  failure: {
    script: `
      A: We can split it. {half} today, and the same again on {second}.
      U: <I'd love to say yes, but I can't today.|I can't do {half} today.|With a late fee on top? No. Take
        that off first.>
      A: I'm sorry, the fee isn't something I can change.
      U: <I understand. I need to see what I can move around.|Okay. Let me see what I can do.|Then we've got
        nothing to talk about.>
    `,
    goodbye: `
      A: Please call before {cutoff}, {first}. After that it goes off by itself.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      '{first} owed {total} for two months at {monthly} with a {fee} late fee. They did not agree to pay ' +
      '{half} at once; the service goes off after {cutoff}.',
  },
  brief: {
    success: {
      script: `
        A: There's {total} outstanding, {first}. Could you pay half now, {half}?
        U: <Yes, of course. I'll key in the card.|Okay. I'll key in the card.|Fine. Half.>
        (moment)
        A: Thank you, it's gone through.
        U: <Phew.|Good.|Okay.>
      `,
      goodbye: `
        A: The rest is due on {second}. Bye.
        U: Bye.
      `,
      endedBy: 'agent',
      summary: '{first} owed {total} and paid {half} at once. The rest is due on {second}.',
    },
    failure: {
      script: `
        A: There's {total} outstanding, {first}. Could you pay some of it now?
        U: <I'm just in a meeting. Can I call back?|I can't talk now.|No. Not now.>
      `,
      goodbye: `
        A: Please call before {cutoff}.
        U: Okay. Bye.
      `,
      endedBy: 'user',
      summary: '{first} owed {total} and could not talk. The agent asked for a call before {cutoff}.',
    },
  },
});
