import { shiftWorkdays, spokenDay, weekdayName } from '../calendar.ts';
import { clockTime } from '../spoken.ts';
import { core, defineStory, extra } from '../story.ts';

export const crownReschedule = defineStory({
  id: 'dental-reschedule',
  persona: 'booking',
  trade: 'dental clinic',
  topic: 'Moving an appointment for a crown',
  without: ['spelling', 'payment', 'referral'],
  message: "I'm calling about your appointment for the crown. We'd like to find you another time.",
  facts(make) {
    const old = make.workday('old', 2, 4);
    const moved = shiftWorkdays(old, make.whole('moved', 2, 5));
    return {
      old: spokenDay(old),
      oldTime: clockTime(make.time('oldTime', 9, 11, 30)),
      moved: spokenDay(moved),
      movedWeekday: weekdayName(moved),
      newTime: clockTime(make.time('newTime', 13, 16, 30)),
      dentist: make.pick('dentist', ['Dr. Imai', 'Dr. Ferrante', 'Dr. Blake', 'Dr. Nwosu']),
      reason: make.pick('reason', [
        'my car is in the shop',
        'my boss moved a meeting',
        'my babysitter canceled',
      ]),
    };
  },
  inbound: `
    A: {company}, this is {agent}.
    U: <Hi, it's {name}. I'm so sorry, I need to move an appointment.|Hi, this is {name}. I need to move an
      appointment.|Yeah, it's {name}. I need to move my appointment, if that's even possible.>
  `,
  outbound: `
    U: Hello?
    A: Hi, is that {first}? It's {agent} from {company}. You left a message about moving your appointment.
    U: <I did. I'm so sorry about this.|Yeah, I can't make it.|Yeah. {reason}. It's been that kind of a week.>
  `,
  beats: [
    core`
      A: That's no trouble, {first}. It's the crown with {dentist}, {old} at {oldTime}?
      U: Yes. [Something came up|I just can't make it], {reason}.
    `,
    extra`
      A: How's the temporary one holding up?
      U: It's okay. I'm chewing on the left, like you told me.
      A: Good. No caramel.
      U: No caramel. I learned that one the hard way.
    `,
    core`
      A: {dentist} needs a full hour for it. Are afternoons any good?
      U: After one, yes. Mornings are hopeless.
    `,
    extra`
      A: Let me ask the lab when the crown gets here. Can you hold for a second?
      U: Sure.
      (hold)
      A: Thanks for waiting. It's already here, so any day works.
      U: Oh, good.
    `,
    extra`
      A: Are you having any pain with it?
      U: Only with cold water. It's a zing, and then it's gone.
      A: That's normal for a temporary. If it stays, call us and don't wait.
      U: Okay.
    `,
  ],
  success: {
    script: `
      A: Then the first I have is {moved} at {newTime}.
      U: {movedWeekday}, {newTime}. <You're the best, thank you.|Yeah, that works.|Fine. I'll make it work.>
      A: It's moved. And there's no fee, since you let us know ahead of time.
      U: <That's good of you.|Oh, good.|I'd hope not.>
    `,
    goodbye: `
      A: See you on {movedWeekday}, {first}.
      U: See you then. Bye.
    `,
    endedBy: 'user',
    summary:
      '{first} asked to move a crown appointment with {dentist} from {old} at {oldTime}. It was moved to ' +
      '{moved} at {newTime}, without a fee.',
  },
  failure: {
    script: `
      A: I'm looking... {dentist} is away after that. The next free hour is more than three weeks out.
      U: <Oh, no. Can I live with a temporary for that long?|Three weeks? The temporary won't last.|Three
        weeks? With half a tooth?>
      A: Another dentist could fit it sooner.
      U: <I'd rather wait for {dentist}. Let me see if I can keep {old} after all.|No. I'll try to make {old}
        after all.|No. Forget it, leave it where it is.>
    `,
    goodbye: `
      A: Then I'll leave it on {old} for now. Just call if you can't.
      U: Okay. Bye.
    `,
    endedBy: 'user',
    summary:
      '{first} asked to move a crown appointment with {dentist}. Nothing was free for three weeks, so it ' +
      'stays on {old} at {oldTime}.',
  },
  brief: {
    success: {
      script: `
        A: No trouble, {first}. How about {moved} at {newTime}?
        U: <Perfect. Thank you.|Yeah, that works.|Fine.>
      `,
      goodbye: `
        A: It's moved. Bye now.
        U: Bye.
      `,
      endedBy: 'agent',
      summary: '{first} moved an appointment for a crown to {moved} at {newTime}.',
    },
    failure: {
      script: `
        A: The next one after {old} is three weeks out, {first}.
        U: <Oh. Then leave it, and I'll see what I can do.|Then leave it.|Great. Then just leave it.>
      `,
      goodbye: `
        A: Okay. It stays on {old}.
        U: Bye.
      `,
      endedBy: 'user',
      summary: '{first} wanted to move an appointment for a crown, but nothing suited. It stays on {old}.',
    },
  },
});
