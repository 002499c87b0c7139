import type { Cast } from './cast.ts';
import type { DialogueRequest } from './dialogue.ts';
import { type DraftTurn, speak } from './speak.ts';
import type { Story } from './story.ts';

/**
 * How a call begins. A greeting that the agent was set up with takes the place of its first line; what that
 * line told or asked, and the other party answers next, is then said a turn later.
 *
 * @example
 * speakOpening(flatTire, 'outbound', cast).map(({ text }) => text); // ['Hello?', 'This is Ava from …', …]
 */
export function speakOpening(
  story: Story,
  direction: DialogueRequest['direction'],
  cast: Cast,
): readonly DraftTurn[] {
  const turns = speak(story[direction], `${story.id}/${direction}`, cast);
  const first = turns.findIndex(({ role }) => role === 'agent');
  const opener = turns[first];
  if (cast.greeting === undefined || opener === undefined) return turns;
  const greeted = [...turns.slice(0, first), { ...opener, text: cast.greeting }];
  const matter = direction === 'outbound' ? withoutHello(opener.text) : ownQuestion(opener.text);
  if (matter === undefined) return [...greeted, ...turns.slice(first + 1)];
  const [reply, line] = speak(IN_BETWEEN[direction], `greeted/${direction}`, cast);
  if (reply === undefined || line === undefined) return [...greeted, ...turns.slice(first + 1)];
  return [...greeted, reply, { ...line, text: matter }, ...turns.slice(first + 1)];
}

/** The agent's line stands for the one that the story has there. */
const IN_BETWEEN: Readonly<Record<DialogueRequest['direction'], string>> = {
  inbound: `
    U: <[Hi! I hope you can help me|Oh, hello. I hope I'm in the right place].|[Hi. I hope this is the right
      number|Hello. Glad I got through].|[Hi. Finally, somebody|Hello. That took a while].>
    A: Of course.
  `,
  outbound: `
    U: <[Hi there. What's this about?|Oh, hello. What can I do for you?]|[Hi. What's this about?|Hello. What's
      it about?]|[Yes? What is it?|Okay. And what's this about?]>
    A: Of course.
  `,
};

function withoutHello(line: string): string {
  const rest = line.replace(/^(?:Hi|Hello)[,.] /, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** A question that wants an answer of its own; "How can I help?" is one that any greeting stands for. */
function ownQuestion(line: string): string | undefined {
  return /(?:Do|Are|Is|Who) [^.?]*\?$/.exec(line)?.[0];
}
