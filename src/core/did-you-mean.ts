/**
 * The known word that was most likely meant, where one is near enough. Case, dashes, underscores and blanks do not
 * count, two neighbours that changed places are one slip, and so is a letter too many, too few or wrong.
 *
 * @returns undefined when no word is near: a third of the letters may be wrong, and three at most.
 * @example didYouMean('no_anwser', ['answered', 'no-answer']) // 'no-answer'
 */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const asked = plain(word);
  if (asked === '' || word.length > LONGEST_WORD) return undefined;
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const meant = plain(candidate);
    const allowed = Math.min(3, Math.floor(Math.max(asked.length, meant.length) / 3));
    if (Math.abs(asked.length - meant.length) > allowed) continue;
    const slips = slipsBetween(asked, meant);
    if (slips > allowed || slips >= fewest) continue;
    best = candidate;
    fewest = slips;
  }
  return best;
}

/**
 * Whether two words are one but for a slip: at most one letter too many, too few, wrong or with its neighbour's place,
 * in words of four letters or more. Case, dashes, underscores and blanks do not count. Far less forgiving than
 * `didYouMean`, which asks a question: on this somebody is blamed.
 *
 * @example isSlip('agentId', 'agent_id') // true
 */
export function isSlip(word: string, known: string): boolean {
  if (word.length > LONGEST_WORD || known.length > LONGEST_WORD) return false;
  const [asked, meant] = [plain(word), plain(known)];
  if (asked === '' || Math.abs(asked.length - meant.length) > 1) return false;
  return asked === meant || (Math.min(asked.length, meant.length) >= 4 && slipsBetween(asked, meant) <= 1);
}

/** Longer ones are no slips of a word that is known here. */
const LONGEST_WORD = 100;

function plain(word: string): string {
  return word.toLowerCase().replace(/[-_\s.]/g, '');
}

/** The Damerau-Levenshtein distance, in its form where no stretch is changed twice. */
function slipsBetween(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const wrong = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? at(beforeLast, j - 2) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(at(row, j - 1) + 1, at(last, j) + 1, at(last, j - 1) + wrong, swap));
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
