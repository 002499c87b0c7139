import { spokenNumber } from './caller.ts';
import { type Cast, castStory } from './cast.ts';
import type { Dialogue, DialogueRequest } from './dialogue.ts';
import { leastMs, naturalMs, settleSilences } from './fit.ts';
import { chooseStory } from './library.ts';
import { type DraftTurn, fillSlots, speak } from './speak.ts';

/**
 * A call that a mailbox answers: the greeting is the user's, the message the agent's, as much of it as there
 * is time for. A success, where one is wanted, is a message that gives its reason and a number to call back.
 *
 * @example
 * composeVoicemail({ ...request, talkMs: 28_000 }).turns.map(({ role }) => role); // ['user', 'agent']
 */
export function composeVoicemail(request: DialogueRequest): Dialogue {
  const story = chooseStory(request.persona, request.draw);
  const cast = withMessage(castStory(story, request), story.message, request.ownNumber);
  const roomMs = request.talkMs - Math.min(request.talkMs / 20, 300);
  const { turns, message } = fillTape(cast, roomMs);
  return {
    topic: story.topic,
    trade: story.trade,
    turns: settleSilences(turns, roomMs),
    endedBy: 'agent',
    success: request.success && message.complete,
    summary: fillSlots(message.summary, cast.facts),
  };
}

const GREETINGS = [
  `U: Hi, this is {first}. I can't get to the phone right now, so please leave a message after the tone.`,
  `U: You've reached {phone}. Please leave a message after the tone.`,
  `U: Hi, you've reached {name}. Leave your name and number, and I'll call you back. Thanks!`,
  `U: The person you are trying to reach is not available. At the tone, please record your message. When you
    have finished recording, you may hang up, or press one for more options.`,
  `U: You've reached the {last} family. We can't come to the phone, or we can't find it. Leave us a message!`,
  `U: Hey, it's {first}. You know what to do.`,
  `U: It's {first}. Leave a message.`,
];

const MESSAGES = [
  {
    script: `
      (moment)
      A: Hi, {first}, this is {agent} from {company}. {message} You can reach us at {callback}. [Thanks|Thank
        you].
      (moment)
      A: Again, that's {agent} from {company}, {callback}. I'll send you a text as well, so that you have it
        in writing. [Talk to you soon|Have a good day]. Bye.
    `,
    complete: true,
    summary:
      'A mailbox answered. The agent left a message for {first} and asked for a call back at {callback}.',
  },
  {
    script: `
      (moment)
      A: Hi, {first}, this is {agent} from {company}. {message} You can reach us at {callback}. That's
        {callback}. [Talk to you soon|Thanks, and have a good day]. Bye.
    `,
    complete: true,
    summary:
      'A mailbox answered. The agent left a message for {first} and asked for a call back at {callback}.',
  },
  {
    script: `
      (moment)
      A: Hi, it's {agent} from {company}. {message} Our number is {callback}. Bye.
    `,
    complete: true,
    summary: 'A mailbox answered. The agent left a message and the number {callback}.',
  },
  {
    script: `
      A: Hi, it's {agent} from {company}. Please call us back at {callback}. Bye.
    `,
    complete: false,
    summary: 'A mailbox answered. The agent asked for a call back at {callback}, and gave no reason.',
  },
  {
    script: `
      A: Hi, it's {agent} from {company}. I'll try again later.
    `,
    complete: false,
    summary: 'A mailbox answered. The agent left no more than a name, and will try again.',
  },
];

const NOTHING_LEFT = {
  script: `
    U: Hi, it's—
    A: Hello—
  `,
  complete: false,
  summary: 'A mailbox answered. The agent left no message.',
};

type Message = typeof NOTHING_LEFT;

interface Tape {
  readonly turns: readonly DraftTurn[];
  readonly message: Message;
}

/**
 * A greeting and a message that fill the time: whole messages before others, and in an order of draws among
 * equals.
 */
function fillTape(cast: Cast, roomMs: number): Tape {
  const greetings = GREETINGS.map((script, index) => speak(script, `mailbox/${index}`, cast));
  let best: Tape = { turns: speak(NOTHING_LEFT.script, 'mailbox/none', cast), message: NOTHING_LEFT };
  let highest = -1;
  for (const [index, message] of MESSAGES.entries()) {
    const words = speak(message.script, `message/${index}`, cast);
    for (const [mailbox, greeting] of greetings.entries()) {
      const turns = [...greeting, ...words];
      if (leastMs(turns) > roomMs) continue;
      const fill = Math.min(1, naturalMs(turns) / roomMs);
      const score =
        Number(message.complete) + fill * fill * (0.5 + 0.5 * cast.draw('mailbox', mailbox, index));
      if (score > highest) [best, highest] = [{ turns, message }, score];
    }
  }
  return best;
}

function withMessage(cast: Cast, message: string, ownNumber: string): Cast {
  const callback = spokenNumber(ownNumber);
  return { ...cast, facts: { ...cast.facts, callback, message: fillSlots(message, cast.facts) } };
}
