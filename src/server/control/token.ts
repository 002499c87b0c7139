import { createHash, timingSafeEqual } from 'node:crypto';
import { createToken } from '../admin-token.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Sandboxes } from '../sandboxes.ts';

/** Whom a token lets in: to everything, or to one sandbox alone. */
export type Bearer = { readonly kind: 'admin' } | { readonly kind: 'sandbox'; readonly name: string };

/** Knows the tokens of one control API. */
export interface Tokens {
  /** Undefined where the header has no token, or one that opens nothing. */
  whoIs(authorization: string | undefined): Bearer | undefined;
  /** Makes the token of a sandbox, which goes when the sandbox does; it is shown once. */
  issue(sandbox: Sandbox): string;
}

/** @param admin opens everything; must not be empty. */
export function createTokens(admin: string, sandboxes: Sandboxes): Tokens {
  if (admin === '') {
    throw new Error('Failed to open the control API: its token is empty. Give one, or have one made.');
  }
  const adminDigest = digestOf(admin);
  const digests = new WeakMap<Sandbox, Buffer>();
  return {
    whoIs(authorization) {
      const token = BEARER.exec(authorization ?? '')?.[1];
      if (token === undefined) return undefined;
      const digest = digestOf(token);
      if (timingSafeEqual(digest, adminDigest)) return { kind: 'admin' };
      const sandbox = sandboxes.find(SANDBOX_TOKEN.exec(token)?.[1] ?? '');
      const known = sandbox && digests.get(sandbox);
      return known && timingSafeEqual(digest, known) ? { kind: 'sandbox', name: sandbox.name } : undefined;
    },
    issue(sandbox) {
      const token = `rbt_${sandbox.name}_${createToken()}`;
      digests.set(sandbox, digestOf(token));
      return token;
    },
  };
}

const BEARER = /^bearer +(\S+) *$/i;
/** The name tells which sandbox to compare with; the rest is what nobody guesses. */
const SANDBOX_TOKEN = /^rbt_([a-z0-9-]{1,64})_/;

/** Texts of any length are compared by digests of one length, in constant time. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
