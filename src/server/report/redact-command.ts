import { isCountName, isSecretName } from '../../core/secret-name.ts';
import { REDACTED } from '../journal/redact.ts';
import { isSecretAddress } from '../journal/secret-name.ts';

/**
 * A command as a report may show it: what stands under a secret's name is taken out (`--token x`, `API_KEY=x`,
 * `Authorization: x`), and so are addresses that someone signs in to. A heuristic: a secret that bears no name is not
 * seen. Long words and long commands are cut.
 */
export function redactCommand(words: readonly string[]): readonly string[] {
  const shown = words.slice(0, MAX_WORDS).map((word, index) => redactWord(word, words[index - 1] ?? ''));
  return words.length > MAX_WORDS ? [...shown, `…and ${words.length - MAX_WORDS} more`] : shown;
}

const MAX_WORDS = 100;
const MAX_WORD = 1000;
/** `NAME=value`, as the environment, options and addresses have it; the value may be quoted. */
const ASSIGNMENT = /([A-Za-z][\w.-]*)=("[^"]*"|'[^']*'|[^\s&'"]+)/g;
/** `Name: value`, as headers have it. */
const HEADER = /^([A-Za-z][\w-]*):.*/s;

function redactWord(word: string, before: string): string {
  const option = /^--?([\w-]+)$/.exec(before)?.[1];
  if (option !== undefined && isSecret(option, word)) return REDACTED;
  if (isSecretAddress(word)) return REDACTED;
  const text = word
    .replace(HEADER, (whole, name: string) => (isSecretName(name) ? `${name}: ${REDACTED}` : whole))
    .replace(ASSIGNMENT, (whole, name: string, value: string) =>
      isSecret(name, value) ? `${name}=${REDACTED}` : whole,
    );
  return text.length > MAX_WORD ? `${text.slice(0, MAX_WORD)}…` : text;
}

function isSecret(name: string, value: string): boolean {
  return isSecretName(name) && !(isCountName(name) && /^\d+$/.test(value));
}
