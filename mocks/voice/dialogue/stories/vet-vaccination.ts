import { monthName, spokenDay } from '../calendar.ts';
import { clockTime, dollars } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const petVaccination = defineStory({
  id: 'vet-vaccination',
  persona: 'booking',
  trade: 'veterinary clinic',
  topic: 'Booster shot for a dog',
  without: ['payment', 'pets'],
  where: 'home',
  message: "I'm calling because {pet} is due for a booster. Give us a call, and we'll find a time.",
  facts(make) {
    const dog = make.pick('breed', [
      { breed: 'a beagle', light: 22, heavy: 30 },
      { breed: 'a border collie', light: 32, heavy: 45 },
      { breed: 'some kind of terrier', light: 14, heavy: 22 },
      { breed: 'a very large poodle', light: 52, heavy: 68 },
    ]);
    const exam = make.cents('exam', 45, 65, 5);
    const shot = make.cents('shot', 28, 42, 2);
    return {
      pet: make.pick('pet', ['Biscuit', 'Pepper', 'Waffles', 'Moose', 'Olive', 'Hank']),
      breed: dog.breed,
      weight: make.whole('weight', dog.light, dog.heavy).toString(),
      exam: dollars(exam),
      shot: dollars(shot),
      total: dollars(exam + shot),
      day: spokenDay(make.workday('day', 2, 8)),
      time: clockTime(make.time('time', 9, 17, 15)),
      month: monthName(make.day('month', -400, -360)),
      vet: make.pick('vet', ['Dr. Sorensen', 'Dr. Amadi', 'Dr. Pruitt']),
    };
  },
  inbound: `
    A: {company}, this is {agent}. Who are you calling about?
    U: <Hi! It's about my dog, {pet}. I got a card about a booster.|Hi, I need a booster for my dog. {pet}.|I
      need a shot for my dog, {pet}. And please not a two-hour wait like the last time.>
  `,
  outbound: `
    U: Hello?
    A: Hi, it's {agent} from {company}. {pet} is due for a booster, and I wanted to find you a time.
    U: <Oh, you're right! Poor thing.|Oh, okay.|Already? Fine. But not a two-hour wait, please.>
  `,
  beats: [
    core`
      A: I have {pet} here. {breed}, last in {month}. Is that right?
      U: Yes, that's the one. [Asleep on my foot right now|Chewing my shoe as we speak].
    `,
    extra`
      A: And roughly what does {pet} weigh these days?
      U: {weight} pounds? That was on the bathroom scale, with me holding on and subtracting.
      A: Ha. That's how we'd do it, too.
      U: It's not easy on the back.
    `,
    extra`
      A: Is {pet} eating and drinking normally?
      U: Eating, yes. Half a sofa cushion last week.
      A: And... did it come back out?
      U: Most of it. No, really, nothing's wrong.
    `,
    extra`
      A: How is {pet} with other dogs in the waiting room?
      U: Great with dogs. It's the cats. There's a history.
      A: Then wait in the car, and we'll come and get you.
      U: That would be wise.
    `,
    core`
      A: It's {exam} for the exam and {shot} for the shot, so {total}.
      U: {total}, okay.
    `,
  ],
  success: {
    script: `
      A: {vet} has {day} at {time}. Would that suit you both?
      U: <That's great.|Yeah, that's fine.|If it's really {time}, yes.>
      A: You're in. Bring the little vaccination book, if you can find it.
      U: It's got teeth marks in it, but yes.
    `,
    goodbye: `
      A: See you and {pet} then.
      U: Thank you. Bye!
    `,
    endedBy: 'user',
    summary:
      "The owner booked {pet}'s booster with {vet} for {day} at {time}. It costs {total}: {exam} for the " +
      'exam and {shot} for the shot.',
  },
  failure: {
    script: `
      A: {vet} has {day} at {time}. Would that suit you both?
      U: <Oh, we're away that week, at my parents'.|No, we're away then.|No. I work. Don't you have a
        weekend?>
      A: I'm afraid that's the last one I can see for now. The next schedule opens on the first.
      U: <Then I'll call again when it's out.|Okay. I'll call after the first.|Then why send me a reminder?
        I'll try somewhere else.>
    `,
    goodbye: `
      A: Please do call, it shouldn't be left too long.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      'The owner wanted a booster for {pet}. The one appointment on offer, {day} at {time}, did not suit, ' +
      'and nothing was booked.',
  },
  brief: {
    success: {
      script: `
        A: {vet} could see {pet} on {day} at {time}.
        U: <Perfect, we'll be there.|Okay, good.|Fine.>
      `,
      goodbye: `
        A: See you both then.
        U: Thanks, bye.
      `,
      endedBy: 'user',
      summary: "The owner booked {pet}'s booster with {vet} for {day} at {time}.",
    },
    failure: {
      script: `
        A: The only one I have is {day} at {time}.
        U: <Oh, we can't then. I'll call again.|That doesn't work. I'll call again.|That's no use to me.>
      `,
      goodbye: `
        A: I'm sorry. Bye for now.
        U: Bye.
      `,
      endedBy: 'user',
      summary: 'The owner wanted a booster for {pet}, but {day} at {time} did not suit. Nothing was booked.',
    },
  },
});
