/** Names in a header, at most; what is beyond is counted. */
const MAX_NAMES = 50;
const MAX_NAME = 100;

/**
 * The header that names the parameters that had no effect. What a header cannot hold is percent-encoded.
 *
 * @example ignoredHeader(['rating_min', 'größe']) // { 'Ringback-Ignored': 'rating_min, gr%C3%B6%C3%9Fe' }
 */
export function ignoredHeader(names: readonly string[]): Readonly<Record<string, string>> {
  const shown = [...new Set(names)].map(toToken);
  const rest = shown.length - MAX_NAMES;
  return {
    'Ringback-Ignored': [...shown.slice(0, MAX_NAMES), ...(rest > 0 ? [`and ${rest} more`] : [])].join(', '),
  };
}

function toToken(name: string): string {
  const encoded = name.toWellFormed().replace(/[^!-+\--~]/gu, (symbol) => encodeURIComponent(symbol));
  return encoded.length <= MAX_NAME ? encoded : `${encoded.slice(0, MAX_NAME)}...`;
}
