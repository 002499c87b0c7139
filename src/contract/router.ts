import createRouter, { type HTTPMethod } from 'find-my-way';
import { joinPointer } from '../core/json-pointer.ts';
import type { Operation } from './contract.ts';
import type { SpecDocument } from './spec/document.ts';

/** What a path and method lead to. */
export type Route<Target extends Operation> =
  | {
      readonly kind: 'operation';
      readonly operation: Target;
      readonly path: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'no-method'; readonly allow: readonly string[] }
  | { readonly kind: 'no-path' };

/** Finds operations by method and path. */
export type Router<Target extends Operation> = (method: string, path: string) => Route<Target>;

/**
 * A router over the operations of a spec. Literal segments win over templated ones, an empty segment fills no
 * template, and percent-encoding that cannot be decoded is no path. Without its own declaration HEAD is GET; OPTIONS
 * is left to the shell, which finds the methods in `allow`.
 */
export function createOperationRouter<Target extends Operation>(
  spec: SpecDocument,
  operations: readonly Target[],
  basePaths: readonly string[],
): Router<Target> {
  const tree = createRouter({ maxParamLength: MAX_PARAM_LENGTH, caseSensitive: true });
  const methods = [...new Set(operations.map((operation) => operation.method))].filter(isRouted);
  for (const operation of operations) addOperation(tree, spec, operation);

  const find = (method: string, path: string): Route<Target> | undefined => {
    if (!isRouted(method)) return undefined;
    // The tree's store is untyped; addOperation puts nothing else there.
    const found = tree.find(method, path) as unknown as Found<Target> | null;
    if (!found) return undefined;
    const { operation, names } = found.store;
    const values: Record<string, string> = {};
    for (let i = 0; i < names.length; i += 1) {
      const value = found.params[`p${i}`];
      const name = names[i];
      if (!value || name === undefined) return undefined;
      values[name] = value;
    }
    return { kind: 'operation', operation, path: values };
  };

  return (method, path) => {
    for (const candidate of candidatesOf(path, basePaths)) {
      const route = find(method, candidate) ?? (method === 'HEAD' ? find('GET', candidate) : undefined);
      if (route) return route;
    }
    for (const candidate of candidatesOf(path, basePaths)) {
      const allow = methods.filter((other) => find(other, candidate));
      if (allow.length > 0) return { kind: 'no-method', allow: withImplied(allow) };
    }
    return { kind: 'no-path' };
  };
}

// Longer than what fits into a request line of Node's HTTP server.
const MAX_PARAM_LENGTH = 65_536;

const ROUTED = [
  'GET',
  'PUT',
  'POST',
  'DELETE',
  'OPTIONS',
  'HEAD',
  'PATCH',
  'TRACE',
] as const satisfies HTTPMethod[];

function isRouted(method: string): method is (typeof ROUTED)[number] {
  return ROUTED.some((known) => known === method);
}

interface Found<Target> {
  readonly store: { readonly operation: Target; readonly names: readonly string[] };
  readonly params: Readonly<Record<string, string | undefined>>;
}

function addOperation(tree: ReturnType<typeof createRouter>, spec: SpecDocument, operation: Operation): void {
  const { method, path } = operation;
  const fail = (reason: string): never => {
    throw spec.fault(
      'RINGBACK_SPEC_PATH',
      joinPointer('/paths', path),
      `Failed to route "${method} ${path}": ${reason}. Change the path or leave the operation out.`,
    );
  };
  if (!isRouted(method)) return;
  const names: string[] = [];
  const pattern = path
    .split('/')
    .map((segment) => toPattern(segment, names))
    .join('/');
  if (pattern.includes('*')) fail('a "*" in a path cannot be routed');
  try {
    tree.on(method, pattern, () => undefined, { operation, names });
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

/** A segment of an OpenAPI template as find-my-way writes it; the names of its parameters are put into `names`. */
function toPattern(segment: string, names: string[]): string {
  const isWhole = /^\{[^{}]*\}$/.test(segment);
  let pattern = '';
  for (const part of segment.split(/(\{[^{}]*\})/)) {
    if (part.startsWith('{') && part.endsWith('}')) {
      // Bare names only: find-my-way would read on into a name that follows.
      pattern += isWhole ? `:p${names.length}` : `:p${names.length}(^[^/]+?)`;
      names.push(part.slice(1, -1));
    } else {
      pattern += part.replaceAll(':', '::');
    }
  }
  return pattern;
}

/** The path below each base path that it carries, and the path itself, since clients may leave the base out. */
function candidatesOf(path: string, basePaths: readonly string[]): readonly string[] {
  const below = basePaths
    .filter((base) => path.startsWith(`${base}/`))
    .map((base) => path.slice(base.length));
  return below.length === 0 ? [path] : [...below, path];
}

function withImplied(allow: readonly string[]): readonly string[] {
  const implied = [...allow];
  if (allow.includes('GET') && !allow.includes('HEAD')) implied.push('HEAD');
  if (!allow.includes('OPTIONS')) implied.push('OPTIONS');
  return implied;
}
