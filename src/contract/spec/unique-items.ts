import type { Ajv2020 } from 'ajv/dist/2020.js';
import { canonicalJson } from '../../core/json.ts';

/**
 * Teaches a validator `uniqueItems` in a time that grows with what was sent. Its own compares each item with each other:
 * a list of small objects, well within the bound of a body, would take it minutes.
 */
export function addUniqueItems(ajv: Ajv2020): void {
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    validate: (isWanted: boolean, items: readonly unknown[]) => !isWanted || hasUniqueItems(items),
    error: { message: 'must NOT have duplicate items' },
  });
}

/** Whether no two items are the same value of JSON, whatever the order of their members. */
export function hasUniqueItems(items: readonly unknown[]): boolean {
  const scalars = new Set<unknown>();
  const texts = new Set<string>();
  for (const item of items) {
    if (typeof item === 'object' && item !== null) texts.add(canonicalJson(item));
    else scalars.add(item);
  }
  return scalars.size + texts.size === items.length;
}
