import type { Place } from './page.ts';
import { extendKey, type Key } from './random.ts';

/**
 * Writes a place as an opaque cursor, bound to the list that it walks.
 *
 * @param list names the list: the same filters, the same name.
 */
export function formatCursor(key: Key, list: string, place: Place): string {
  const text = `${place.at.toString(36)}.${place.source.toString(36)}.${place.row.toString(36)}`;
  return toBase64Url(`${text}.${checkOf(key, list, text)}`);
}

/** Reads a cursor back; undefined when it was not made for this list by this sandbox. */
export function parseCursor(key: Key, list: string, cursor: string): Place | undefined {
  const [at, source, row, check, ...rest] = fromBase64Url(cursor).split('.');
  if (at === undefined || source === undefined || row === undefined || rest.length > 0) return undefined;
  if (check !== checkOf(key, list, `${at}.${source}.${row}`)) return undefined;
  return { at: Number.parseInt(at, 36), source: Number.parseInt(source, 36), row: Number.parseInt(row, 36) };
}

function checkOf(key: Key, list: string, text: string): string {
  const { hi, lo } = extendKey(key, 'cursor', list, text);
  return hi.toString(36) + lo.toString(36);
}

const SYMBOLS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64url of ASCII text; core has no Buffer. */
function toBase64Url(text: string): string {
  let encoded = '';
  for (let i = 0; i < text.length; i += 3) {
    const chunk = [text.charCodeAt(i), text.charCodeAt(i + 1), text.charCodeAt(i + 2)];
    const bits = ((chunk[0] ?? 0) << 16) | ((chunk[1] || 0) << 8) | (chunk[2] || 0);
    const symbols = Math.min(4, text.length - i + 1);
    for (let place = 0; place < symbols; place += 1) encoded += SYMBOLS[(bits >>> (18 - 6 * place)) & 63];
  }
  return encoded;
}

/** Undoes `toBase64Url`; symbols that are none give a text that no check fits. */
function fromBase64Url(encoded: string): string {
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
