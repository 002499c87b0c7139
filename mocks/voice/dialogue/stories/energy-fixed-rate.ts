import { monthDay } from '../calendar.ts';
import { dollars, grouped } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const fixedRate = defineStory({
  id: 'energy-fixed-rate',
  persona: 'sales',
  trade: 'energy utility',
  topic: 'Switch to a fixed electricity rate',
  without: ['payment', 'referral'],
  message: "I'm calling with a fixed electricity rate that could take a little off your bill every month.",
  facts(make) {
    const fixed = make.whole('fixed', 11, 13);
    const variable = fixed + make.whole('gap', 2, 4);
    const usage = make.whole('usage', 700, 1200, 50);
    return {
      fixed: fixed.toString(),
      variable: variable.toString(),
      usage: grouped(usage),
      saving: dollars((variable - fixed) * usage),
      start: monthDay(make.day('start', 10, 25)),
    };
  },
  inbound: `
    A: {company}, this is {agent}. What can I do for you?
    U: <Hi, I'm calling about the fixed rate. My neighbor told me about it.|Hi, I saw something about a fixed
      rate?|I want to know what the catch is with this fixed rate.>
  `,
  outbound: `
    U: Hello?
    A: Hello, this is {agent} from {company}. I'm calling about the rate on your electricity. Is now okay?
    U: <Sure, go ahead.|Uh, what about it?|I guess. Make it short.>
  `,
  beats: [
    core`
      A: You're on the variable rate, which is {variable} cents at the moment. The fixed one is {fixed}.
      U: Okay. And what does that come to in real money?
    `,
    core`
      A: You use about {usage} kilowatt-hours a month, so roughly {saving} less each month.
      U: <Oh! That's not nothing.|Huh. Okay.|If it's true.>
    `,
    extra`
      A: I should say that the variable rate can fall as well. With the fixed one you wouldn't see that.
      U: And has it? Fallen?
      A: Not in the last two years. But I can't promise you it won't.
      U: Okay. I appreciate you being straight about it.
    `,
    extra`
      A: Do you heat with electricity, or with gas?
      U: Electric. It's one of those heat pumps.
      A: Then winter is where you'd notice it most.
      U: Yeah, January was painful.
    `,
    extra`
      A: Is there anything about it you'd like to ask?
      U: Do I get a different meter or anything? Does someone come out?
      A: No, nothing changes in the house. It's only the price on the bill.
      U: Okay, good.
    `,
  ],
  success: {
    script: `
      A: It's locked for twelve months, and there's no fee to leave in the first thirty days. Shall I switch
        you?
      U: <You know what? Yes, let's do it.|Yeah, okay. Let's do it.|Fine. If I don't like it, I'll switch
        back.>
      A: Great. The {fixed} cent rate starts on {start}.
      U: {start}. Okay, I'll keep an eye on it.
    `,
    goodbye: `
      A: You'll have the agreement by email today. Thanks for your time.
      U: Thank you. Bye.
    `,
    endedBy: 'agent',
    summary:
      'The agent offered a fixed rate of {fixed} cents in place of the variable {variable}, about ' +
      '{saving} a month less at {usage} kWh. The customer agreed; it starts on {start}.',
  },
  failure: {
    script: `
      A: It's locked for twelve months. Would you like me to switch you over?
      U: <I think I'd rather compare a few others first.|Not today. I want to compare.|No. I don't sign
        anything over the phone.>
      A: That's sensible. It's {fixed} cents, if you're writing it down.
      U: {fixed}, okay. I've got it.
    `,
    goodbye: `
      A: Thanks for listening. Have a good day.
      U: You too. Bye.
    `,
    endedBy: 'user',
    summary:
      'The agent offered a fixed rate of {fixed} cents in place of the variable {variable}, about ' +
      '{saving} a month less. The customer wanted to compare other offers first.',
  },
  brief: {
    success: {
      script: `
        A: It'd be {fixed} cents instead of {variable}, locked for a year.
        U: <Oh, that's an easy one. Yes, please.|Okay, yeah. Switch me.|And no fee? Fine, do it.>
      `,
      goodbye: `
        A: Done. It starts on {start}.
        U: Great. Bye.
      `,
      endedBy: 'agent',
      summary:
        'The customer switched from the variable {variable} cents to a fixed {fixed} cents, from {start}.',
    },
    failure: {
      script: `
        A: It'd be {fixed} cents instead of {variable}, locked for a year.
        U: <I'd rather leave things as they are, thanks.|No, I'm okay as I am.|Not interested.>
      `,
      goodbye: `
        A: No problem. Thanks for your time.
        U: Bye.
      `,
      endedBy: 'user',
      summary:
        'The agent offered a fixed rate of {fixed} cents in place of {variable}. The customer declined.',
    },
  },
});
