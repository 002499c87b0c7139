import { KEY_FORMS, KEY_START, MAX_LOOKED } from './key-forms.ts';

/**
 * Texts that look like a real key or token, wherever they stand: the forms that vendors give theirs, and a long run of
 * letters and digits right after a word such as `key`. A heuristic; docs/violations.md lists the forms. The ids of the
 * mocks (`conv_…`, `agent_…`, UUIDs, `CA…`) have none of them.
 *
 * @returns the text with each of them replaced; the same text where there is none. What stands past `MAX_LOOKED` was not
 * looked at, and is left off.
 */
export function replaceKeyLike(text: string, replacement: string): string {
  if (text.length < SHORTEST) return text;
  return text.slice(0, MAX_LOOKED).replace(KEY_LIKE, `$<before>${replacement}`);
}

/** A word that announces a key, what stands between, and a run of letters and digits that is no word. */
const ANNOUNCED =
  '(?<before>(?:[Kk]ey|KEY|[Tt]oken|TOKEN|[Ss]ecret|SECRET|[Pp]assword|PASSWORD|[Bb]earer|[Cc]redential)s?' +
  '[\'"]?(?:\\s|%20|\\+)?(?:is|[:=]|%3[aAdD])?(?:\\s|%20|\\+)?[\'"]?)' +
  '(?=[A-Za-z+/]{0,40}[0-9])(?=[0-9+/]{0,40}[A-Za-z])[A-Za-z0-9+/]{24,}={0,2}';

const KEY_LIKE = new RegExp(
  `${KEY_START}(?:${KEY_FORMS.map(({ form }) => form).join('|')})|${ANNOUNCED}`,
  'g',
);
/** Shorter ones are no key of any form. */
const SHORTEST = 16;
