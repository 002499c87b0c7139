import type { Turn } from './dialogue.ts';

/**
 * A passage written like a screenplay: `A:` is the agent, `U:` the other party; `(moment)` or `(hold)` on a
 * line of its own is the silence before the next line; a line with no mark goes on with the one above.
 *
 * Within a line, `{slot}` is a fact, `[a|b]` one of several wordings, and `<warm|brisk|cross>` the wording of
 * the other party's temper, which is one and the same throughout a call. A temper's wording may itself have
 * several: `<[a|b]|c|d>`.
 */
export type Script = string;

/** What comes before a line: the breath between two turns, a moment of looking, or an announced hold. */
export type Silence = 'breath' | 'moment' | 'hold';

export interface Line {
  readonly role: Turn['role'];
  readonly text: string;
  readonly silence: Silence;
}

/**
 * The lines of a script. They are read when they are first said, so that a library of many scripts costs
 * nothing to load, and kept: there are as many as the library has scripts, and no more.
 *
 * @example
 * parseScript(`
 *   A: Could I take the address?
 *   U: [Sure, it's|It's] {street}.
 * `); // [{ role: 'agent', … }, { role: 'user', … }]
 */
export function parseScript(script: Script): readonly Line[] {
  const known = READ.get(script);
  if (known !== undefined) return known;
  const lines = readLines(script);
  READ.set(script, lines);
  return lines;
}

const READ = new Map<Script, readonly Line[]>();

function readLines(script: Script): readonly Line[] {
  const lines: Line[] = [];
  let silence: Silence = 'breath';
  for (const written of script.split('\n')) {
    const text = written.trim();
    if (text === '') continue;
    if (text === '(moment)') silence = 'moment';
    else if (text === '(hold)') silence = 'hold';
    else if (text.startsWith('A: ') || text.startsWith('U: ')) {
      lines.push({ role: text.startsWith('A') ? 'agent' : 'user', text: text.slice(3), silence });
      silence = 'breath';
    } else {
      const above = lines.pop();
      if (above === undefined) {
        throw new Error(`Failed to read "${text}": it opens a script. Begin it with A: or U:.`);
      }
      lines.push({ ...above, text: `${above.text} ${text}` });
    }
  }
  return lines;
}
