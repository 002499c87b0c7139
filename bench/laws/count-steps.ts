import { readFileSync } from 'node:fs';
import { type Profiler, Session } from 'node:inspector';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Counts the words of the project's own code that were run since the last time: the same each time, on any machine. */
export type CountSteps = () => number;

/**
 * Begins to count. Only what is loaded afterwards is counted whole; and only where no code is optimized, as that keeps
 * no count.
 */
export function beginCounting(root: string): CountSteps {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const wordsOf = createWordCounts();
  const isOwn = ({ url }: Profiler.ScriptCoverage): boolean =>
    OWN.some((folder) => url.startsWith(root + folder));
  return () => {
    let steps = 0;
    // In the session's own thread the answer comes at once.
    session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error) throw error;
      for (const script of taken.result) if (isOwn(script)) steps += stepsOf(script, wordsOf(script.url));
    });
    return steps;
  };
}

const OWN = ['src/', 'mocks/'];

/** How many words of a source come before a place in it. */
type WordsBefore = Uint32Array;

/** Each word as often as the innermost block about it was run. */
function stepsOf({ functions }: Profiler.ScriptCoverage, words: WordsBefore): number {
  let steps = 0;
  for (const { ranges } of functions) {
    const around: Profiler.CoverageRange[] = [];
    for (const range of ranges) {
      while ((around.at(-1)?.endOffset ?? range.endOffset) < range.endOffset) around.pop();
      const own = (words[range.endOffset] ?? 0) - (words[range.startOffset] ?? 0);
      steps += own * (range.count - (around.at(-1)?.count ?? 0));
      around.push(range);
    }
  }
  return steps;
}

/** Words of code, by file: neither names' lengths nor comments, types or blanks are to count. */
function createWordCounts(): (url: string) => WordsBefore {
  const known = new Map<string, WordsBefore>();
  return (url) => {
    const counted = known.get(url) ?? countWords(readFileSync(fileURLToPath(url), 'utf8'));
    known.set(url, counted);
    return counted;
  };
}

function countWords(source: string): WordsBefore {
  // What is taken out leaves blanks, so that places stay where they are.
  const code = stripTypeScriptTypes(source).replace(COMMENT, (comment) => ' '.repeat(comment.length));
  const before = new Uint32Array(code.length + 1);
  for (const { index } of code.matchAll(WORD)) before[index + 1] = 1;
  for (let place = 1; place < before.length; place += 1)
    before[place] = (before[place] ?? 0) + (before[place - 1] ?? 0);
  return before;
}

const COMMENT = /\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm;
const WORD = /[\w$]+/g;
