import { isObject } from '../../core/json.ts';
import { type JsonPointer, joinPointer } from '../../core/json-pointer.ts';
import type { SpecDocument, SpecObject } from './document.ts';

/** A form in which a credential may be sent. */
export type SecurityScheme =
  | { readonly kind: 'http'; readonly scheme: string; readonly pointer: JsonPointer }
  | {
      readonly kind: 'api-key';
      readonly in: 'header' | 'query' | 'cookie';
      readonly name: string;
      readonly pointer: JsonPointer;
    }
  /** Nothing that a mock could look at, such as a client certificate. */
  | { readonly kind: 'other'; readonly pointer: JsonPointer };

/** Schemes that are all needed together; none at all is no credential. */
export type SecurityAlternative = readonly SecurityScheme[];

/** What an operation asks for: its own `security`, or else the document's. */
export function readSecurity(
  spec: SpecDocument,
  operation: JsonPointer,
  node: SpecObject,
): readonly SecurityAlternative[] {
  const own = Array.isArray(node.security);
  const list: readonly unknown[] = own
    ? (node.security as readonly unknown[]) // Array.isArray says any[].
    : Array.isArray(spec.root.security)
      ? spec.root.security
      : [];
  const pointer = own ? joinPointer(operation, 'security') : '/security';
  return list
    .filter(isObject)
    .map((alternative) => Object.keys(alternative).map((name) => readScheme(spec, name, pointer)));
}

function readScheme(spec: SpecDocument, name: string, asked: JsonPointer): SecurityScheme {
  const resolved = spec.resolve(joinPointer('/components/securitySchemes', name));
  if (!resolved) {
    throw spec.fault(
      'RINGBACK_SPEC_REF',
      asked,
      `Failed to find the security scheme "${name}": it is not declared. Add it to components.securitySchemes.`,
    );
  }
  const { node, pointer } = resolved;
  switch (node.type) {
    case 'http':
      return { kind: 'http', scheme: String(node.scheme).toLowerCase(), pointer };
    case 'oauth2':
    case 'openIdConnect':
      return { kind: 'http', scheme: 'bearer', pointer };
    case 'apiKey':
      if (
        (node.in === 'header' || node.in === 'query' || node.in === 'cookie') &&
        typeof node.name === 'string'
      ) {
        return { kind: 'api-key', in: node.in, name: node.name, pointer };
      }
      return { kind: 'other', pointer };
    default:
      return { kind: 'other', pointer };
  }
}
