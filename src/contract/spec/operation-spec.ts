import { isObject } from '../../core/json.ts';
import { type JsonPointer, joinPointer } from '../../core/json-pointer.ts';
import type { Operation } from '../contract.ts';
import type { SpecDocument, SpecObject } from './document.ts';
import { readSecurity, type SecurityAlternative } from './security-spec.ts';

export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie';

/** A declared parameter. */
export interface ParameterSpec {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly isRequired: boolean;
  readonly pointer: JsonPointer;
  /** Absent when anything goes. */
  readonly schema: JsonPointer | undefined;
  /** The media type that the value is written in, for a `content` parameter. */
  readonly mediaType: string | undefined;
  readonly style: string;
  readonly explode: boolean;
}

/** A body in one media type. */
export interface MediaSpec {
  /** As declared; a range such as `text/*` too. Lower case, without parameters. */
  readonly mediaType: string;
  readonly pointer: JsonPointer;
  /** Absent when anything goes. */
  readonly schema: JsonPointer | undefined;
}

export interface BodySpec {
  readonly isRequired: boolean;
  readonly pointer: JsonPointer;
  readonly media: readonly MediaSpec[];
}

export interface ResponseSpec {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly pointer: JsonPointer;
  readonly media: readonly MediaSpec[];
}

/** All that a spec declares of an operation, references followed. */
export interface OperationSpec extends Operation {
  readonly parameters: readonly ParameterSpec[];
  /** Absent when the operation declares none. */
  readonly body: BodySpec | undefined;
  readonly declared: readonly ResponseSpec[];
  /** Any one of them will do; empty when no credential is asked for. */
  readonly security: readonly SecurityAlternative[];
}

/** The operations of a spec, in its order. */
export function readOperations(spec: SpecDocument): readonly OperationSpec[] {
  const paths = isObject(spec.root.paths) ? spec.root.paths : {};
  return Object.keys(paths)
    .filter((path) => path.startsWith('/'))
    .flatMap((path) => readPath(spec, path));
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

function readPath(spec: SpecDocument, path: string): readonly OperationSpec[] {
  const item = spec.resolve(joinPointer('/paths', path));
  if (!item) return [];
  const shared = readParameters(spec, item.pointer, item.node);
  return METHODS.filter((method) => isObject(item.node[method])).map((method) => {
    const pointer = joinPointer(item.pointer, method);
    const node = spec.nodeAt(pointer) ?? {};
    const own = readParameters(spec, pointer, node);
    const inherited = shared.filter(
      (one) => !own.some((other) => other.name === one.name && other.in === one.in),
    );
    const declared = readResponses(spec, pointer, node);
    return {
      id: typeof node.operationId === 'string' ? node.operationId : `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      pointer,
      responses: declared.map(({ status, media }) => ({
        status,
        mediaTypes: media.map((one) => one.mediaType),
      })),
      parameters: [...inherited, ...own],
      body: readBody(spec, pointer, node),
      declared,
      security: readSecurity(spec, pointer, node),
    };
  });
}

// OpenAPI: header parameters of these names are ignored; security and content describe them.
const IGNORED_HEADERS = ['accept', 'content-type', 'authorization'];

function readParameters(spec: SpecDocument, owner: JsonPointer, node: SpecObject): readonly ParameterSpec[] {
  if (!Array.isArray(node.parameters)) return [];
  return node.parameters
    .map((_, index) => readParameter(spec, joinPointer(owner, 'parameters', index)))
    .filter((one) => one !== undefined)
    .filter((one) => one.in !== 'header' || !IGNORED_HEADERS.includes(one.name.toLowerCase()));
}

function readParameter(spec: SpecDocument, at: JsonPointer): ParameterSpec | undefined {
  const resolved = spec.resolve(at);
  if (!resolved) return undefined;
  const { node, pointer } = resolved;
  const place = placeOf(node.in);
  if (place === undefined || typeof node.name !== 'string') return undefined;
  const [media] = readMedia(spec, pointer, node);
  const style = typeof node.style === 'string' ? node.style : DEFAULT_STYLES[place];
  return {
    name: node.name,
    in: place,
    isRequired: node.required === true || place === 'path',
    pointer,
    schema: media ? media.schema : schemaOf(pointer, node),
    mediaType: media?.mediaType,
    style,
    explode: typeof node.explode === 'boolean' ? node.explode : style === 'form',
  };
}

const DEFAULT_STYLES: Readonly<Record<ParameterPlace, string>> = {
  path: 'simple',
  query: 'form',
  header: 'simple',
  cookie: 'form',
};

function placeOf(value: unknown): ParameterPlace | undefined {
  return value === 'path' || value === 'query' || value === 'header' || value === 'cookie'
    ? value
    : undefined;
}

function readBody(spec: SpecDocument, operation: JsonPointer, node: SpecObject): BodySpec | undefined {
  if (!isObject(node.requestBody)) return undefined;
  const resolved = spec.resolve(joinPointer(operation, 'requestBody'));
  if (!resolved) return undefined;
  return {
    isRequired: resolved.node.required === true,
    pointer: resolved.pointer,
    media: readMedia(spec, resolved.pointer, resolved.node),
  };
}

function readResponses(
  spec: SpecDocument,
  operation: JsonPointer,
  node: SpecObject,
): readonly ResponseSpec[] {
  if (!isObject(node.responses)) return [];
  return Object.keys(node.responses)
    .filter((status) => !status.startsWith('x-'))
    .flatMap((status) => {
      const resolved = spec.resolve(joinPointer(operation, 'responses', status));
      if (!resolved) return [];
      const media = readMedia(spec, resolved.pointer, resolved.node);
      return [
        { status: status === 'default' ? status : status.toUpperCase(), pointer: resolved.pointer, media },
      ];
    });
}

function readMedia(spec: SpecDocument, owner: JsonPointer, node: SpecObject): readonly MediaSpec[] {
  if (!isObject(node.content)) return [];
  return Object.keys(node.content).flatMap((mediaType) => {
    const resolved = spec.resolve(joinPointer(owner, 'content', mediaType));
    if (!resolved) return [];
    const { pointer } = resolved;
    const bare = mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
    return [{ mediaType: bare, pointer, schema: schemaOf(pointer, resolved.node) }];
  });
}

function schemaOf(owner: JsonPointer, node: SpecObject): JsonPointer | undefined {
  return node.schema === undefined ? undefined : joinPointer(owner, 'schema');
}
