import { parseArgs } from 'node:util';

/** What a run was asked to do. */
export interface Options {
  readonly servers: readonly string[];
  readonly parts: readonly string[];
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly cacheFolder: string;
  /** Whether all is measured, for long enough that the targets can be judged and the page written. */
  readonly isFull: boolean;
}

/** What there is to choose from. */
export interface Choices {
  readonly servers: readonly string[];
  readonly parts: readonly string[];
  readonly cacheFolder: string;
}

const FULL_ROUNDS = 5;
const FULL_SECONDS = 4;

export function helpText({ servers, parts }: Choices): string {
  return `Usage: npm run bench -- [options]

Compares Ringback with the limit of node:http and with other mock servers. A run with no options measures all, for some
40 minutes, holds it to the targets, and writes docs/benchmarks.md; others print alone.

  --only <servers>     ${servers.join(', ')}
  --case <names>       ${parts.join(', ')}
  --rounds <count>     how often each is measured (default: ${FULL_ROUNDS})
  --seconds <count>    how long each time (default: ${FULL_SECONDS})
  --warm-up <count>    seconds of load before the first round (default: twice --seconds)
  --cache <folder>     where peers are installed (default: ringback-bench in the user's cache folder)
  --help               this text

Names are given with commas between. It needs Linux, two cores and wrk: apt-get install wrk. WireMock needs Java.`;
}

/** @returns what is wrong with the arguments, as a text. */
export function parseOptions(
  args: readonly string[],
  choices: Choices,
): Options | 'help' | { wrong: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' },
        case: { type: 'string' },
        rounds: { type: 'string', default: String(FULL_ROUNDS) },
        seconds: { type: 'string', default: String(FULL_SECONDS) },
        'warm-up': { type: 'string' },
        cache: { type: 'string', default: choices.cacheFolder },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    const rounds = wholeNumber('--rounds', values.rounds);
    const seconds = wholeNumber('--seconds', values.seconds);
    return {
      servers: namesOf('--only', values.only, choices.servers),
      parts: namesOf('--case', values.case, choices.parts),
      rounds,
      seconds,
      warmUpSeconds:
        values['warm-up'] === undefined ? 2 * seconds : wholeNumber('--warm-up', values['warm-up']),
      cacheFolder: values.cache,
      isFull: !values.only && !values.case && rounds >= FULL_ROUNDS && seconds >= FULL_SECONDS,
    };
  } catch (error) {
    // `parseArgs` and what follows throw for one reason: what was typed.
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

function namesOf(option: string, text: string | undefined, known: readonly string[]): readonly string[] {
  if (text === undefined) return known;
  const asked = text.split(',');
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(
      `Failed to read ${option} "${unknown}": there is none. Name some of ${known.join(', ')}.`,
    );
  return known.filter((name) => asked.includes(name));
}

function wholeNumber(option: string, text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text))
    throw new Error(`Failed to read ${option} "${text}": it is no whole number from 1 to 9999.`);
  return Number(text);
}
