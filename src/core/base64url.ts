const SYMBOLS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64url of ASCII text; core has no Buffer. */
export function toBase64Url(text: string): string {
  let encoded = '';
  for (let i = 0; i < text.length; i += 3) {
    const chunk = [text.charCodeAt(i), text.charCodeAt(i + 1), text.charCodeAt(i + 2)];
    const bits = ((chunk[0] ?? 0) << 16) | ((chunk[1] || 0) << 8) | (chunk[2] || 0);
    const symbols = Math.min(4, text.length - i + 1);
    for (let place = 0; place < symbols; place += 1) encoded += SYMBOLS[(bits >>> (18 - 6 * place)) & 63];
  }
  return encoded;
}

/** Undoes `toBase64Url`, byte by byte; symbols that are none give a text that means nothing. */
export function fromBase64Url(encoded: string): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const symbol of encoded) {
    bits = ((bits << 6) | SYMBOLS.indexOf(symbol)) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      text += String.fromCharCode((bits >>> held) & 0xff);
    }
  }
  return text;
}
