import type { SpecObject } from './document.ts';

/** Whether a parameter or schema is marked as secret. */
export function isSecretNode(node: SpecObject): boolean {
  return node.format === 'password' || node.writeOnly === true || node['x-secret'] === true;
}
