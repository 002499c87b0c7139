import { cutText } from '../core/cut-text.ts';
import { didYouMean } from '../core/did-you-mean.ts';

/** What a run can fail on. */
export const FAIL_ON = ['violations', 'notes', 'uncovered', 'unmatched', 'receiver', 'rules'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** What was read of a list of names. */
export type ParsedNames<Name extends string> =
  | { readonly kind: 'names'; readonly names: readonly Name[] }
  | { readonly kind: 'unknown'; readonly message: string };

/** Reads names with commas between, such as `violations,unmatched`; each counts once. A text without any is refused: it is a variable that was not set. */
export function parseFailOn(text: string): ParsedNames<FailOn> {
  return parseNames(text, FAIL_ON);
}

/** The same, where there are other names to fail on. */
export function parseNames<Name extends string>(text: string, known: readonly Name[]): ParsedNames<Name> {
  const names: Name[] = [];
  for (const word of text.split(',').map((part) => part.trim())) {
    if (word === '') continue;
    const name = known.find((one) => one === word);
    if (name === undefined) return { kind: 'unknown', message: unknown(word, known) };
    if (!names.includes(name)) names.push(name);
  }
  if (names.length === 0) return { kind: 'unknown', message: nameless(known) };
  return { kind: 'names', names };
}

function nameless(known: readonly string[]): string {
  return `Failed to fail on "": it names nothing. Use ${known.join(', ')}, with commas between, or leave it out.`;
}

function unknown(word: string, known: readonly string[]): string {
  const meant = didYouMean(word, known);
  const hint = meant ? `Did you mean "${meant}"? ` : '';
  return `Failed to fail on "${cutText(word, MAX_SHOWN)}": there is no such thing. ${hint}Use ${known.join(', ')}, with commas between.`;
}

const MAX_SHOWN = 60;
