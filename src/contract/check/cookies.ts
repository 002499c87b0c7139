/** The cookies of a `Cookie` header, by name; the first of a name counts. */
export function readCookies(header: string | undefined): Readonly<Record<string, string>> {
  if (header === undefined) return {};
  // No prototype: a cookie may have any name.
  const cookies: Record<string, string> = Object.create(null);
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=');
    if (equals < 0) continue;
    const name = pair.slice(0, equals).trim();
    if (name in cookies) continue;
    const value = pair.slice(equals + 1).trim();
    cookies[name] = value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
  }
  return cookies;
}
