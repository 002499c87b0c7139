/**
 * How the keys of one vendor look. Patterns are run over whatever is sent, up to `MAX_LOOKED`: they take time in
 * proportion to the text, so that none may begin again and again within a run that it goes through to the end.
 */
export interface KeyForm {
  /** Whose they are, and what, as it stands in a sentence: `a Stripe key`. */
  readonly what: string;
  /** The source of a pattern, wide: what has this form may be a key. */
  readonly form: string;
  /** The source of a pattern, narrow: what has this form opens something, unless it is made up; absent where nothing tells. */
  readonly live?: string;
}

/**
 * The first part of a token. After a dash or an underscore, which may be one of its own, only a short one is looked
 * for: else a text of such beginnings would be gone through to its end from each of them.
 */
const JWT_HEADER = `eyJ(?:(?<![A-Za-z0-9_-]eyJ)[A-Za-z0-9_-]{8,}|[A-Za-z0-9_-]{8,256})`;

/** The forms that vendors give their keys, tokens and secrets. */
export const KEY_FORMS: readonly KeyForm[] = [
  {
    what: 'a Stripe key',
    form: '[sr]k_(?:live|test)_[A-Za-z0-9]{8,}',
    live: '[sr]k_live_[A-Za-z0-9]{16,}',
  },
  { what: 'a webhook secret', form: 'whsec_[A-Za-z0-9+/=]{16,}' },
  { what: 'an ElevenLabs key', form: 'sk_[A-Za-z0-9]{24,}', live: 'sk_[0-9a-f]{40,64}' },
  { what: 'an ElevenLabs key', form: 'xi-[A-Za-z0-9]{16,}', live: 'xi-[A-Za-z0-9]{24,}' },
  {
    what: 'an OpenAI or Anthropic key',
    form: 'sk-[A-Za-z0-9_-]{20,}',
    live: 'sk-(?:(?:proj|svcacct|admin|ant-[a-z]+[0-9]+)-)?[A-Za-z0-9_-]{32,}',
  },
  { what: 'an AWS key', form: '(?:AKIA|ASIA)[A-Z0-9]{12,}', live: '(?:AKIA|ASIA)[A-Z2-7]{16}' },
  { what: 'a GitHub token', form: 'gh[pousr]_[A-Za-z0-9]{16,}', live: 'gh[pousr]_[A-Za-z0-9]{36,}' },
  {
    what: 'a GitHub token',
    form: 'github_pat_[A-Za-z0-9_]{16,}',
    live: 'github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{50,}',
  },
  { what: 'a GitLab token', form: 'glpat-[A-Za-z0-9_-]{16,}', live: 'glpat-[A-Za-z0-9_-]{20,}' },
  {
    what: 'a Slack token',
    form: 'xox[abeoprs]-[A-Za-z0-9-]{10,}',
    live: 'xox[abeoprs]-[0-9]{8,}-[A-Za-z0-9-]{16,}',
  },
  { what: 'a Slack token', form: 'xapp-[A-Za-z0-9-]{10,}', live: 'xapp-[0-9]-[A-Za-z0-9-]{40,}' },
  { what: 'a Google key', form: 'AIza[A-Za-z0-9_-]{30,}', live: 'AIza[A-Za-z0-9_-]{35}' },
  { what: 'a Google token', form: 'ya29\\.[A-Za-z0-9_-]{20,}', live: 'ya29\\.[A-Za-z0-9_-]{40,}' },
  { what: 'a Twilio key', form: 'SK[0-9a-f]{32}', live: 'SK[0-9a-f]{32}' },
  {
    what: 'a SendGrid key',
    form: 'SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}',
    live: 'SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}',
  },
  { what: 'an npm token', form: 'npm_[A-Za-z0-9]{30,}', live: 'npm_[A-Za-z0-9]{36}' },
  { what: 'a Hugging Face token', form: 'hf_[A-Za-z0-9]{30,}', live: 'hf_[A-Za-z0-9]{34}' },
  {
    what: 'a JSON Web Token',
    form: `${JWT_HEADER}\\.eyJ[A-Za-z0-9_-]{4,}(?:\\.[A-Za-z0-9_-]{0,})?`,
    live: `${JWT_HEADER}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{16,}`,
  },
  {
    what: 'a private key',
    form: '-----BEGIN(?:[ +A-Z]|%20){0,60}PRIVATE(?:[ +]|%20)KEY-----[A-Za-z0-9+/=\\s\\\\%]*',
    live: '-----BEGIN(?:[ +A-Z]|%20){0,60}PRIVATE(?:[ +]|%20)KEY-----(?:[A-Za-z0-9+/=\\s]|\\\\n|%0[aAdD]){64,4096}',
  },
];

/** Characters of a text that are looked through for keys: as much as a request may send. */
export const MAX_LOOKED = 1024 * 1024;

/** A key has no letter or digit of another word before it. */
export const KEY_START = '(?<![A-Za-z0-9])';
