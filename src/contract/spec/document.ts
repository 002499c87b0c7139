import { isAlias, isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { cutText } from '../../core/cut-text.ts';
import { isObject } from '../../core/json.ts';
import { type JsonPointer, pointerOfRef, readPointer, splitPointer } from '../../core/json-pointer.ts';
import { onDemand } from '../../core/on-demand.ts';
import { composeYaml, unfoldYaml } from './compose-yaml.ts';
import { SpecError, type SpecErrorCode } from './spec-error.ts';
import { surveyDocument } from './survey-document.ts';

/** A JSON object of a spec. */
export type SpecObject = Readonly<Record<string, unknown>>;

/** A place in a text; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A node that references were followed to. */
export interface Resolved {
  readonly node: SpecObject;
  /** Where the node itself stands. */
  readonly pointer: JsonPointer;
}

/** A spec that was read: a JSON document, and where its nodes stand in the text. */
export interface SpecDocument {
  readonly provider: string;
  readonly root: SpecObject;
  /** YAML or JSON; what Prism is given. */
  readonly text: string;

  /** Follows the `$ref`s of the node at a pointer; undefined when that is no object. */
  resolve(pointer: JsonPointer): Resolved | undefined;

  /** The node at a pointer, references not followed; undefined when that is no object. */
  nodeAt(pointer: JsonPointer): SpecObject | undefined;

  /** Where a node stands in the text; read when first asked. Absent when there is none at this pointer. */
  locate(pointer: JsonPointer): Position | undefined;

  /** An error about a node, with its position. */
  fault(code: SpecErrorCode, pointer: JsonPointer, message: string, cause?: unknown): SpecError;
}

/** What a spec is read from. */
export interface SpecSource {
  readonly provider: string;
  /** YAML or JSON, or what reads it when it is needed. */
  readonly text?: string | (() => string) | undefined;
  /** The parsed document, where somebody has it already; `text` is then used for positions and for Prism alone. */
  readonly document?: SpecObject | undefined;
  /** Where some of its nodes stand, where somebody has looked already. */
  readonly places?: KnownPlaces | undefined;
}

/** Places in a text by JSON pointer. */
export type KnownPlaces = Readonly<Record<JsonPointer, Position>>;

// A chain of references longer than this is taken for a loop.
const MAX_REF_HOPS = 32;

/**
 * Reads a spec. Positions are looked up only when asked for, since finding them costs as much as reading.
 *
 * @throws SpecError where the text is neither YAML nor JSON, or is no OpenAPI 3 document.
 */
export function parseSpec({ provider, text, document, places }: SpecSource): SpecDocument {
  const textOf = onDemand(() =>
    typeof text === 'function' ? text() : (text ?? JSON.stringify(document ?? null)),
  );
  const root = document ?? parseText(provider, textOf());
  const version = isObject(root) ? root.openapi : undefined;
  if (!isObject(root) || typeof version !== 'string' || !/^3\.[01]\./.test(version)) {
    throw new SpecError({
      code: 'RINGBACK_SPEC_VERSION',
      provider,
      pointer: '',
      message: `Failed to read the spec of "${provider}": it is no OpenAPI 3.0 or 3.1 document. Begin it with "openapi: 3.1.0".`,
    });
  }
  let positions: PositionFinder | undefined;
  const locate = (pointer: JsonPointer): Position | undefined => {
    const known = places?.[pointer];
    if (known) return known;
    positions ??= createPositionFinder(textOf());
    return positions(pointer);
  };
  const fault = (code: SpecErrorCode, pointer: JsonPointer, message: string, cause?: unknown): SpecError =>
    new SpecError({ code, provider, pointer, message, position: locate(pointer) }, { cause });

  const stray = surveyDocument(root);
  if (stray?.kind === 'too-deep') {
    throw fault(
      'RINGBACK_SPEC_SYNTAX',
      '',
      `Failed to read the spec of "${provider}": it is nested deeper than ${stray.max} levels. Name its parts, and refer to them.`,
    );
  }
  if (stray?.kind === 'outside')
    throw refFault(fault, stray.pointer, stray.ref, 'it leads out of the document');
  const nodeAt = (pointer: JsonPointer): SpecObject | undefined => {
    const node = readPointer(root, pointer);
    return isObject(node) ? node : undefined;
  };
  const resolve = (pointer: JsonPointer): Resolved | undefined => {
    let at = pointer;
    for (let hop = 0; hop < MAX_REF_HOPS; hop += 1) {
      const node = nodeAt(at);
      if (!node) return undefined;
      if (typeof node.$ref !== 'string') return { node, pointer: at };
      const target = pointerOfRef(node.$ref);
      if (target === undefined || readPointer(root, target) === undefined) {
        const reason = target === undefined ? 'it leads out of the document' : 'nothing stands there';
        throw refFault(fault, at, node.$ref, reason);
      }
      at = target;
    }
    throw fault(
      'RINGBACK_SPEC_REF',
      pointer,
      `Failed to follow the references at "${pointer}": they form a loop. Let one of them name a definition.`,
    );
  };
  return {
    provider,
    root,
    get text() {
      return textOf();
    },
    resolve,
    nodeAt,
    locate,
    fault,
  };
}

function refFault(fault: SpecDocument['fault'], at: JsonPointer, ref: string, reason: string): SpecError {
  return fault(
    'RINGBACK_SPEC_REF',
    at,
    `Failed to follow the reference "${cutText(ref, MAX_SHOWN)}": ${reason}. Bundle the spec into one document.`,
  );
}

const MAX_SHOWN = 200;
/** No spec that we have seen has a tenth of it. */
const MAX_LEXEMES = 20_000_000;

function parseText(provider: string, text: string): unknown {
  const fault = (reason: string, position?: Position): SpecError =>
    new SpecError({
      code: 'RINGBACK_SPEC_SYNTAX',
      provider,
      pointer: '',
      message: `Failed to read the spec of "${provider}": ${reason}. Mend its YAML or JSON.`,
      position,
    });
  if (text.trimStart().startsWith('{')) {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw fault(error instanceof Error ? error.message : String(error));
    }
  }
  const lines = new LineCounter();
  const placeOf = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const composed = composeYaml(text, { maxLexemes: MAX_LEXEMES, uniqueKeys: true }, lines);
  if (composed.kind === 'refused') throw fault(composed.message, placeOf(composed.offset));
  const { document, second } = composed;
  // A tag that means nothing is but a warning to the reader.
  const [mistake] = [...document.errors, ...document.warnings];
  if (mistake) throw fault(mistake.message, placeOf(mistake.pos[0]));
  if (second !== undefined) throw fault('a second document begins here', placeOf(second));
  const unfolded = unfoldYaml(document);
  if (unfolded.kind === 'failed') throw fault(unfolded.message);
  return unfolded.value;
}

type PositionFinder = (pointer: JsonPointer) => Position | undefined;

/** Finds where the nodes of a text stand; making it costs as much as reading the text. */
export function createPositionFinder(text: string): PositionFinder {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return (pointer) => {
    let node: unknown = document.contents;
    let offset = document.contents?.range?.[0] ?? 0;
    for (const token of splitPointer(pointer)) {
      if (isAlias(node)) node = node.resolve(document);
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => String(key) === token);
        if (!pair) return undefined;
        // yaml keeps keys as nodes when it parses a text; its type leaves room for anything.
        offset = (pair.key as Node).range?.[0] ?? offset;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(token)];
        if (node === undefined) return undefined;
        offset = (node as Node).range?.[0] ?? offset; // As above: items of a parsed text are nodes.
      } else {
        return undefined;
      }
    }
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
}
