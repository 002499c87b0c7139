import { hash } from 'node:crypto';
import type { OperationName, PrismRequest, PrismVerdict } from '../prism/messages.ts';

/**
 * The verdicts that Prism gave lately. Its verdict follows from the operation and the request alone, and to ask for it
 * costs a message to another thread and one back: a client that makes the same mistake again is told the same at once.
 */
export interface VerdictMemory {
  find(key: string): PrismVerdict | undefined;
  keep(key: string, verdict: PrismVerdict): void;
}

/** @param most how many are kept at most. */
export function createVerdictMemory(most = MAX_VERDICTS): VerdictMemory {
  // What is not asked for while half as many others are kept is forgotten.
  let young = new Map<string, PrismVerdict>();
  let old = new Map<string, PrismVerdict>();
  const keep: VerdictMemory['keep'] = (key, verdict) => {
    if (verdict.diagnostics.length > MAX_DIAGNOSTICS) return;
    if (young.size >= most / 2) {
      old = young;
      young = new Map();
    }
    young.set(key, verdict);
  };
  return {
    find(key) {
      const known = young.get(key);
      if (known) return known;
      const older = old.get(key);
      if (older) keep(key, older);
      return older;
    },
    keep,
  };
}

const MAX_VERDICTS = 2000;
/** One with more than this to say is asked for again. */
const MAX_DIAGNOSTICS = 50;

/** Tells requests to operations apart; a digest, so that nothing of what was sent is kept. */
export function verdictKey({ method, path }: OperationName, request: PrismRequest): string {
  const { body, ...rest } = request;
  return hash('sha256', `${JSON.stringify([method, path, rest, body?.kind])}${body?.text}`, 'base64');
}
