import { Composer, type CST, type Document, Lexer, type LineCounter, Parser } from 'yaml';

/** A document of YAML, or what kept it from being one; an offset counts characters of the text. */
export type ComposedYaml =
  | { readonly kind: 'document'; readonly document: Document; readonly second: number | undefined }
  | { readonly kind: 'refused'; readonly offset: number; readonly message: string };

/** Bounds of a text. */
export interface YamlBounds {
  /** Names, values, blanks and signs. */
  readonly maxLexemes: number;
  /** Whether a member that stands twice is an error of the document. */
  readonly uniqueKeys: boolean;
}

/** Collections within collections; deeper ones are not read, as reading them would take a stack as deep. */
const MAX_NESTING = 200;
/** Aliases that a text may use, so that a small one cannot unfold into a large one. */
const MAX_ALIASES = 100;

/**
 * Lexes, parses and composes YAML 1.2 without tags. The parser's own stack is as deep as the text, and is watched
 * while it grows.
 */
export function composeYaml(
  text: string,
  { maxLexemes, uniqueKeys }: YamlBounds,
  lines?: LineCounter,
): ComposedYaml {
  lines?.addNewLine(0);
  const parser = new Parser(lines?.addNewLine);
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    lexemes += 1;
    if (parser.stack.length > MAX_NESTING) {
      const message = `nested too deep: ${MAX_NESTING} levels are the most`;
      return { kind: 'refused', offset: parser.offset, message };
    }
    if (lexemes > maxLexemes) {
      const message = 'the file is too large to be read beyond this';
      return { kind: 'refused', offset: parser.offset, message };
    }
  }
  for (const token of parser.end()) tokens.push(token);
  const composer = new Composer({ resolveKnownTags: false, schema: 'core', uniqueKeys });
  const [document, second] = composer.compose(tokens, true, text.length);
  // Where it is asked to, a composer gives an empty document for an empty text.
  if (!document) throw new Error('Failed to compose a document: there was none. Please report it.');
  return { kind: 'document', document, second: second?.range[0] };
}

/** The value of a document that was composed; its aliases may stand for too much. */
export function unfoldYaml(
  document: Document,
):
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly message: string } {
  try {
    return { kind: 'value', value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return { kind: 'failed', message: `aliases stand for more than ${MAX_ALIASES} values` };
  }
}
