/**
 * Texts that look like a real key or token, wherever they stand: the forms that vendors give theirs, and a long run of
 * letters and digits right after a word such as `key`. A heuristic; docs/violations.md lists the forms. The ids of the
 * mocks (`conv_…`, `agent_…`, UUIDs, `CA…`) have none of them.
 *
 * @returns the text with each of them replaced; the same text where there is none.
 */
export function replaceKeyLike(text: string, replacement: string): string {
  return text.length < SHORTEST ? text : text.replace(KEY_LIKE, `$<before>${replacement}`);
}

/** The forms of keys, with whom they are of. */
const FORMS: readonly string[] = [
  // Stripe, and others in its manner; webhook secrets (Standard Webhooks)
  '[sr]k_(?:live|test)_[A-Za-z0-9]{8,}',
  'whsec_[A-Za-z0-9+/=]{16,}',
  // ElevenLabs
  'sk_[A-Za-z0-9]{24,}',
  'xi-[A-Za-z0-9]{16,}',
  // OpenAI, Anthropic
  'sk-[A-Za-z0-9_-]{20,}',
  // AWS
  '(?:AKIA|ASIA)[A-Z0-9]{12,}',
  // GitHub, GitLab
  'gh[pousr]_[A-Za-z0-9]{16,}',
  'github_pat_[A-Za-z0-9_]{16,}',
  'glpat-[A-Za-z0-9_-]{16,}',
  // Slack
  'xox[abeoprs]-[A-Za-z0-9-]{10,}',
  'xapp-[A-Za-z0-9-]{10,}',
  // Google
  'AIza[A-Za-z0-9_-]{30,}',
  'ya29\\.[A-Za-z0-9_-]{20,}',
  // Twilio, SendGrid
  'SK[0-9a-f]{32}',
  'SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}',
  // npm, Hugging Face
  'npm_[A-Za-z0-9]{30,}',
  'hf_[A-Za-z0-9]{30,}',
  // JSON Web Tokens
  'eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{4,}(?:\\.[A-Za-z0-9_-]*)?',
  // PEM, as text, in JSON and in a query
  '-----BEGIN(?:[ +A-Z]|%20){0,60}PRIVATE(?:[ +]|%20)KEY-----[A-Za-z0-9+/=\\s\\\\%]*',
];

/** A word that announces a key, what stands between, and a run of letters and digits that is no word. */
const ANNOUNCED =
  '(?<before>(?:[Kk]ey|KEY|[Tt]oken|TOKEN|[Ss]ecret|SECRET|[Pp]assword|PASSWORD|[Bb]earer|[Cc]redential)s?' +
  '[\'"]?(?:\\s|%20|\\+)?(?:is|[:=]|%3[aAdD])?(?:\\s|%20|\\+)?[\'"]?)' +
  '(?=[A-Za-z+/]{0,40}[0-9])(?=[0-9+/]{0,40}[A-Za-z])[A-Za-z0-9+/]{24,}={0,2}';

const KEY_LIKE = new RegExp(`(?<![A-Za-z0-9])(?:${FORMS.join('|')})|${ANNOUNCED}`, 'g');
/** Shorter ones are no key of any form. */
const SHORTEST = 16;
