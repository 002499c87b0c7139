import type { MockRequest } from '../../core/exchange.ts';
import type { JsonPointer } from '../../core/json-pointer.ts';
import { joinPointer, splitPointer } from '../../core/json-pointer.ts';
import type { BodySpec, MediaSpec } from '../spec/operation-spec.ts';
import type { Validator } from '../spec/schemas.ts';
import { narrowAlternatives } from './alternatives.ts';
import { createFinding, findingOfBreach } from './finding.ts';
import { parseJsonBody } from './json-body.ts';
import { essenceOf, findMedia, isJson } from './media-type.ts';
import type { CheckContext, Reading } from './reading.ts';
import { toSent } from './shown.ts';
import {
  blameUndeclared,
  createUndeclaredFinder,
  type UndeclaredFinder,
  type UndeclaredMember,
} from './undeclared.ts';

/** The body of an operation, ready to be read. */
export interface BodyPlan {
  /** Absent when the operation declares none. */
  readonly spec: BodySpec | undefined;
  readonly media: ReadonlyMap<MediaSpec, MediaPlan>;
  readonly operation: JsonPointer;
}

interface MediaPlan {
  readonly spec: MediaSpec;
  readonly isValid: Validator | undefined;
  readonly findUndeclared: UndeclaredFinder | undefined;
}

/** Compiles the bodies of an operation. */
export function planBody(
  context: CheckContext,
  spec: BodySpec | undefined,
  operation: JsonPointer,
): BodyPlan {
  const plans = (spec?.media ?? []).map((media): [MediaSpec, MediaPlan] => [
    media,
    {
      spec: media,
      isValid: media.schema === undefined ? undefined : context.schemas.validatorOf(media.schema),
      findUndeclared:
        media.schema === undefined ? undefined : createUndeclaredFinder(context.spec, media.schema),
    },
  ]);
  return { spec, media: new Map(plans), operation };
}

/** Reads a body and holds it to its schema. The value is undefined where there is none, or none that could be read. */
export function readBody(
  context: CheckContext,
  plan: BodyPlan,
  request: MockRequest,
  reading: Reading,
): unknown {
  // The body of a GET or HEAD has no meaning (RFC 9110).
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  if (request.body.length === 0) {
    if (plan.spec?.isRequired) reportMissing(context, plan, plan.spec, reading);
    return undefined;
  }
  if (!plan.spec) {
    reportUnexpected(context, plan, reading);
    return undefined;
  }
  const contentType = request.headers['content-type'];
  const essence = contentType === undefined ? undefined : essenceOf(contentType);
  // Without a content type the body is taken for what is declared first.
  const media =
    contentType === undefined ? plan.spec.media[0] : essence && findMedia(plan.spec.media, essence);
  const chosen = media ? plan.media.get(media) : undefined;
  if (!chosen) {
    if (plan.spec.media.length > 0) reportContentType(context, plan, plan.spec, contentType ?? '', reading);
    return undefined;
  }
  if (isJson(essence ?? chosen.spec.mediaType)) return readJson(context, plan, chosen, request.body, reading);
  if (chosen.isValid) reading.isUnsure = true;
  return Buffer.from(request.body).toString('utf8');
}

function readJson(
  context: CheckContext,
  plan: BodyPlan,
  media: MediaPlan,
  bytes: Uint8Array,
  reading: Reading,
): unknown {
  const body = parseJsonBody(bytes);
  if (body.kind === 'malformed') {
    reading.findings.push(
      createFinding({
        basis: context.rules(media.spec.pointer, plan.operation).basis,
        always: true,
        code: 'malformed-body',
        in: 'body',
        pointer: '',
        message: `The body cannot be read: ${body.reason}.`,
        remedy: 'Send a body of valid JSON in UTF-8.',
        rule: media.spec.pointer,
      }),
    );
    return undefined;
  }
  const { value, dropped } = body;
  const { schema } = media.spec;
  if (media.isValid && schema !== undefined && !media.isValid(value)) {
    for (const breach of narrowAlternatives(context.schemas, context.schemas.breachesOf(schema, value))) {
      const standing = context.rules(breach.node, media.spec.pointer, plan.operation);
      reading.findings.push(findingOfBreach(breach, { in: 'body' }, standing));
    }
  }
  for (const at of dropped)
    noteUndeclared(
      context,
      plan,
      { at, place: at, rule: schema ?? media.spec.pointer, declared: [] },
      reading,
    );
  for (const member of media.findUndeclared?.(value) ?? []) noteUndeclared(context, plan, member, reading);
  return value;
}

function noteUndeclared(
  context: CheckContext,
  plan: BodyPlan,
  { at, rule, declared }: UndeclaredMember,
  reading: Reading,
): void {
  const name = at.slice(1).replaceAll('/', '.');
  reading.notes.push(
    createFinding({
      basis: context.rules(rule, plan.operation).basis,
      always: false,
      code: 'undeclared',
      in: 'body',
      pointer: at,
      message: `${name} is not a declared member of the body; it was ignored.`,
      ...blameUndeclared(context, name, splitPointer(at).at(-1) ?? '', declared),
      rule,
      note: true,
    }),
  );
}

function reportMissing(context: CheckContext, plan: BodyPlan, body: BodySpec, reading: Reading): void {
  reading.findings.push(
    createFinding({
      ...context.rules(body.pointer, plan.operation),
      code: 'required',
      in: 'body',
      pointer: '',
      message: 'The body is missing; it is required.',
      remedy: `Send a body of ${body.media.map(({ mediaType }) => mediaType).join(' or ') || 'any kind'}.`,
      rule: joinPointer(body.pointer, 'required'),
    }),
  );
}

function reportContentType(
  context: CheckContext,
  plan: BodyPlan,
  body: BodySpec,
  sent: string,
  reading: Reading,
): void {
  const declared = body.media.map(({ mediaType }) => mediaType).join(' or ');
  reading.findings.push(
    createFinding({
      basis: context.rules(body.pointer, plan.operation).basis,
      // A body that cannot be read cannot be answered.
      always: true,
      code: 'content-type',
      in: 'header',
      pointer: 'content-type',
      message: `Content-Type is ${JSON.stringify(sent.slice(0, 60))}; wanted is ${declared}.`,
      remedy: `Send the body as ${declared}, and say so in Content-Type.`,
      rule: joinPointer(body.pointer, 'content'),
      sent: toSent(sent),
      allowed: body.media.map(({ mediaType }) => mediaType),
    }),
  );
}

function reportUnexpected(context: CheckContext, plan: BodyPlan, reading: Reading): void {
  reading.notes.push(
    createFinding({
      basis: context.rules(plan.operation).basis,
      always: false,
      code: 'undeclared',
      in: 'body',
      pointer: '',
      message: 'The operation declares no body; the one that was sent was ignored.',
      remedy: 'Leave the body out.',
      rule: plan.operation,
      blame: context.isPartial ? 'spec' : 'client',
      note: true,
    }),
  );
}
