import { isObject } from '../../core/json.ts';
import { pointerOfRef, readPointer } from '../../core/json-pointer.ts';

/** Which way a schema is read: what is `readOnly` need not be in a request, nor `writeOnly` in a response. */
export type Direction = 'request' | 'response';

/**
 * A spec as a JSON Schema 2020-12 validator has to see it: members that never travel this way are not required, and
 * the keywords of OpenAPI 3.0 are written as 3.1 writes them. Untouched nodes are the spec's own objects, and the
 * spec itself comes back when nothing has to change.
 */
export function viewSchemas(
  root: Readonly<Record<string, unknown>>,
  direction: Direction,
): Readonly<Record<string, unknown>> {
  const is30 = typeof root.openapi === 'string' && root.openapi.startsWith('3.0.');
  const skipped = direction === 'request' ? 'readOnly' : 'writeOnly';
  const seen = new Map<object, unknown>();

  const view = (node: unknown): unknown => {
    if (Array.isArray(node)) return viewMembers(node, () => node.map(view));
    if (!isObject(node)) return node;
    return viewMembers(node, () => {
      const changed = mapMembers(node, view);
      const relaxed = relaxRequired(root, node, changed, skipped);
      return is30 ? modernize(relaxed) : relaxed;
    });
  };
  const viewMembers = (node: object, make: () => unknown): unknown => {
    const known = seen.get(node);
    if (known !== undefined) return known;
    // A node that contains itself (by a YAML alias) is left as it stands.
    seen.set(node, node);
    const made = make();
    const result = isSameShape(node, made) ? node : made;
    seen.set(node, result);
    return result;
  };
  const result = view(root);
  return isObject(result) ? result : root;
}

function mapMembers(
  node: Readonly<Record<string, unknown>>,
  change: (value: unknown) => unknown,
): Readonly<Record<string, unknown>> {
  let copy: Record<string, unknown> | undefined;
  for (const key of Object.keys(node)) {
    const before = node[key];
    if (typeof before !== 'object' || before === null) continue;
    const after = change(before);
    if (after === before) continue;
    copy ??= { ...node };
    copy[key] = after;
  }
  return copy ?? node;
}

function relaxRequired(
  root: unknown,
  original: Readonly<Record<string, unknown>>,
  node: Readonly<Record<string, unknown>>,
  skipped: 'readOnly' | 'writeOnly',
): Readonly<Record<string, unknown>> {
  const { required, properties } = original;
  if (!Array.isArray(required) || !isObject(properties)) return node;
  const travels = (name: unknown): boolean => {
    if (typeof name !== 'string' || !Object.hasOwn(properties, name)) return true;
    const property = properties[name];
    if (!isObject(property)) return true;
    const target = typeof property.$ref === 'string' ? pointerOfRef(property.$ref) : undefined;
    const resolved = target === undefined ? property : readPointer(root, target);
    return property[skipped] !== true && !(isObject(resolved) && resolved[skipped] === true);
  };
  const kept = required.filter(travels);
  return kept.length === required.length ? node : { ...node, required: kept };
}

/** OpenAPI 3.0 in the words of 3.1: `nullable`, and exclusive bounds that are booleans. */
function modernize(node: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (
    !('nullable' in node) &&
    typeof node.exclusiveMinimum !== 'boolean' &&
    typeof node.exclusiveMaximum !== 'boolean'
  ) {
    return node;
  }
  const {
    nullable,
    exclusiveMinimum,
    exclusiveMaximum,
    minimum,
    maximum,
    type,
    enum: values,
    ...rest
  } = node;
  const isNullable = nullable === true && typeof type === 'string';
  return {
    ...rest,
    ...(type === undefined ? {} : { type: isNullable ? [type, 'null'] : type }),
    ...(Array.isArray(values)
      ? { enum: isNullable && !values.includes(null) ? [...values, null] : values }
      : {}),
    ...boundOf('minimum', 'exclusiveMinimum', minimum, exclusiveMinimum),
    ...boundOf('maximum', 'exclusiveMaximum', maximum, exclusiveMaximum),
  };
}

function boundOf(
  inclusive: string,
  exclusive: string,
  bound: unknown,
  isExclusive: unknown,
): Record<string, unknown> {
  if (bound === undefined) return typeof isExclusive === 'number' ? { [exclusive]: isExclusive } : {};
  return { [isExclusive === true ? exclusive : inclusive]: bound };
}

function isSameShape(node: object, made: unknown): boolean {
  if (node === made) return true;
  if (!Array.isArray(node) || !Array.isArray(made)) return false;
  return node.every((item, index) => item === made[index]);
}
