import { ProblemJsonError } from '@stoplight/prism-http';
import negotiation from '@stoplight/prism-http/dist/mocker/negotiator/NegotiatorHelpers.js';
import type { IHttpNegotiationResult } from '@stoplight/prism-http/dist/mocker/negotiator/types.js';
import type { IHttpHeaderParam, IHttpOperation } from '@stoplight/types';
import { isObject } from '../../core/json.ts';
import { isJson } from '../check/media-type.ts';
import type { Preference, StubResponse } from '../contract.ts';
import { silentLogger } from './silent-logger.ts';

/** What a stub is asked for. */
export interface StubOrder {
  /** The `Accept` header. */
  readonly accept: string | undefined;
  readonly preference: Preference;
}

/** Makes up a value for a place in the response that was negotiated. */
export interface StubMaker {
  body(status: string, mediaType: string): unknown;
  header(status: string, name: string): unknown;
}

/**
 * A response from the spec alone: Prism chooses status, media type and example, the way its command does; what no
 * example gives is made by `maker`. Where Prism has no answer, the response is its problem document.
 */
export function stubByPrism(operation: IHttpOperation, order: StubOrder, maker: StubMaker): StubResponse {
  const { code, example, dynamic } = order.preference;
  const negotiate = negotiation.default.negotiateOptionsForValidRequest(operation, {
    dynamic: dynamic ?? false,
    ...(code === undefined ? {} : { code: Number(code) }),
    ...(example === undefined ? {} : { exampleKey: example }),
    ...mediaTypesOf(order.accept),
  });
  const negotiated = negotiate(silentLogger);
  if (negotiated._tag === 'Left') return toProblem(negotiated.left);
  return assemble(operation, negotiated.right, maker);
}

/** What the client accepts. What is no media type is passed over, as Prism throws at it; no type at all is any. */
function mediaTypesOf(accept: string | undefined): { readonly mediaTypes?: string[] } {
  const mediaTypes = (accept ?? '').split(',').filter((range) => MEDIA_RANGE.test(range.trim()));
  return mediaTypes.length > 0 ? { mediaTypes } : {};
}

const MEDIA_RANGE = /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+ *(?:;|$)/;

function assemble(operation: IHttpOperation, chosen: IHttpNegotiationResult, maker: StubMaker): StubResponse {
  const { code, mediaType, schema } = chosen;
  const status = Number.parseInt(code, 10);
  const example = exampleOf(chosen.bodyExample);
  const hasBody = example !== undefined || (schema !== undefined && mediaType !== undefined);
  const value =
    example !== undefined ? example.value : hasBody ? maker.body(code, mediaType ?? '') : undefined;
  const isEmpty = !hasBody || status === 204 || status === 304 || operation.method === 'head';
  return {
    status,
    headers: {
      ...headersOf(chosen, maker),
      // Prism gives a type to what has no content too.
      ...(isEmpty || mediaType === undefined ? {} : { 'Content-Type': mediaType }),
      ...(operation.deprecated === true ? { Deprecation: 'true' } : {}),
    },
    body: isEmpty ? new Uint8Array() : toBytes(value, mediaType ?? ''),
  };
}

function exampleOf(example: unknown): { readonly value: unknown } | undefined {
  return isObject(example) && example.value !== undefined ? { value: example.value } : undefined;
}

function headersOf({ headers, code }: IHttpNegotiationResult, maker: StubMaker): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const header of headers) {
    const value = headerValue(header, () => maker.header(code, header.name));
    if (value !== undefined) fields[header.name] = value;
  }
  return fields;
}

function headerValue(header: IHttpHeaderParam, make: () => unknown): string | undefined {
  const example = exampleOf(header.examples?.[0]);
  const value = example ? example.value : header.schema ? make() : undefined;
  if (Array.isArray(value)) return value.map(String).join(', ');
  // An object has several ways into a header, and none that is common.
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
}

/** As Prism's command writes it: JSON as JSON, and a text of any other type as it stands. */
function toBytes(value: unknown, mediaType: string): Uint8Array {
  const isPlain =
    typeof value === 'string' && !isJson(mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '');
  return new TextEncoder().encode(isPlain ? value : JSON.stringify(value));
}

function toProblem(error: Error): StubResponse {
  const problem = ProblemJsonError.toProblemJson(error);
  return {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json' },
    body: new TextEncoder().encode(JSON.stringify(problem)),
  };
}
