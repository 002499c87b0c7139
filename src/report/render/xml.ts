/** Attributes of an element; undefined ones are left out. */
export type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** An XML element with its content, which is XML already; several of them come each on a line. */
export function element(
  name: string,
  attributes: XmlAttributes,
  content: string | readonly string[] = '',
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`)
    .join('');
  const inner = typeof content === 'string' ? content : content.map((line) => `\n${line}`).join('');
  if (inner === '') return `<${name}${written}/>`;
  return `<${name}${written}>${inner}${typeof content === 'string' ? '' : '\n'}</${name}>`;
}

/** A text as the content of an element; what XML 1.0 has no way to write becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_XML, '\uFFFD')
    .replace(/[&<>"'\r]/g, (character) => ENTITIES[character] ?? character);
}

/** In an attribute, line breaks and tabs would be read as spaces. */
function escapeAttribute(text: string): string {
  return escapeXml(text).replace(/[\n\t]/g, (character) => ENTITIES[character] ?? character);
}

// Everything outside the production Char of XML 1.0; lone surrogates are gone by then.
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};
