/** What stands at the end of a text that was cut. */
export const CUT = '…';

/** A text, or so many characters of its beginning, with a sign that it was cut. */
export function cutText(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}${CUT}` : text;
}
