import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { isObject } from '../../core/json.ts';
import { type JsonPointer, joinPointer, readPointer, splitPointer } from '../../core/json-pointer.ts';
import type { SpecDocument, SpecObject } from './document.ts';
import { addFormats } from './formats.ts';
import { createPatterns, type Patterns } from './patterns.ts';
import { viewSchemas } from './schema-view.ts';
import { isSecretNode } from './secret-node.ts';
import { subschemasOf } from './subschemas.ts';
import { addUniqueItems } from './unique-items.ts';

/** Whether a value fits a schema. */
export type Validator = (value: unknown) => boolean;

/** One keyword of a schema that a value breaks. */
export interface SchemaBreach {
  readonly keyword: string;
  /** JSON pointer into the value that was checked. */
  readonly at: JsonPointer;
  /** JSON pointer into the spec, of the node that holds the keyword. */
  readonly node: JsonPointer;
  /** What the keyword demands, such as `100` of `maximum: 100`. */
  readonly demand: unknown;
  /** What is there instead; undefined for a member that is missing. */
  readonly value: unknown;
  /** True when the schema marks its values as secret. */
  readonly isSecret: boolean;
  /** The members that the node names; empty where it names none. */
  readonly declared: readonly string[];
  /** ajv's own details, such as `missingProperty`. */
  readonly params: Readonly<Record<string, unknown>>;
  /** ajv's own sentence. */
  readonly message: string;
}

/** The schemas of a spec, compiled. A schema is named by its pointer. */
export interface Schemas {
  /**
   * The fast validator of a schema; compiled once, however often it is asked for.
   * @throws SpecError naming the node that cannot be compiled.
   */
  compile(pointer: JsonPointer): Validator;

  /** Everything that is wrong with a value; slow, and compiled when first needed. */
  breachesOf(pointer: JsonPointer, value: unknown): readonly SchemaBreach[];
}

/** The schemas of a spec for requests and for responses; nothing is compiled yet. */
export interface SchemaPair {
  readonly request: Schemas;
  readonly response: Schemas;
}

/** Readies the schemas of a spec for both directions: one set for both where no member travels one way only. */
export function createSchemaPair(spec: SpecDocument): SchemaPair {
  const views = { request: viewSchemas(spec.root, 'request'), response: viewSchemas(spec.root, 'response') };
  const request = createSchemas(spec, views.request);
  return {
    request,
    response: views.response === views.request ? request : createSchemas(spec, views.response),
  };
}

function createSchemas(spec: SpecDocument, view: SpecObject): Schemas {
  let fast: Ajv2020 | undefined;
  let thorough: Ajv2020 | undefined;
  let pointers: ReadonlyMap<object, JsonPointer> | undefined;
  const validators = new Map<JsonPointer, Validator>();
  // As many at most as the spec has schemas, under each pointer that leads to one.
  const thoroughs = new Map<JsonPointer, Thorough>();
  const patterns = createPatterns();

  const compile = (pointer: JsonPointer): Validator => {
    const target = followBareRef(spec, view, pointer);
    const known = validators.get(target);
    if (known) return known;
    fast ??= createAjv(view, patterns, { allErrors: false, messages: false });
    const compiled = compileAt(fast, spec, view, target);
    const validate: Validator = (value) => {
      patterns.begin();
      return compiled(value);
    };
    validators.set(target, validate);
    return validate;
  };

  const compileThoroughly = (pointer: JsonPointer): Thorough => {
    const known = thoroughs.get(pointer);
    if (known) return known;
    const target = followBareRef(spec, view, pointer);
    thorough ??= createAjv(view, patterns, { allErrors: true, verbose: true });
    const compiled = { target, validate: compileAt(thorough, spec, view, target) };
    thoroughs.set(pointer, compiled);
    return compiled;
  };
  const breachesOf = (pointer: JsonPointer, value: unknown): readonly SchemaBreach[] => {
    const { target, validate } = compileThoroughly(pointer);
    patterns.begin();
    if (validate(value)) return [];
    pointers ??= pointersOf(view);
    const known = pointers;
    return (validate.errors ?? []).slice(0, MAX_BREACHES).map((error) => toBreach(error, known, target));
  };
  return { compile, breachesOf };
}

/** A validator that says all that is wrong, and the schema that it is of. */
interface Thorough {
  readonly target: JsonPointer;
  readonly validate: ValidateFunction;
}

// More breaches than this of one value tell nobody anything.
const MAX_BREACHES = 200;
const BASE = 'https://ringback.invalid/spec';

function createAjv(
  view: object,
  { engine }: Patterns,
  options: { allErrors: boolean; messages?: boolean; verbose?: boolean },
): Ajv2020 {
  const ajv = new Ajv2020({
    ...options,
    strict: false,
    // Keywords are checked as they are compiled; checking against the meta-schema would compile that first.
    validateSchema: false,
    unicodeRegExp: false,
    // 0.07 is a multiple of 0.01, whatever floating point says.
    multipleOfPrecision: 8,
    logger: false,
    // The optimizer takes a quarter of the compile time and saves nothing that V8 does not.
    code: { optimize: false, regExp: engine },
    discriminator: false,
  });
  addFormats(ajv);
  addUniqueItems(ajv);
  ajv.addSchema(view, BASE);
  return ajv;
}

/** A schema that is nothing but a reference is compiled as what it refers to, once for all who do. */
function followBareRef(spec: SpecDocument, view: object, pointer: JsonPointer): JsonPointer {
  const node = readPointer(view, pointer);
  if (!isObject(node) || typeof node.$ref !== 'string' || Object.keys(node).some(isRule)) return pointer;
  return spec.resolve(pointer)?.pointer ?? pointer;
}

function isRule(keyword: string): boolean {
  return (
    keyword !== '$ref' && keyword !== 'description' && keyword !== 'summary' && !keyword.startsWith('x-')
  );
}

function compileAt(ajv: Ajv2020, spec: SpecDocument, view: object, pointer: JsonPointer): ValidateFunction {
  try {
    return validatorAt(ajv, view, pointer);
  } catch (error) {
    const culprit = findCulprit(ajv, view, pointer);
    const reason = error instanceof Error ? error.message : String(error);
    throw spec.fault(
      'RINGBACK_SPEC_SCHEMA',
      culprit,
      `Failed to compile the schema at "${culprit}" of "${spec.provider}": ${reason}. Mend the schema.`,
      error,
    );
  }
}

function validatorAt(ajv: Ajv2020, view: object, pointer: JsonPointer): ValidateFunction {
  const node = readPointer(view, pointer);
  if (typeof node === 'boolean') return ajv.compile(node);
  if (!isObject(node)) throw new Error('a schema must be an object or a boolean');
  const fragment = splitPointer(pointer)
    .map((token) => encodeURIComponent(joinPointer('', token).slice(1)))
    .join('/');
  const uri = `${BASE}#/${fragment}`;
  // What other schemas refer to was compiled with the first of them; getSchema alone would compile it anew.
  const shared = ajv.schemas[BASE]?.refs[uri];
  const validate =
    (isObject(shared) && 'validate' in shared && isValidator(shared.validate) && shared.validate) ||
    ajv.getSchema(uri);
  if (!validate) throw new Error('nothing stands there');
  return validate;
}

function isValidator(value: unknown): value is ValidateFunction {
  return typeof value === 'function';
}

/** The innermost node that fails by itself: what has to be mended. */
function findCulprit(ajv: Ajv2020, view: object, pointer: JsonPointer): JsonPointer {
  const node = readPointer(view, pointer);
  for (const child of subschemasOf(node)) {
    const childPointer = joinPointer(pointer, ...child.path);
    try {
      validatorAt(ajv, view, childPointer);
    } catch {
      return findCulprit(ajv, view, childPointer);
    }
  }
  return pointer;
}

function pointersOf(view: object): ReadonlyMap<object, JsonPointer> {
  const pointers = new Map<object, JsonPointer>();
  const visit = (node: unknown, pointer: JsonPointer): void => {
    if (typeof node !== 'object' || node === null || pointers.has(node)) return;
    pointers.set(node, pointer);
    for (const [key, value] of Object.entries(node)) visit(value, joinPointer(pointer, key));
  };
  visit(view, '');
  return pointers;
}

function toBreach(
  error: ErrorObject,
  pointers: ReadonlyMap<object, JsonPointer>,
  fallback: JsonPointer,
): SchemaBreach {
  return {
    keyword: error.keyword,
    at: error.instancePath,
    node: (error.parentSchema && pointers.get(error.parentSchema)) ?? fallback,
    demand: error.schema,
    value: error.data,
    isSecret: isObject(error.parentSchema) && isSecretNode(error.parentSchema),
    declared: isObject(error.parentSchema?.properties) ? Object.keys(error.parentSchema.properties) : [],
    params: error.params,
    message: error.message ?? 'does not fit',
  };
}
