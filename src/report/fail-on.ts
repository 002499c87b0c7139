import { didYouMean } from '../core/did-you-mean.ts';

/** What a run can fail on. */
export const FAIL_ON = ['violations', 'notes', 'uncovered', 'unmatched', 'receiver', 'rules'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** What was read of a list of names. */
export type ParsedFailOn =
  | { readonly kind: 'names'; readonly names: readonly FailOn[] }
  | { readonly kind: 'unknown'; readonly message: string };

/** Reads names with commas between, such as `violations,unmatched`; each counts once, an empty text is none. */
export function parseFailOn(text: string): ParsedFailOn {
  const names: FailOn[] = [];
  for (const word of text.split(',').map((part) => part.trim())) {
    if (word === '') continue;
    const name = FAIL_ON.find((known) => known === word);
    if (!name) return { kind: 'unknown', message: unknown(word) };
    if (!names.includes(name)) names.push(name);
  }
  return { kind: 'names', names };
}

function unknown(word: string): string {
  const meant = didYouMean(word, FAIL_ON);
  const shown = word.length > MAX_SHOWN ? `${word.slice(0, MAX_SHOWN)}…` : word;
  const hint = meant ? `Did you mean "${meant}"? ` : '';
  return `Failed to fail on "${shown}": there is no such thing. ${hint}Use ${FAIL_ON.join(', ')}, with commas between.`;
}

const MAX_SHOWN = 60;
