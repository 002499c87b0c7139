import { isObject } from '../../core/json.ts';
import { type JsonPointer, joinPointer } from '../../core/json-pointer.ts';
import type { SpecDocument } from './document.ts';

/** Every schema that a spec states by itself: the shared ones, and those of parameters, headers and bodies. */
export function allSchemas({ root }: SpecDocument): readonly JsonPointer[] {
  const found: JsonPointer[] = [];
  const components = isObject(root.components) ? root.components : {};
  for (const name of Object.keys(isObject(components.schemas) ? components.schemas : {})) {
    found.push(joinPointer('/components/schemas', name));
  }
  const visit = (node: unknown, pointer: JsonPointer): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (typeof value !== 'object' || value === null || SKIPPED.has(key)) continue;
      const at = joinPointer(pointer, key);
      if (key === 'schema') found.push(at);
      else visit(value, at);
    }
  };
  for (const part of ['paths', 'webhooks']) visit(root[part], `/${part}`);
  for (const [kind, parts] of Object.entries(components)) {
    if (kind !== 'schemas') visit(parts, joinPointer('/components', kind));
  }
  return found;
}

// Here anything may stand, and none of it is a schema.
const SKIPPED = new Set(['example', 'examples', 'schemas', 'securitySchemes', 'links']);
