import { type Document, LineCounter, visit } from 'yaml';
import { composeYaml, unfoldYaml } from '../../contract/spec/compose-yaml.ts';
import { createLocator, startOf } from './locate.ts';
import { checkNodes } from './nodes.ts';
import { plainWords } from './plain-words.ts';
import type { Step } from './step.ts';

/** A mistake in a text; lines and columns count from 1. */
export interface TextMistake {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** What to write instead, where that is known. */
  readonly hint: string | null;
}

/** A place in a text. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** What a text of YAML or JSON holds, or why it cannot be read. */
export type YamlText =
  | {
      readonly kind: 'read';
      readonly value: unknown;
      /** Where a member stands, or its name; where nothing is written, the nearest map or list around it. */
      locate(path: readonly Step[], at: 'key' | 'value'): TextPlace;
    }
  | { readonly kind: 'broken'; readonly mistakes: readonly TextMistake[] };

/** Names, values, blanks and signs; ten thousand calls by hand have fewer. */
const MAX_LEXEMES = 1_000_000;
/** Reads one document of YAML 1.2 (or JSON), without tags and with each member once. */
export function readYaml(source: string): YamlText {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const lines = linesOf(text);
  const mistakeAt = (offset: number, message: string, hint: string | null = null): TextMistake => {
    return { ...placeAt(lines, offset), message, hint };
  };
  const broken = (mistake: TextMistake): YamlText => ({ kind: 'broken', mistakes: [mistake] });

  const control = CONTROL.exec(text);
  if (control) return broken(mistakeAt(control.index, 'a control character stands here', 'take it out'));
  const parsed = composeYaml(text, { maxLexemes: MAX_LEXEMES, uniqueKeys: false });
  if (parsed.kind === 'refused') return broken(mistakeAt(parsed.offset, parsed.message));
  const { document } = parsed;
  const { second } = parsed;
  const errors = [...document.errors, ...document.warnings].map((error) => ({
    offset: error.pos[0],
    ...plainWords(error.code, error.message),
  }));
  const found = second === undefined ? errors : [...errors, { offset: second, ...SECOND_DOCUMENT }];
  const mistakes = found.length > 0 ? found : checkNodes(document);
  if (mistakes.length > 0) {
    return {
      kind: 'broken',
      mistakes: mistakes.map(({ offset, message, hint }) => mistakeAt(offset, message, hint)),
    };
  }
  const unfolded = unfoldYaml(document);
  if (unfolded.kind === 'failed') {
    return broken(mistakeAt(firstAlias(document), unfolded.message, 'write out what they stand for'));
  }
  const locate = createLocator(document);
  return {
    kind: 'read',
    value: unfolded.value,
    locate: (path, at) => placeAt(lines, locate(path, at)),
  };
}

const SECOND_DOCUMENT = { message: 'a second document begins here', hint: 'put each in a file of its own' };

/** What YAML does not allow in a text, tabs and line breaks apart. */
const CONTROL = /(?![\t\n\r\u0085])\p{Cc}/u;

function firstAlias(document: Document): number {
  let offset = 0;
  visit(document, {
    Alias(_key, alias) {
      offset = startOf(alias) ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return lines;
}

function placeAt(lines: LineCounter, offset: number): TextPlace {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
