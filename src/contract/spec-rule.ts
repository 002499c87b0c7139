import { cutText } from '../core/cut-text.ts';
import { isObject } from '../core/json.ts';
import { type JsonPointer, parentPointer, readPointer, splitPointer } from '../core/json-pointer.ts';
import type { SpecDocument } from './spec/document.ts';

/** A rule in the text of a spec. */
export interface SpecRule {
  /** JSON pointer into the spec. */
  readonly pointer: JsonPointer;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** The keyword and its value as they stand there, such as `maximum: 100`; short. */
  readonly constraint: string;
}

/** The node at a pointer, or the nearest around it that there is; empty where that is the whole document. */
export function nearestNode({ root }: SpecDocument, pointer: JsonPointer): JsonPointer {
  for (let at: JsonPointer | undefined = pointer; at; at = parentPointer(at)) {
    if (readPointer(root, at) !== undefined) return at;
  }
  return '';
}

/** Where a rule stands, and what it says; of a node that the text holds elsewhere, where the nearest around it stands. */
export function describeRule(spec: SpecDocument, pointer: JsonPointer): SpecRule {
  let position: ReturnType<SpecDocument['locate']>;
  for (let at: JsonPointer | undefined = pointer; at !== undefined && !position; at = parentPointer(at)) {
    position = spec.locate(at);
  }
  const { line, column } = position ?? { line: 1, column: 1 };
  return { pointer, line, column, constraint: constraintOf(spec, pointer) };
}

const MAX_CONSTRAINT = 120;

function constraintOf({ root }: SpecDocument, pointer: JsonPointer): string {
  const keyword = splitPointer(pointer).at(-1) ?? '';
  const value = readPointer(root, pointer);
  const text = /^\d+$/.test(keyword) ? `- ${flow(value, 1, true)}` : `${keyword}: ${flow(value, 1)}`;
  return cutText(text, MAX_CONSTRAINT);
}

/** A value in one line, as YAML; what lies deeper, and what only tells of it, is left out. */
function flow(value: unknown, depth: number, isBare = false): string {
  if (Array.isArray(value)) return `[${value.map((item: unknown) => flow(item, depth - 1)).join(', ')}]`;
  if (!isObject(value)) return String(value);
  if (typeof value.name === 'string' && typeof value.in === 'string') return `name: ${value.name}`;
  if (typeof value.$ref === 'string') return value.$ref.slice(value.$ref.lastIndexOf('/') + 1);
  if (depth < 0) return '{…}';
  const members = Object.entries(value)
    .filter(([name]) => !TELLING.test(name))
    .map(([name, member]) => (depth > 0 && !isObject(member) ? `${name}: ${flow(member, 0)}` : name))
    .join(', ');
  return isBare ? members : `{${members}}`;
}

/** What tells of a node without ruling anything. */
const TELLING = /^(?:description|summary|examples?|tags|default|x-.*)$/;
