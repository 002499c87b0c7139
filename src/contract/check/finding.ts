import { isObject } from '../../core/json.ts';
import { type JsonPointer, joinPointer, splitPointer } from '../../core/json-pointer.ts';
import type { Blame, Finding, Place } from '../contract.ts';
import type { RuleStanding } from '../rulebook.ts';
import type { SchemaBreach } from '../spec/schemas.ts';
import { allowedBy, toSent } from './shown.ts';
import { wordBreach } from './wording.ts';

/** What cannot be left to its default in a finding. */
export interface FindingFacts extends RuleStanding {
  readonly code: string;
  readonly in: Place;
  readonly pointer: string;
  readonly message: string;
  readonly remedy: string;
  readonly rule?: JsonPointer;
  readonly blame?: Blame;
  /** Why that one has the blame, where its basis alone does not say. */
  readonly reason?: string;
  readonly note?: boolean;
  readonly sent?: string | undefined;
  readonly allowed?: readonly string[] | undefined;
}

/** A finding; the client is to blame, and it is no note, unless said otherwise. */
export function createFinding({
  rule = '',
  blame = 'client',
  note = false,
  sent,
  allowed,
  ...facts
}: FindingFacts): Finding {
  return { ...facts, rule, blame, note, ...(sent !== undefined && { sent }), ...(allowed && { allowed }) };
}

/** Where the value that broke a schema was sent. */
export interface BreachPlace {
  readonly in: Place;
  /** The parameter's name; left off for bodies, whose findings point into them. */
  readonly parameter?: string;
  readonly blame?: Blame;
  /** True where no value that is sent there may be shown. */
  readonly isSecret?: boolean;
}

/** The finding for one broken keyword of a schema. */
export function findingOfBreach(found: SchemaBreach, place: BreachPlace, standing: RuleStanding): Finding {
  const breach = place.isSecret ? { ...found, isSecret: true } : found;
  const at = joinPointer(breach.at, ...memberOf(breach));
  const { message, remedy } = wordBreach(breach, nameAt(at, place.parameter ?? ''));
  return createFinding({
    ...standing,
    code: codeOf(breach.keyword),
    in: place.in,
    pointer: place.parameter ?? at,
    message,
    remedy,
    rule: joinPointer(breach.node, breach.keyword),
    sent: sentOf(breach),
    allowed: allowedBy(breach),
    ...(place.blame ? { blame: place.blame } : {}),
  });
}

/** A keyword of JSON Schema as a code: `minLength` is `min-length`. */
export function codeOf(keyword: string): string {
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') return 'undeclared';
  return keyword.replaceAll(' ', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** What was sent, where nothing was or it is a secret, undefined. */
function sentOf(breach: SchemaBreach): string | undefined {
  const { keyword, value, isSecret } = breach;
  if (isSecret || keyword === 'required' || keyword === 'dependentRequired') return undefined;
  const [member] = memberOf(breach);
  return toSent(member !== undefined && isObject(value) ? value[member] : value);
}

/** What a keyword says of a member that is named in its details rather than in the path. */
function memberOf({ keyword, params }: SchemaBreach): readonly string[] {
  const member =
    keyword === 'required' || keyword === 'dependentRequired'
      ? params.missingProperty
      : (params.additionalProperty ?? params.unevaluatedProperty);
  return typeof member === 'string' ? [member] : [];
}

function nameAt(at: JsonPointer, parameter: string): string {
  const path = [...(parameter === '' ? [] : [parameter]), ...splitPointer(at)];
  return path.length === 0 ? 'the body' : path.join('.');
}
