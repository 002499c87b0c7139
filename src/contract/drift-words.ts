import { type JsonPointer, joinPointer, splitPointer } from '../core/json-pointer.ts';
import type { SchemaBreach } from './spec/schemas.ts';

/** What is said of a rule that a vendor's answer breaks. */
export interface DriftWords {
  /** JSON pointer to the value, or to the member that is missing or too much. */
  readonly at: JsonPointer;
  readonly message: string;
  readonly remedy: string;
  readonly allowed: readonly string[];
}

/** Puts a broken rule into words that name no value: what was sent may be a secret. */
export function wordDrift(breach: SchemaBreach, body: unknown): DriftWords {
  const { keyword, demand, params } = breach;
  const member = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  const at = typeof member === 'string' ? joinPointer(breach.at, member) : breach.at;
  const name = nameOf(placeOf(body, at));
  const say = (message: string, remedy: string, allowed: readonly string[] = []): DriftWords => ({
    ...{ at, message: `${name} ${message}.`, remedy: `${remedy} in the spec.`, allowed },
  });
  switch (keyword) {
    case 'required':
    case 'dependentRequired':
      return say('is missing; it is required', `Take ${name} out of what is required`);
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return say('is not declared', `Add ${name}`);
    case 'type': {
      const kind = kindOf(breach.value);
      const declared = listOf(demand);
      return say(
        `is ${kind}; declared is ${declared.join(' or ')}`,
        `Add ${kind} to the types of ${name}`,
        declared,
      );
    }
    case 'enum':
    case 'const': {
      const allowed = listOf(demand);
      return say(
        `has a value that is not declared; declared are ${shorten(allowed)}`,
        `Add the value to ${name}`,
        allowed,
      );
    }
    case 'anyOf':
    case 'oneOf':
      return say('has none, or more than one, of the declared forms', `Add the form to ${name}`);
    default: {
      const rule =
        typeof demand === 'object' ? keyword : `${keyword}: ${String(demand).slice(0, MAX_DEMAND)}`;
      return say(`does not fit "${rule}"`, `Widen "${keyword}" of ${name}`);
    }
  }
}

/** A pointer into a body with `*` for items of lists. */
export function placeOf(body: unknown, at: JsonPointer): JsonPointer {
  let node = body;
  const tokens = splitPointer(at).map((token) => {
    const isItem = Array.isArray(node);
    node =
      typeof node === 'object' && node !== null && Object.hasOwn(node, token)
        ? Reflect.get(node, token)
        : undefined;
    return isItem ? '*' : token;
  });
  return joinPointer('', ...tokens);
}

const MAX_DEMAND = 60;
const MAX_LISTED = 12;

function nameOf(place: JsonPointer): string {
  return place === '' ? 'the body' : splitPointer(place).join('.');
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function listOf(demand: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(demand) ? demand : [demand];
  return values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
}

function shorten(values: readonly string[]): string {
  const left = values.length - MAX_LISTED;
  return [...values.slice(0, MAX_LISTED), ...(left > 0 ? [`${left} more`] : [])].join(', ');
}
