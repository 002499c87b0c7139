import type { JsonPointer } from '../../core/json-pointer.ts';
import { joinPointer } from '../../core/json-pointer.ts';
import type { ParameterSpec } from '../spec/operation-spec.ts';
import type { Validator } from '../spec/schemas.ts';
import { isSecretNode } from '../spec/secret-node.ts';
import { narrowAlternatives } from './alternatives.ts';
import { coerce, type TypeSet, typesOf } from './coerce.ts';
import { createFinding, findingOfBreach } from './finding.ts';
import { isJson } from './media-type.ts';
import type { CheckContext, Reading } from './reading.ts';
import { toSent } from './shown.ts';

/** How the value of a parameter is written. `other` is left to Prism. */
type Form = 'primitive' | 'repeated' | 'comma' | 'json' | 'other';

/** A parameter, ready to be read. */
export interface ParameterPlan {
  readonly spec: ParameterSpec;
  readonly form: Form;
  /** The types of the value, or of its items. */
  readonly types: TypeSet;
  readonly isValid: Validator | undefined;
  /** True where what is sent may not be shown. */
  readonly isSecret: boolean;
  readonly operation: JsonPointer;
}

/** Compiles a parameter of an operation. */
export function planParameter(
  context: CheckContext,
  spec: ParameterSpec,
  operation: JsonPointer,
): ParameterPlan {
  const types = spec.schema === undefined ? new Set<string>() : typesOf(context.spec, spec.schema);
  const form = formOf(spec, types);
  const isList = form === 'repeated' || form === 'comma';
  return {
    spec,
    form,
    types: isList && spec.schema !== undefined ? typesOf(context.spec, itemsOf(context, spec.schema)) : types,
    isValid: spec.schema === undefined ? undefined : context.schemas.validatorOf(spec.schema),
    isSecret: isSecret(context, spec),
    operation,
  };
}

/** Reads what was sent of a parameter, once or more, and holds it to its schema. */
export function readParameter(
  context: CheckContext,
  plan: ParameterPlan,
  sent: string | readonly string[],
  reading: Reading,
): unknown {
  switch (plan.form) {
    case 'primitive': {
      if (typeof sent !== 'string') reportRepeated(context, plan, sent, reading);
      const text = typeof sent === 'string' ? sent : (sent.at(-1) ?? '');
      return hold(context, plan, coerce(text, plan.types), reading);
    }
    case 'repeated': {
      const texts = typeof sent === 'string' ? [sent] : sent;
      return hold(context, plan, coerceAll(texts, plan.types), reading);
    }
    case 'comma': {
      const text = typeof sent === 'string' ? sent : (sent.at(-1) ?? '');
      return hold(context, plan, coerceAll(text.split(','), plan.types), reading);
    }
    case 'json':
      return readJson(context, plan, typeof sent === 'string' ? sent : (sent.at(-1) ?? ''), reading);
    case 'other':
      reading.isUnsure = true;
      return sent;
  }
}

/** Records that a required parameter was not sent. */
export function reportMissing(context: CheckContext, plan: ParameterPlan, reading: Reading): void {
  const { name, pointer } = plan.spec;
  reading.findings.push(
    createFinding({
      ...context.rules(pointer, plan.operation),
      code: 'required',
      in: plan.spec.in,
      pointer: name,
      message: `${name} is missing; it is required.`,
      remedy: `Send ${name} in the ${plan.spec.in}.`,
      rule: joinPointer(pointer, 'required'),
    }),
  );
}

function formOf({ in: place, style, explode, mediaType }: ParameterSpec, types: TypeSet): Form {
  if (mediaType !== undefined) return isJson(mediaType) ? 'json' : 'other';
  if (types.has('object')) return 'other';
  const isPlain = style === 'form' || style === 'simple';
  if (!types.has('array')) return isPlain ? 'primitive' : 'other';
  // A value that may be a list or a single one is Prism's to tell apart, and so are lists outside the query.
  if (place !== 'query' || style !== 'form' || types.size > 1) return 'other';
  return explode ? 'repeated' : 'comma';
}

/** A cookie is a credential whatever its name. */
function isSecret(context: CheckContext, { in: place, pointer, schema }: ParameterSpec): boolean {
  const nodes = [
    context.spec.nodeAt(pointer),
    schema === undefined ? undefined : context.spec.resolve(schema)?.node,
  ];
  return place === 'cookie' || nodes.some((node) => node !== undefined && isSecretNode(node));
}

function itemsOf({ spec }: CheckContext, schema: JsonPointer): JsonPointer {
  const resolved = spec.resolve(schema);
  return joinPointer(resolved?.pointer ?? schema, 'items');
}

function coerceAll(texts: readonly string[], types: TypeSet): readonly unknown[] {
  return texts.map((text) => coerce(text, types));
}

function readJson(context: CheckContext, plan: ParameterPlan, text: string, reading: Reading): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { name, pointer } = plan.spec;
    reading.findings.push(
      createFinding({
        ...context.rules(pointer, plan.operation),
        code: 'malformed-parameter',
        in: plan.spec.in,
        pointer: name,
        message: `${name} is not JSON.`,
        remedy: `Send ${name} as JSON, percent-encoded.`,
        rule: joinPointer(pointer, 'content'),
      }),
    );
    return undefined;
  }
  return hold(context, plan, value, reading);
}

function hold(context: CheckContext, plan: ParameterPlan, value: unknown, reading: Reading): unknown {
  if (plan.isValid === undefined || plan.isValid(value)) return value;
  const { schema = '', name, pointer } = plan.spec;
  for (const breach of narrowAlternatives(context.schemas, context.schemas.breachesOf(schema, value))) {
    const standing = context.rules(breach.node, pointer, plan.operation);
    const place = { in: plan.spec.in, parameter: name, isSecret: plan.isSecret };
    reading.findings.push(findingOfBreach(breach, place, standing));
  }
  return value;
}

function reportRepeated(
  context: CheckContext,
  plan: ParameterPlan,
  sent: readonly string[],
  reading: Reading,
): void {
  const { name, pointer, schema } = plan.spec;
  reading.findings.push(
    createFinding({
      ...context.rules(schema ?? pointer, pointer, plan.operation),
      code: 'duplicate',
      in: plan.spec.in,
      pointer: name,
      message: `${name} was sent ${sent.length} times; it takes one value.`,
      remedy: `Send ${name} once.`,
      sent: plan.isSecret ? undefined : toSent(sent),
      rule: schema ?? pointer,
    }),
  );
}
