/** A text on one line, for a terminal: it obeys control characters, and these are only shown. */
export function toOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, (symbol) => {
    const code = symbol.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
