import type { RequestValues } from '../core/exchange.ts';
import { isObject } from '../core/json.ts';
import { type JsonPointer, joinPointer, readPointer } from '../core/json-pointer.ts';
import type { SpecDocument } from './spec/document.ts';

/** What a spec says is sent to an address that a request named. */
export interface CallbackSpec {
  readonly name: string;
  /** The address, with runtime expressions in braces. */
  readonly expression: string;
  readonly method: 'POST' | 'PUT';
  /** The schema of what is sent. */
  readonly schema: JsonPointer;
}

/** What runtime expressions speak of. */
export interface CallbackExchange {
  readonly method: string;
  readonly status: number;
  readonly request: RequestValues;
  /** The parsed body; undefined when there is none. */
  readonly response: unknown;
}

/** The callbacks of an operation that carry JSON. */
export function readCallbacks(spec: SpecDocument, operation: JsonPointer): readonly CallbackSpec[] {
  const named = spec.nodeAt(joinPointer(operation, 'callbacks'));
  if (!named) return [];
  return Object.keys(named).flatMap((name) => {
    const callback = spec.resolve(joinPointer(operation, 'callbacks', name));
    if (!callback) return [];
    return Object.keys(callback.node).flatMap((expression) => {
      const item = spec.resolve(joinPointer(callback.pointer, expression));
      return (['post', 'put'] as const).flatMap((verb) => {
        const schema = item && bodySchema(spec, joinPointer(item.pointer, verb));
        const method = verb === 'post' ? 'POST' : 'PUT';
        return schema === undefined ? [] : [{ name, expression, method, schema } as const];
      });
    });
  });
}

/** The address that an expression comes to; undefined when something that it names was not sent. */
export function fillExpression(expression: string, exchange: CallbackExchange): string | undefined {
  let isWhole = true;
  // An expression may stand without braces when it is all there is.
  const template = expression.startsWith('$') ? `{${expression}}` : expression;
  const filled = template.replaceAll(/\{(\$[^}]+)\}/g, (_all, inner: string) => {
    const value = lookUp(inner, exchange);
    if (typeof value === 'string' || typeof value === 'number') return String(value);
    isWhole = false;
    return '';
  });
  return isWhole ? filled : undefined;
}

function lookUp(expression: string, { method, status, request, response }: CallbackExchange): unknown {
  if (expression === '$method') return method;
  if (expression === '$statusCode') return status;
  const [, side, place, rest = ''] =
    /^\$(request|response)\.(body|query|path|header)(.*)$/.exec(expression) ?? [];
  if (place === 'body') {
    const body = side === 'request' ? request.body : response;
    return rest.startsWith('#') ? readPointer(body, rest.slice(1)) : body;
  }
  if (side !== 'request') return undefined;
  const name = rest.slice(1);
  if (place === 'query') return request.query[name];
  if (place === 'path') return request.path[name];
  return place === 'header' ? request.header[name.toLowerCase()] : undefined;
}

function bodySchema(spec: SpecDocument, operation: JsonPointer): JsonPointer | undefined {
  if (!spec.nodeAt(operation)) return undefined;
  const body = spec.resolve(joinPointer(operation, 'requestBody'));
  if (!body || !isObject(body.node.content)) return undefined;
  const type = Object.keys(body.node.content).find((name) => /[/+]json\b/i.test(name));
  const schema = type === undefined ? undefined : joinPointer(body.pointer, 'content', type, 'schema');
  return schema !== undefined && spec.nodeAt(schema) ? schema : undefined;
}
