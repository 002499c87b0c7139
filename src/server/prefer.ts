import type { Preference } from '../contract/contract.ts';

/** Reads what a `Prefer` header asks of the answer; undefined when it asks for nothing that concerns it. */
export function parsePreference(header: string | undefined): Preference | undefined {
  if (!header) return undefined;
  const preference: { code?: string; example?: string; dynamic?: boolean } = {};
  for (const part of header.split(/[,;]/)) {
    const [name = '', value = ''] = part.split('=', 2).map((text) => text.trim());
    const plain = value.replace(/^"(.*)"$/, '$1');
    if (name.toLowerCase() === 'code' && /^\d{3}$/.test(plain)) preference.code = plain;
    if (name.toLowerCase() === 'example' && plain) preference.example = plain;
    if (name.toLowerCase() === 'dynamic') preference.dynamic = plain === 'true';
  }
  return Object.keys(preference).length > 0 ? preference : undefined;
}
