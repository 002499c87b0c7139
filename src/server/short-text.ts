import { createHash } from 'node:crypto';

/** What a client's text is remembered by where only the number of texts is bounded: of a long one, a digest. */
export function toShort(text: string): string {
  return text.length > MAX_TEXT ? createHash('sha256').update(text).digest('base64url') : text;
}

const MAX_TEXT = 256;
