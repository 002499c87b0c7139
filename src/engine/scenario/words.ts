import { cutText } from '../../core/cut-text.ts';

/** How mistakes are put: what is wrong, and in a second line what to write instead. */

/** A message with a hint, in one text; `splitWords` takes them apart again. */
export function words(message: string, hint: string | undefined): string {
  return hint === undefined ? message : `${message}\n${hint}`;
}

export function splitWords(text: string): { readonly message: string; readonly hint: string | undefined } {
  const end = text.indexOf('\n');
  return end < 0
    ? { message: text, hint: undefined }
    : { message: text.slice(0, end), hint: text.slice(end + 1) };
}

/** A name or text from a file, in quotes, on one line and not too long. */
export function quote(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '\uFFFD');
  return `"${cutText(line, LONGEST_QUOTE)}"`;
}

const LONGEST_QUOTE = 60;

/** What stands somewhere, as it is called in a sentence. */
export function nameOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return value === '' ? 'an empty text' : `the text ${quote(value)}`;
    case 'number':
    case 'boolean':
      return String(value);
    case 'object':
      return 'a map';
    default:
      return `a ${typeof value}`;
  }
}
