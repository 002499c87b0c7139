/** What stands at the end of a text that was cut. */
export const CUT = '…';

/** Characters of names that are kept, and headers of a message. */
export const MAX_NAME = 100;
export const MAX_HEADERS = 64;

/** A text, or so much of its beginning. */
export function cutText(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}${CUT}` : text;
}
