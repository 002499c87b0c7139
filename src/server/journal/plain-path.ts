import { replaceKeyLike } from '../../core/key-like.ts';
import type { HeldExchange } from './held-exchange.ts';
import { MAX_PATH } from './kept-bounds.ts';
import { credentialsOf } from './redact.ts';
import { MIN_LENGTH } from './secret-values.ts';

/**
 * Whether nothing in a path has to be taken out of it, as a look shows that costs less than to take it out. It may say
 * no where there is nothing.
 */
export function isPlainPath({ provider, path, rules, headers, body }: HeldExchange): boolean {
  if (provider.length + path.length >= MAX_PATH || rules.template === undefined) return false;
  // All of it stands in the spec.
  if (!rules.template.includes('{')) return true;
  if (rules.hidesPath || body.size > 0 || ENCODED.test(path)) return false;
  for (const name in headers) {
    if (rules.isHeader(name) && mayStandIn(path, headers[name] ?? '')) return false;
  }
  return replaceKeyLike(path, '') === path;
}

/** An address in it, or a secret in another form. */
const ENCODED = /[%\\]|:\/\//;

function mayStandIn(path: string, header: string): boolean {
  if (header.length < MIN_LENGTH) return false;
  return credentialsOf(header).some((part) => part.length >= MIN_LENGTH && path.includes(part));
}
