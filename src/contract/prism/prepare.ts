import { isObject } from '../../core/json.ts';
import { isPlainPattern } from '../spec/pattern-cost.ts';

/**
 * A copy of a spec as Prism has to be given it: `docs/prism-faults.md` says why for each change. Callbacks are left
 * out, since Prism would send them itself; header parameters that OpenAPI ignores too; and `explode` is written out
 * where OpenAPI's default for it is true. A pattern that may backtrack without end is the checker's alone.
 */
export function prepareDocument(document: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const copy = structuredClone(document);
  const prepared: Record<string, unknown> = { ...copy };
  delete prepared.webhooks;
  dropWildPatterns(prepared);
  visitParameters(prepared, (parameter) => {
    const hasFormStyle = parameter.style === undefined || parameter.style === 'form';
    if (parameter.in === 'query' && hasFormStyle && parameter.explode === undefined) parameter.explode = true;
  });
  const { paths } = prepared;
  if (!isRecord(paths)) return prepared;
  for (const item of Object.values(paths)) {
    if (!isRecord(item)) continue;
    dropIgnored(prepared, item);
    for (const operation of Object.values(item)) {
      if (!isRecord(operation)) continue;
      delete operation.callbacks;
      dropIgnored(prepared, operation);
    }
  }
  return prepared;
}

function dropWildPatterns(node: unknown): void {
  if (Array.isArray(node)) {
    for (const item of node) dropWildPatterns(item);
  } else if (isRecord(node)) {
    if (typeof node.pattern === 'string' && !isPlainPattern(node.pattern)) delete node.pattern;
    for (const [key, value] of Object.entries(node)) {
      if (key !== 'example' && key !== 'examples') dropWildPatterns(value);
    }
  }
}

function visitParameters(node: unknown, change: (parameter: Record<string, unknown>) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) visitParameters(item, change);
  } else if (isRecord(node)) {
    if (typeof node.in === 'string' && typeof node.name === 'string') change(node);
    for (const [key, value] of Object.entries(node)) {
      // Examples may look like anything.
      if (key !== 'example' && key !== 'examples') visitParameters(value, change);
    }
  }
}

function dropIgnored(root: Record<string, unknown>, owner: Record<string, unknown>): void {
  if (!Array.isArray(owner.parameters)) return;
  owner.parameters = owner.parameters.filter((entry: unknown) => {
    const parameter = follow(root, entry);
    const name = isRecord(parameter) && parameter.in === 'header' ? String(parameter.name).toLowerCase() : '';
    return name !== 'authorization' && name !== 'accept' && name !== 'content-type';
  });
}

function follow(root: Record<string, unknown>, entry: unknown): unknown {
  if (!isRecord(entry) || typeof entry.$ref !== 'string') return entry;
  const name = /^#\/components\/parameters\/([^/]+)$/.exec(entry.$ref)?.[1];
  const { components } = root;
  if (name === undefined || !isRecord(components) || !isRecord(components.parameters)) return entry;
  return components.parameters[name.replaceAll('~1', '/').replaceAll('~0', '~')];
}

/** As `isObject`, for objects that are ours to change. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return isObject(value);
}
