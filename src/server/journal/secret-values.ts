import { Buffer } from 'node:buffer';
import { REDACTED } from './redact.ts';

/** The secrets of one exchange, to be taken out of every text of it: an answer may repeat what was sent. */
export interface SecretValues {
  add(value: string): void;
  /** The text with the secrets taken out. */
  scrub(text: string): string;
  /** Bytes of the longest one. */
  readonly longest: number;
}

/** Shorter ones, such as `any`, stand in texts by chance. */
const MIN_LENGTH = 8;
/** Secrets that are looked for; past it those of bodies are taken out by their names alone. */
const MAX_VALUES = 100;

export function createSecretValues(): SecretValues {
  const values = new Set<string>();
  let longest = 0;
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
    scrub(text) {
      let scrubbed = text;
      // Longest first: one secret may be the beginning of another.
      const inText = [...values].filter((value) => text.includes(value)).sort((a, b) => b.length - a.length);
      for (const value of inText) scrubbed = scrubbed.replaceAll(value, REDACTED);
      return scrubbed;
    },
  };
}

/** As it is, as JSON writes it, and as an address does. */
function formsOf(value: string): readonly string[] {
  return [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value.toWellFormed())];
}
