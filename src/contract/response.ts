import type { JsonPointer } from '../core/json-pointer.ts';
import { joinPointer } from '../core/json-pointer.ts';
import { narrowAlternatives } from './check/alternatives.ts';
import { createFinding, findingOfBreach } from './check/finding.ts';
import { isJson } from './check/media-type.ts';
import type { CheckContext } from './check/reading.ts';
import type { Finding } from './contract.ts';
import type { OperationSpec, ResponseSpec } from './spec/operation-spec.ts';
import type { Validator } from './spec/schemas.ts';

/** The declaration for a status: the exact one, or else its range, or else `default`. */
export function findResponse(declared: readonly ResponseSpec[], status: number): ResponseSpec | undefined {
  const exact = String(status);
  const range = `${exact.charAt(0)}XX`;
  return (
    declared.find((one) => one.status === exact) ??
    declared.find((one) => one.status === range) ??
    declared.find((one) => one.status === 'default')
  );
}

/** Holds responses of one operation to what it declares. */
export type ResponseChecker = (status: number, body: unknown) => readonly Finding[];

/** Compiles the JSON responses of an operation; other media types are taken as they come. */
export function planResponses(context: CheckContext, operation: OperationSpec): ResponseChecker {
  const bodies = new Map(operation.declared.map((response) => [response, jsonSchemaOf(context, response)]));
  return (status, body) => {
    const response = findResponse(operation.declared, status);
    if (!response) return [undeclaredStatus(context, operation, status)];
    const json = bodies.get(response);
    if (!json || json.isValid(body)) return [];
    return narrowAlternatives(context.schemas, context.schemas.breachesOf(json.schema, body)).map((breach) =>
      findingOfBreach(
        breach,
        { in: 'response', blame: 'mock' },
        { ...context.rules(breach.node, response.pointer, operation.pointer), always: false },
      ),
    );
  };
}

interface JsonSchemaOf {
  readonly schema: JsonPointer;
  readonly isValid: Validator;
}

function jsonSchemaOf({ schemas }: CheckContext, { media }: ResponseSpec): JsonSchemaOf | undefined {
  const schema = media.find(({ mediaType }) => isJson(mediaType) || mediaType === '*/*')?.schema;
  return schema === undefined ? undefined : { schema, isValid: schemas.validatorOf(schema) };
}

function undeclaredStatus(
  { rules }: CheckContext,
  { id, pointer, declared }: OperationSpec,
  status: number,
): Finding {
  const statuses = declared.map((response) => response.status).join(', ');
  return createFinding({
    ...rules(pointer),
    always: false,
    code: 'status',
    in: 'response',
    pointer: '',
    message: `The answer to ${id} has status ${status}; declared are ${statuses || 'none'}.`,
    remedy: `Declare the status ${status}, or answer with one that is declared.`,
    rule: joinPointer(pointer, 'responses'),
    blame: 'mock',
  });
}
