import { isObject } from '../core/json.ts';
import { type JsonPointer, parentPointer, readPointer } from '../core/json-pointer.ts';
import { BASES, type Basis } from './contract.ts';
import type { SpecDocument } from './spec/document.ts';

/** How sure a rule of the spec is. */
export interface RuleStanding {
  readonly basis: Basis;
  /** True where the spec says `x-enforce: always`: no answer can be made of what breaks the rule. */
  readonly always: boolean;
}

/**
 * Says how sure the rule at a pointer is.
 * @param rule the node that holds the broken keyword.
 * @param around nodes that use it, innermost first: the parameter or media type, then the operation.
 */
export type Rulebook = (rule: JsonPointer, ...around: readonly JsonPointer[]) => RuleStanding;

/**
 * Reads `x-source` and `x-enforce`: a node speaks for its own keywords and for what lies below it until the next
 * `x-source`. A shared definition that says nothing, up to the root, takes the word of the nodes that use it.
 */
export function createRulebook({ root }: SpecDocument, defaultBasis: Basis): Rulebook {
  const known = new Map<JsonPointer, RuleStanding | undefined>();
  const standingOf = (pointer: JsonPointer): RuleStanding | undefined => {
    if (!known.has(pointer)) known.set(pointer, lookUp(root, pointer));
    return known.get(pointer);
  };
  return (rule, ...around) => {
    for (const pointer of [rule, ...around]) {
      const standing = standingOf(pointer);
      if (standing) return standing;
    }
    return { basis: defaultBasis, always: false };
  };
}

function lookUp(root: unknown, pointer: JsonPointer): RuleStanding | undefined {
  for (let at: JsonPointer | undefined = pointer; at !== undefined; at = parentPointer(at)) {
    const node = readPointer(root, at);
    if (isObject(node) && isBasis(node['x-source'])) {
      return { basis: node['x-source'], always: node['x-enforce'] === 'always' };
    }
  }
  return undefined;
}

function isBasis(value: unknown): value is Basis {
  return BASES.some((basis) => basis === value);
}
