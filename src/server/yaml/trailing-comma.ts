import type { TextMistake } from './read-yaml.ts';

/** The first comma of a JSON text that nothing follows: YAML takes it, and no other reader of JSON does. */
export function findTrailingComma(text: string): TextMistake | undefined {
  for (const { 0: found, index } of text.matchAll(STRING_OR_COMMA)) {
    if (found !== ',') continue;
    const before = text.slice(0, index).split('\n');
    return {
      line: before.length,
      column: (before.at(-1) ?? '').length + 1,
      message: 'JSON has no comma before a bracket that closes',
      hint: 'take it out',
    };
  }
  return undefined;
}

/** A string is passed over as a whole, so that what it holds is no comma. */
const STRING_OR_COMMA = /"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/g;
