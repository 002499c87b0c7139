/** What stands where a secret was. */
export const REDACTED = '[redacted]';

const SECRET_HEADERS = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'xi-api-key',
]);
const SECRET_NAME =
  /(?:^|[_-])(?:password|passwd|secret|token|api[_-]?key|apikey|authorization|credential|private[_-]?key)(?:$|[_-])/i;
/** Members whose values are secret whatever their names: headers that a webhook is to authenticate with. */
const SECRET_MAPS = new Set(['headers']);

/** The headers with secrets taken out. */
export function redactHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase();
    kept[name] = SECRET_HEADERS.has(lower) || SECRET_NAME.test(lower) ? REDACTED : value;
  }
  return kept;
}

/** The query with the values of secret-looking parameters taken out. */
export function redactQuery(query: string): string {
  if (!query) return query;
  return query
    .split('&')
    .map((pair) => {
      const [name = ''] = pair.split('=', 1);
      return SECRET_NAME.test(name) ? `${name}=${REDACTED}` : pair;
    })
    .join('&');
}

/** A JSON body as text, with the values of secret-looking members taken out. */
export function redactJson(body: unknown): string {
  return JSON.stringify(body, redactMember) ?? '';
}

function redactMember(member: string, value: unknown): unknown {
  if (SECRET_NAME.test(member) && (typeof value === 'string' || typeof value === 'number')) return REDACTED;
  if (SECRET_MAPS.has(member) && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.fromEntries(Object.keys(value).map((name) => [name, REDACTED]));
  }
  return value;
}
