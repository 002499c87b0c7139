import type { Finding, Mode } from './contract.ts';

/** What becomes of one finding. */
export interface Breach {
  readonly finding: Finding;
  /** A note is a breach of something that nobody is sure of, or that does no harm. */
  readonly level: 'violation' | 'note';
  readonly refused: boolean;
}

/** What becomes of a request. */
export interface Judgement {
  readonly refuse: boolean;
  readonly breaches: readonly Breach[];
}

/**
 * Decides what a mode does with what was found in a request.
 *
 * - `real` refuses what the vendor is known to refuse: rules of any basis but `decided`. What is `decided`, and what
 *   is a note whatever its basis (undeclared parameters and members), is served and noted.
 * - `strict` refuses every breach and every note, but for what the spec itself is to blame for: an undeclared
 *   parameter of a spec that does not claim to be whole.
 * - `lenient` serves them all.
 * - `always` overrides the mode, since no answer can be made: no credential in a form that is asked for
 *   (`credential`), a body that cannot be read (`malformed-body`, `content-type`), and rules that the spec marks
 *   `x-enforce: always`. Unknown paths, methods, ids and cursors are refused elsewhere, where they are found.
 *
 * What is wrong with a response is never refused: the client is not to blame for it.
 */
export function judge(mode: Mode, findings: readonly Finding[]): Judgement {
  const breaches = findings.map((finding): Breach => {
    const refused = isRefused(mode, finding);
    const isNote = !refused && (finding.note || finding.basis === 'decided');
    return { finding, level: isNote ? 'note' : 'violation', refused };
  });
  return { refuse: breaches.some(({ refused }) => refused), breaches };
}

function isRefused(mode: Mode, { always, note, basis, blame }: Finding): boolean {
  if (blame !== 'client') return false;
  if (always) return true;
  switch (mode) {
    case 'real':
      return !note && basis !== 'decided';
    case 'strict':
      return true;
    case 'lenient':
      return false;
  }
}
