import { spokenDay, weekdayName } from '../calendar.ts';
import { clockTime, dollars } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const squealingBrakes = defineStory({
  id: 'garage-brakes',
  persona: 'booking',
  trade: 'car garage',
  topic: 'Brake check and oil change',
  without: ['payment', 'parking'],
  message: "I'm calling about the brakes. I have a slot to look at them, and I wouldn't leave it too long.",
  facts(make) {
    const oil = make.cents('oil', 55, 85, 5);
    const check = make.cents('check', 30, 50, 5);
    const day = make.workday('day', 1, 6);
    return {
      car: make.pick('car', ['Honda Civic', 'Ford Focus', 'Toyota Corolla', 'Subaru Forester', 'Mazda 3']),
      year: (new Date(make.today).getUTCFullYear() - make.whole('age', 6, 13)).toString(),
      miles: make.whole('miles', 62, 128).toString(),
      sound: make.pick('sound', ['a squeal', 'a grinding noise', 'a sort of whistle']),
      oil: dollars(oil),
      check: dollars(check),
      total: dollars(oil + check),
      day: spokenDay(day),
      weekday: weekdayName(day),
      time: clockTime(make.time('time', 8, 10, 30)),
    };
  },
  inbound: `
    A: {company}, this is {agent}. What seems to be the trouble?
    U: <Hi. Well, there's {sound} when I brake, and it's getting worse.|Hi. There's {sound} when I
      brake.|There's {sound} when I brake, and I only had it in here in the spring.>
  `,
  outbound: `
    U: Hello?
    A: Hi, it's {agent} at {company}. You asked us about your brakes?
    U: <Yes! There's {sound} when I stop, and it scares me a bit.|Yeah. There's {sound} when I brake.|Yeah,
      there's {sound} when I brake. You looked at it in the spring.>
  `,
  beats: [
    core`
      A: Okay, let's get it looked at. What's the car?
      U: It's a {year} {car}. About {miles} thousand miles.
    `,
    extra`
      A: Does it pull to one side when you brake?
      U: A little to the left? Or it's the road. It's hard to say.
      A: Any warning light on the dash?
      U: No. Well, the door one, but that's been on since I bought it.
    `,
    core`
      A: The brake check is {check}. Are you due for an oil change?
      U: Um, the sticker says I was. [A while ago|Two thousand miles ago].
      A: That's {oil}, so {total} for both.
      U: <Okay, let's do both.|Okay, both.|Fine. Both. But call me before you do anything else.>
    `,
    extra`
      A: Will you wait, or leave the car with us?
      U: How long is it?
      A: About two hours. There's coffee, but I'm told it's not good.
      U: I'll leave it, then.
    `,
    extra`
      A: Do you need a ride after you drop it off?
      U: Just to the train, if that's possible.
      A: Our shuttle goes every half hour.
      U: Oh, great.
    `,
    extra`
      A: Is it safe to drive, do you feel?
      U: It stops. It just complains about it.
      A: If the pedal ever goes soft, don't drive it. Call us, and we'll fetch it.
      U: Okay. Now I'm nervous, but okay.
    `,
  ],
  success: {
    script: `
      A: Could you bring it in on {day} at {time}?
      U: {weekday} at {time}, <yes, I can do that.|yeah.|if you're really open by then.>
      A: I've got you down. We'll call with a price before we touch anything else.
      U: <I appreciate that.|Good.|Good. That's what I want to hear.>
    `,
    goodbye: `
      A: See you on {weekday}. Keep your distance until then.
      U: Ha, I will. Bye.
    `,
    endedBy: 'user',
    summary:
      'The customer reported {sound} when braking in a {year} {car}. A brake check and an oil change, ' +
      '{total} together, were booked for {day} at {time}.',
  },
  failure: {
    script: `
      A: Let me see... the first thing I have is {day} at {time}.
      U: <Oh. I need it for work until then. Isn't there anything today?|I was hoping for today.|That's days
        away. It's the brakes we're talking about.>
      A: I know. Both lifts are taken today, I'm sorry.
      U: <Then I'd better try somebody else. Thanks, though.|Okay. I'll try someone else.|Then I'll go to
        someone who can.>
    `,
    goodbye: `
      A: I understand. Please drive carefully.
      U: Yeah. Bye.
    `,
    endedBy: 'user',
    summary:
      'The customer reported {sound} when braking in a {year} {car}. {day} at {time} was too late for ' +
      'them, and they will try another garage.',
  },
  brief: {
    success: {
      script: `
        A: We should look at that. Could you bring it in on {day} at {time}?
        U: <Yes, I can do that.|Yeah, okay.|If that's the soonest, yes.>
      `,
      goodbye: `
        A: You're down for it. Drive carefully.
        U: Thanks. Bye.
      `,
      endedBy: 'user',
      summary: 'The customer reported {sound} when braking. A check was booked for {day} at {time}.',
    },
    failure: {
      script: `
        A: The first I have is {day} at {time}.
        U: <Oh, that's too late for me.|That's too late.|No good. I need it today.>
      `,
      goodbye: `
        A: I'm sorry. Drive carefully.
        U: Bye.
      `,
      endedBy: 'user',
      summary:
        'The customer reported {sound} when braking. {day} at {time} was too late, and nothing was booked.',
    },
  },
});
