import * as validator from '@stoplight/prism-http/dist/validator/index.js';
import { ValidationContext } from '@stoplight/prism-http/dist/validator/validators/types.js';
import { validateAgainstSchema } from '@stoplight/prism-http/dist/validator/validators/utils.js';
import { DiagnosticSeverity, type HttpMethod, type IHttpOperation } from '@stoplight/types';
import { isObject } from '../../core/json.ts';
import type { PrismBody, PrismDiagnostic, PrismRequest, PrismVerdict } from './messages.ts';

/** Asks Prism about a request to an operation; what it throws becomes part of the verdict. */
export function validateByPrism(operation: IHttpOperation, request: PrismRequest): PrismVerdict {
  const element = {
    // Prism's method is an enumeration of its own; the operation's is one of its values.
    method: operation.method as HttpMethod,
    url: { path: request.path, query: copyQuery(request.query) },
    headers: { ...request.headers },
    body: request.body && bodyOf(request.body),
  };
  const diagnostics: PrismDiagnostic[] = [];
  let threw: string | undefined;
  for (const validate of [validator.validateSecurity, validator.validateInput]) {
    try {
      const result = validate({ resource: operation, element });
      if (result._tag === 'Left') diagnostics.push(...result.left.filter(isError).map(toDiagnostic));
    } catch (error) {
      threw = error instanceof Error ? error.message : String(error);
    }
  }
  const blind = blindPlacesOf(operation);
  return threw === undefined ? { diagnostics, blind } : { diagnostics, blind, threw };
}

function copyQuery(query: PrismRequest['query']): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  );
}

function bodyOf(body: PrismBody): unknown {
  return body.kind === 'json' ? JSON.parse(body.text) : body.text;
}

// Prism's own diagnostic, as far as it is looked at.
interface Diagnostic {
  readonly severity: DiagnosticSeverity;
  readonly path?: readonly string[];
  readonly code?: string | number;
  readonly message: string;
}

function isError({ severity }: Diagnostic): boolean {
  return severity === DiagnosticSeverity.Error;
}

function toDiagnostic({ path = [], code = '', message }: Diagnostic): PrismDiagnostic {
  return { path: path.map(String), code: String(code), message };
}

const blindPlaces = new WeakMap<IHttpOperation, readonly string[]>();

/**
 * Where Prism is blind: it swallows the error of a schema that its ajv cannot compile, and lets everything pass.
 * A schema that nothing fits is put around each one: it must refuse; where it does not, it was not compiled.
 */
function blindPlacesOf(operation: IHttpOperation): readonly string[] {
  const known = blindPlaces.get(operation);
  if (known) return known;
  const { body, query = [], headers = [], path = [] } = operation.request ?? {};
  const schemas: readonly (readonly [place: string, schema: unknown])[] = [
    ...(body?.contents ?? []).map((content) => ['body', content.schema] as const),
    ...query.map((parameter) => ['query', parameter.schema] as const),
    ...headers.map((parameter) => ['header', parameter.schema] as const),
    ...path.map((parameter) => ['path', parameter.schema] as const),
  ];
  const bundle: unknown = Reflect.get(operation, '__bundled__');
  const blind = new Set(schemas.filter(([, schema]) => !isCompiled(schema, bundle)).map(([place]) => place));
  const places = [...blind];
  blindPlaces.set(operation, places);
  return places;
}

function isCompiled(schema: unknown, bundle: unknown): boolean {
  if (!isObject(schema)) return true;
  const probe = { $schema: String(schema.$schema), not: {}, allOf: [schema] };
  // The probe is a JSON Schema; Prism's type for one does not take what it cannot see into.
  const result = validateAgainstSchema(
    null,
    probe as never,
    false,
    ValidationContext.Input,
    undefined,
    bundle,
  );
  return result._tag === 'Some';
}
