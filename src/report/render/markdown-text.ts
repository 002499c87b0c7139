/** A text as Markdown that shows it as it is, on one line: nothing in it is markup, HTML, or the end of a table's cell. */
export function escapeMarkdown(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(SPECIAL, (character) => `&#${character.charCodeAt(0)};`);
}

/** As references, they are markup nowhere; the colon and the dot of URLs among them, which GitHub would make links of. */
const SPECIAL = /[\\`*_{}[\]()<>#+!|~&"'@$^=]|:(?=\/\/)|(?<=\bwww)\./gi;

/** A text in type of equal width. */
export function codeSpan(text: string): string {
  return text === '' ? '' : `<code>${escapeMarkdown(text)}</code>`;
}

/** Lines in type of equal width, as they stand. */
export function codeBlock(text: string): string {
  const escaped = text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]/gu, '\uFFFD')
    .replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
  // GitHub reads a line that begins a block elsewhere as text here, up to the closing tag.
  return `<pre>${escaped}</pre>`;
}

/** A table; the cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** What is shown when it is opened; both are Markdown already. */
export function details(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
}
