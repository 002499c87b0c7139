import { Buffer } from 'node:buffer';
import type { Incoming } from './message.ts';

/** Tells of an error of ours that a request has met, without a word of what was sent. Never throws. */
export function reportError(
  { onError }: { readonly onError: (error: unknown) => void },
  error: unknown,
  incoming: Incoming,
): void {
  try {
    onError(withoutSent(error, incoming));
  } catch {
    // Whoever is to be told cannot be: the request is answered all the same.
  }
}

/** Shorter words stand in messages by chance. */
const MIN_LENGTH = 4;
const MAX_MESSAGE = 2000;

/**
 * The error with every word of its message taken out that stands in the request: any of them may be a secret, and which
 * are is known only to what has failed.
 */
function withoutSent(error: unknown, incoming: Incoming): Error {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const sent = textsOf(incoming);
  const kept = WORDS.reduce(
    (text, words) => text.replace(words, (word) => (isSent(word, sent) ? '[redacted]' : word)),
    message.slice(0, MAX_MESSAGE),
  );
  const frames = stack?.split('\n').filter((line) => /^ {4}at /.test(line) && !message.includes(line)) ?? [];
  const told = new Error(kept);
  told.name = name;
  told.stack = [`${name}: ${kept}`, ...frames].join('\n');
  return told;
}

/** Whole ones first, then what they are put together from. */
const WORDS: readonly RegExp[] = [/[^\s"'`,;(){}[\]<>]+/g, /[^\s"'`,;(){}[\]<>:=&?#]+/g, /[\p{L}\p{N}]+/gu];

function isSent(word: string, sent: readonly string[]): boolean {
  return word.length >= MIN_LENGTH && sent.some((text) => text.includes(word));
}

function textsOf({ target, headers, body }: Incoming): readonly string[] {
  const texts = [target, ...Object.values(headers)];
  if (body.kind === 'bytes') texts.push(Buffer.from(body.bytes).toString('utf8'));
  // As it was sent, and as it is read: the body's escapes, and the address's.
  return texts.flatMap((text) => [text, unescaped(text)]);
}

function unescaped(text: string): string {
  return text
    .replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'))
    .replace(/\\u([0-9a-f]{4})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\(["\\/])/g, '$1');
}
