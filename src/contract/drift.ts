import { type JsonPointer, joinPointer } from '../core/json-pointer.ts';
import { narrowAlternatives } from './check/alternatives.ts';
import { codeOf } from './check/finding.ts';
import { parseJsonBody } from './check/json-body.ts';
import { essenceOf, findMedia, isJson } from './check/media-type.ts';
import type { CheckContext } from './check/reading.ts';
import { createUndeclaredFinder, type UndeclaredFinder } from './check/undeclared.ts';
import type { Basis } from './contract.ts';
import { placeOf, wordDrift } from './drift-words.ts';
import { findResponse } from './response.ts';
import type { MediaSpec, OperationSpec, ResponseSpec } from './spec/operation-spec.ts';

/**
 * A way in which a vendor's answer is other than its spec says. Its texts hold names and what the spec says, and no
 * value that was sent.
 */
export interface Drift {
  /** `undeclared`, `required`, `type`, `enum`, `status`, `content-type`, `malformed-body`, … */
  readonly code: string;
  /** JSON pointer into the body, to the first value that it was seen in; `''` is the whole answer. */
  readonly at: JsonPointer;
  /** The same with `*` for items of lists, so that all of them are one drift. */
  readonly pointer: JsonPointer;
  readonly message: string;
  /** What to change in the spec. */
  readonly remedy: string;
  /** How sure the rule is that the vendor breaks. */
  readonly basis: Basis;
  /** JSON pointer into the spec. */
  readonly rule: JsonPointer;
  /** What the spec allows, where that is a closed list. */
  readonly allowed: readonly string[];
}

/** A response of the vendor's own. */
export interface ReceivedResponse {
  readonly status: number;
  readonly contentType: string | undefined;
  /** After its content coding was undone; undefined where it is not to be looked at, as with HEAD. */
  readonly body: Uint8Array | undefined;
}

/** How a response differs from what its operation declares; each place once. */
export type DriftFinder = (response: ReceivedResponse) => readonly Drift[];

/** A finder for the responses of one operation. */
export function createDriftFinder(context: CheckContext, operation: OperationSpec): DriftFinder {
  const finders = new Map<JsonPointer, UndeclaredFinder>();
  return ({ status, contentType, body }) => {
    const response = findResponse(operation.declared, status);
    if (!response) return [undeclaredStatus(context, operation, status)];
    if (body === undefined) return [];
    const whole: Whole = { context, operation, response };
    if (body.length === 0) return response.media.length === 0 ? [] : [missingBody(whole)];
    if (response.media.length === 0) return [unexpectedBody(whole, status)];
    const essence = contentType === undefined ? undefined : essenceOf(contentType);
    const media = essence === undefined ? undefined : findMedia(response.media, essence);
    if (essence === undefined || !media) return [undeclaredType(whole, contentType)];
    if (!isJson(essence) || media.schema === undefined) return [];
    const parsed = parseJsonBody(body);
    if (parsed.kind === 'malformed') return [malformedBody(whole, media, parsed.reason)];
    const { schema } = media;
    const find = finders.get(schema) ?? createUndeclaredFinder(context.spec, schema, { perPlace: true });
    finders.set(schema, find);
    return onceEach([
      ...brokenRules(whole, media, schema, parsed.value),
      ...undeclaredMembers(whole, find, parsed.value),
    ]);
  };
}

interface Whole {
  readonly context: CheckContext;
  readonly operation: OperationSpec;
  readonly response: ResponseSpec;
}

function brokenRules(
  { context: { schemas, rules }, operation, response }: Whole,
  media: MediaSpec,
  schema: JsonPointer,
  value: unknown,
): readonly Drift[] {
  if (schemas.validatorOf(schema)(value)) return [];
  const breaches = narrowAlternatives(schemas, schemas.breachesOf(schema, value));
  const mistyped = new Set(breaches.filter(({ keyword }) => keyword === 'type').map(({ at }) => at));
  // A value of another type is none of those that are declared, and that is one thing to mend.
  const told = breaches.filter(
    ({ keyword, at }) => !((keyword === 'enum' || keyword === 'const') && mistyped.has(at)),
  );
  return told.map((breach) => {
    const { at, allowed, ...words } = wordDrift(breach, value);
    return {
      ...{ code: codeOf(breach.keyword), at, pointer: placeOf(value, at), ...words, allowed },
      basis: rules(breach.node, media.pointer, response.pointer, operation.pointer).basis,
      rule: joinPointer(breach.node, breach.keyword),
    };
  });
}

function undeclaredMembers(
  { context: { rules }, operation, response }: Whole,
  find: UndeclaredFinder,
  value: unknown,
): readonly Drift[] {
  return find(value).map(({ at, place, rule }) => {
    const name = place.slice(1).replaceAll('/', '.');
    return {
      ...{ code: 'undeclared', at, pointer: place, allowed: [] },
      message: `${name} is not declared.`,
      remedy: `Add ${name} to the spec.`,
      basis: rules(rule, response.pointer, operation.pointer).basis,
      rule,
    };
  });
}

/** What two rules say of one place is two drifts; what one rule says of many items is one. */
function onceEach(drifts: readonly Drift[]): readonly Drift[] {
  const byPlace = new Map<string, Drift>();
  for (const drift of drifts) {
    // A closed schema says of a member what the finder says too.
    const key = drift.code === 'undeclared' ? `undeclared ${drift.pointer}` : keyOf(drift);
    if (!byPlace.has(key)) byPlace.set(key, drift);
  }
  return [...byPlace.values()];
}

function keyOf({ code, pointer, rule }: Drift): string {
  return JSON.stringify([code, pointer, rule]);
}

type Said = Pick<Drift, 'code' | 'message' | 'remedy' | 'rule'> & Partial<Pick<Drift, 'allowed'>>;

/** What is said of an answer as a whole. */
function ofWhole({ context, operation, response }: Whole, said: Said): Drift {
  const { basis } = context.rules(said.rule, response.pointer, operation.pointer);
  return { at: '', pointer: '', allowed: [], basis, ...said };
}

function undeclaredStatus({ rules }: CheckContext, operation: OperationSpec, status: number): Drift {
  const { id, pointer, declared } = operation;
  const statuses = declared.map((response) => response.status);
  return {
    ...{ code: 'status', at: '', pointer: '', allowed: statuses, rule: joinPointer(pointer, 'responses') },
    message: `${id} answered with status ${status}; declared are ${statuses.join(', ') || 'none'}.`,
    remedy: `Add the status ${status} to the responses of ${id} in the spec.`,
    basis: rules(pointer).basis,
  };
}

function missingBody(whole: Whole): Drift {
  const { response } = whole;
  const types = typesOf(response);
  return ofWhole(whole, {
    code: 'missing-body',
    message: `The answer has no body; declared is ${types.join(' or ')}.`,
    remedy: `Declare the response ${response.status} without content in the spec.`,
    rule: joinPointer(response.pointer, 'content'),
  });
}

function unexpectedBody(whole: Whole, status: number): Drift {
  return ofWhole(whole, {
    code: 'undeclared',
    message: `The answer with status ${status} has a body; none is declared.`,
    remedy: `Add the content of the response ${whole.response.status} to the spec.`,
    rule: whole.response.pointer,
  });
}

function undeclaredType(whole: Whole, sent: string | undefined): Drift {
  const { response } = whole;
  const allowed = typesOf(response);
  // A type is no secret, but its parameters may be anything.
  const shown = sent === undefined ? 'none' : (essenceOf(sent)?.slice(0, MAX_TYPE) ?? 'no media type');
  return ofWhole(whole, {
    code: 'content-type',
    message: `The Content-Type of the answer is ${shown}; declared is ${allowed.join(' or ')}.`,
    remedy: `Add the media type to the content of the response ${response.status} in the spec.`,
    rule: joinPointer(response.pointer, 'content'),
    allowed,
  });
}

const MAX_TYPE = 60;

function malformedBody(whole: Whole, media: MediaSpec, reason: string): Drift {
  return ofWhole(whole, {
    code: 'malformed-body',
    // Where in the text it breaks off differs each time.
    message: `The body cannot be read as ${media.mediaType}: ${reason.replace(/ at position \d+$/, '')}.`,
    remedy: 'Tell the vendor: no spec can declare such a body.',
    rule: media.pointer,
  });
}

function typesOf({ media }: ResponseSpec): readonly string[] {
  return media.map(({ mediaType }) => mediaType);
}
