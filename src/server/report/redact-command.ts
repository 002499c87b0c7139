import { cutText } from '../../core/cut-text.ts';
import { replaceKeyLike } from '../../core/key-like.ts';
import { isCountName, isSecretName } from '../../core/secret-name.ts';
import { REDACTED } from '../journal/redact.ts';
import { isSecretAddress } from '../journal/secret-name.ts';

/**
 * A command as a report may show it: what stands under a secret's name is taken out (`--token x`, `API_KEY=x`,
 * `Authorization: x`, `"apiKey": "x"`), and so are addresses that someone signs in to, what `curl -u` signs in with,
 * and whatever looks like a key. A heuristic: a secret that bears no name and has no known form is not seen. Long words
 * and long commands are cut.
 */
export function redactCommand(words: readonly string[]): readonly string[] {
  const shown = words.slice(0, MAX_WORDS).map((word, index) => redactWord(word, words[index - 1] ?? ''));
  return words.length > MAX_WORDS ? [...shown, `…and ${words.length - MAX_WORDS} more`] : shown;
}

const MAX_WORDS = 100;
const MAX_WORD = 1000;
/** What is looked at: more than is shown, so that no secret is cut to what is none. */
const MAX_LOOKED_AT = 4 * MAX_WORD;

function redactWord(word: string, before: string): string {
  const option = /^--?([\w-]+)$/.exec(before)?.[1];
  if (option !== undefined && isSecret(option, word)) return REDACTED;
  if (isSecretAddress(word)) return REDACTED;
  const looked = word.slice(0, MAX_LOOKED_AT);
  const isSignIn = option !== undefined && SIGN_IN_OPTION.test(option);
  const text = replaceKeyLike(redactNamed(isSignIn ? redactSignIn(looked) : looked), REDACTED);
  return cutText(text, MAX_WORD);
}

/** What curl and its kin sign in with. */
const SIGN_IN_OPTION = /^(?:u|U|user|proxy-user)$/;
/** `NAME:PASSWORD`, which no address is. */
const SIGN_IN = /^([^:]*):(?!\/\/).*$/s;

function redactSignIn(word: string): string {
  return word.replace(SIGN_IN, `$1:${REDACTED}`);
}

/** `-u NAME:PASSWORD`, also glued, within a word or a script. */
const SIGN_IN_WITHIN = /(^|\s)(-[uU]\s*|--(?:proxy-)?user[=\s]\s*)(["']?[^\s:"']*):(?!\/\/)[^\s"']+/g;
/** Who signs in at an address, with a scheme or without. */
const SIGNED_IN_ADDRESS = /(^|[\s"'=/])([^\s:/@"'=]{1,100}):[^\s/@"']+@(?=[\w[])/g;
/** `Name: value` as a whole word, or glued to its option. */
const HEADER = /^(-H\s*|--header=)?([A-Za-z][\w-]*):.*/s;
/** The same in quotes, as scripts have it; the end may have been cut off. */
const QUOTED_HEADER = /(["'])(-H\s*)?([A-Za-z][\w-]{0,99}):[^"']*/g;
/** A member of JSON, whose quotes may be escaped. */
const MEMBER =
  /(\\?["'])([A-Za-z][\w.-]{0,99})(\\?["']\s*:\s*)(\\"(?:[^"\\]|\\[^"])*(?:\\")?|"(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s,}\]"'\\]+)/g;
/** `NAME=value`, as the environment, options and addresses have it; the value may be quoted. */
const ASSIGNMENT = /([A-Za-z][\w.-]{0,99})=("[^"]*"?|'[^']*'?|[^\s&'"]+)/g;
/** `--name value` in a script. */
const OPTION_WITHIN = /(^|\s)(--?)([A-Za-z][\w-]*)(\s+)("[^"]*"?|'[^']*'?|[^\s"'-][^\s"']*)/g;

function redactNamed(word: string): string {
  return word
    .replace(SIGN_IN_WITHIN, `$1$2$3:${REDACTED}`)
    .replace(SIGNED_IN_ADDRESS, `$1$2:${REDACTED}@`)
    .replace(MEMBER, (whole, open: string, name: string, middle: string, value: string) =>
      isSecret(name, value) ? `${open}${name}${middle}${open}${REDACTED}${open}` : whole,
    )
    .replace(HEADER, (whole, option: string | undefined, name: string) =>
      isSecretName(name) ? `${option ?? ''}${name}: ${REDACTED}` : whole,
    )
    .replace(QUOTED_HEADER, (whole, quote: string, option: string | undefined, name: string) =>
      isSecretName(name) ? `${quote}${option ?? ''}${name}: ${REDACTED}` : whole,
    )
    .replace(ASSIGNMENT, (whole, name: string, value: string) =>
      isSecret(name, value) ? `${name}=${REDACTED}` : whole,
    )
    .replace(
      OPTION_WITHIN,
      (whole, before: string, dashes: string, name: string, blank: string, value: string) =>
        isSecret(name, value) ? before + dashes + name + blank + REDACTED : whole,
    );
}

function isSecret(name: string, value: string): boolean {
  return isSecretName(name) && !(isCountName(name) && /^\d+$/.test(value));
}
