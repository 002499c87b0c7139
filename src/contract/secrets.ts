import { type JsonPointer, joinPointer } from '../core/json-pointer.ts';
import type { Secrets } from './contract.ts';
import type { SpecDocument } from './spec/document.ts';
import type { OperationSpec, ParameterPlace } from './spec/operation-spec.ts';
import { isSecretNode } from './spec/secret-node.ts';
import { subschemasOf } from './spec/subschemas.ts';

/**
 * What the spec says is secret in requests to some operations and in their answers: credentials, and what is marked
 * `format: password`, `writeOnly` or `x-secret`.
 */
export function readSecrets(spec: SpecDocument, operations: readonly OperationSpec[]): Secrets {
  const schemes = operations.flatMap(({ security }) => security.flat());
  const keys = schemes.filter((scheme) => scheme.kind === 'api-key');
  const keysIn = (place: string): readonly string[] =>
    keys.filter((key) => key.in === place).map(({ name }) => name);
  const marked = operations
    .flatMap(({ parameters }) => parameters)
    .filter(({ pointer, schema }) => {
      const nodes = [spec.nodeAt(pointer), schema === undefined ? undefined : spec.resolve(schema)?.node];
      return nodes.some((node) => node && isSecretNode(node));
    });
  const markedIn = (place: ParameterPlace): readonly string[] =>
    marked.filter((one) => one.in === place).map(({ name }) => name);
  const usesAuthorization = schemes.some(({ kind }) => kind === 'http');
  return {
    headers: unique([
      ...(usesAuthorization ? ['Authorization'] : []),
      ...keysIn('header'),
      ...markedIn('header'),
    ]),
    query: unique([...keysIn('query'), ...markedIn('query')]),
    path: unique(markedIn('path')),
    members: readMembers(spec, operations.flatMap(schemasOf)),
  };
}

function schemasOf({ body, declared }: OperationSpec): readonly JsonPointer[] {
  const media = [...(body?.media ?? []), ...declared.flatMap((response) => response.media)];
  return media.map(({ schema }) => schema).filter((schema) => schema !== undefined);
}

/** The names of marked members, at any depth. */
function readMembers(spec: SpecDocument, schemas: readonly JsonPointer[]): readonly string[] {
  const names: string[] = [];
  const seen = new Set<JsonPointer>();
  const visit = (pointer: JsonPointer, name: string | undefined): void => {
    const resolved = spec.resolve(pointer);
    if (!resolved) return;
    if (name !== undefined && isSecretNode(resolved.node)) names.push(name);
    if (seen.has(resolved.pointer)) return;
    seen.add(resolved.pointer);
    for (const { path } of subschemasOf(resolved.node)) {
      const [keyword, member] = path;
      visit(joinPointer(resolved.pointer, ...path), keyword === 'properties' ? String(member) : undefined);
    }
  };
  for (const schema of schemas) visit(schema, undefined);
  return unique(names);
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
