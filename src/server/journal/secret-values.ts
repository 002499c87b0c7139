import { Buffer } from 'node:buffer';
import { CUT } from '../../core/cut-text.ts';
import { replaceKeyLike } from '../../core/key-like.ts';
import { REDACTED } from './redact.ts';

/** The secrets of one exchange, to be taken out of every text of it: an answer may repeat what was sent. */
export interface SecretValues {
  add(value: string): void;
  /** The text with the secrets taken out, and with them whatever looks like a key. */
  scrub(text: string): string;
  /** The same for a text that is known to hold nothing that looks like a key. */
  scrubKnown(text: string): string;
  /** The same for a short text that may quote the cut beginning of a secret, ending in `…`. */
  scrubQuote(text: string): string;
  /** Whether one of them may stand in the bytes of a text: a look that costs less than taking them out. */
  mayStandIn(bytes: Uint8Array): boolean;
  /** Bytes of the longest one. */
  readonly longest: number;
}

/** Shorter ones, such as `any`, stand in texts by chance. */
export const MIN_LENGTH = 8;
/** Secrets that are looked for; past it those of bodies are taken out by their names alone. */
const MAX_VALUES = 100;
/** Less than this of a secret that was cut says nothing. */
const MIN_PART = 4;

export function createSecretValues(): SecretValues {
  const values = new Set<string>();
  let longest = 0;
  const scrubKnown = (text: string): string => {
    let scrubbed = text;
    // Longest first: one secret may be the beginning of another.
    const inText = [...values].filter((value) => text.includes(value)).sort((a, b) => b.length - a.length);
    for (const value of inText) scrubbed = scrubbed.replaceAll(value, REDACTED);
    return scrubbed;
  };
  return {
    get longest() {
      return longest;
    },
    add(value) {
      if (value.length < MIN_LENGTH || values.size >= MAX_VALUES) return;
      for (const form of formsOf(value)) {
        values.add(form);
        longest = Math.max(longest, Buffer.byteLength(form));
      }
    },
    mayStandIn({ buffer, byteOffset, byteLength }) {
      const bytes = Buffer.from(buffer, byteOffset, byteLength);
      for (const value of values) if (bytes.includes(value)) return true;
      return false;
    },
    scrub: (text) => replaceKeyLike(scrubKnown(text), REDACTED),
    scrubKnown,
    scrubQuote: (text) => replaceKeyLike(scrubCut(scrubKnown(text), values), REDACTED),
  };
}

/** Takes out the beginnings of secrets that were cut before they came here. */
function scrubCut(text: string, values: ReadonlySet<string>): string {
  if (!text.includes(CUT)) return text;
  const quotes = text.split(CUT);
  const last = quotes.pop() ?? '';
  return [...quotes.map((quote) => withoutBeginning(quote, values)), last].join(CUT);
}

function withoutBeginning(quote: string, values: ReadonlySet<string>): string {
  let longest = 0;
  for (const value of values) {
    for (let length = Math.min(value.length, quote.length); length >= MIN_PART; length -= 1) {
      if (length > longest && quote.endsWith(value.slice(0, length))) longest = length;
    }
  }
  return longest === 0 ? quote : quote.slice(0, -longest) + REDACTED;
}

/** As it is, as JSON writes it, and as an address does. */
function formsOf(value: string): readonly string[] {
  return [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value.toWellFormed())];
}
