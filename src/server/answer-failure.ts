import { Buffer } from 'node:buffer';
import type { Flaw, FlawKind } from '../contract/flaws.ts';
import { mergeHeaders } from '../core/header-fields.ts';
import { drawAt, type Key } from '../core/random.ts';
import type { DecidedFailure, Spoiling } from '../engine/rules/decide-faults.ts';
import type { Answer, Breach, Matched } from './exchange.ts';
import { readJson, writeGiven } from './json-body.ts';
import type { Cut, Impairment } from './message.ts';
import { joinPieces, lengthOf, type Pieces } from './pieces.ts';
import { refuse } from './refuse.ts';

/** A failure that is said in place of an answer. */
export type RefusalFailure = Extract<DecidedFailure, { kind: 'refusal' }>;
/** One that is done to an answer. */
export type SpoilingFailure = Exclude<DecidedFailure, { kind: 'refusal' }>;

/** The answer that a failure is: the author's own, or the provider's. */
export function answerFailure(
  { exchange, operation, values }: Matched,
  { rule, refusal, headers, body }: RefusalFailure,
  breaches: readonly Breach[],
): Answer {
  const refused = refuse(exchange, refusal, { source: 'fault', operation, breaches, values });
  const given = body === undefined ? undefined : writeGiven(body, headers);
  return given
    ? { ...refused, ...given, rule }
    : { ...refused, headers: mergeHeaders(refused.headers, headers), rule };
}

/** An answer with a failure done to it. */
export function spoil(matched: Matched, answered: Answer, failure: SpoilingFailure): Answer {
  const spoiled: Answer = { ...answered, source: 'fault', rule: failure.rule };
  if (failure.kind === 'slow-body') return { ...spoiled, impairment: { ...NONE, dripMs: failure.ms } };
  const { how, key } = failure;
  switch (how.kind) {
    case 'malformed':
      return { ...spoiled, body: [breakOff(answered.body)] };
    case 'content-type':
      return { ...spoiled, headers: mergeHeaders(answered.headers, { 'Content-Type': how.type }) };
    case 'breach':
      return { ...spoiled, ...breach(matched, answered, how.breach, key) };
    default:
      return { ...spoiled, impairment: { ...NONE, cut: cutOf(how, answered.body) } };
  }
}

const NONE: Impairment = { delayMs: 0, dripMs: 0, cut: undefined };

function cutOf(how: Exclude<Spoiling, { kind: 'malformed' | 'content-type' | 'breach' }>, body: Pieces): Cut {
  switch (how.kind) {
    case 'empty-reply':
      return { at: 'start', how: 'end' };
    case 'reset':
      return how.at === 'before-headers' ? { at: 'start', how: 'reset' } : { at: 'headers' };
    case 'truncate':
      return { at: 'body', bytes: Math.floor(lengthOf(body) * how.share) };
  }
}

/** The first half of a text of JSON, which is none; a number's could be, so that an open quote follows. */
function breakOff(body: Pieces): Uint8Array {
  const whole = Buffer.from(joinPieces(body));
  const half = whole.subarray(0, Math.ceil(whole.length / 2));
  return readJson([half]) ? Buffer.concat([half, Buffer.from('"')]) : half;
}

/** What stands in for a breach that the response offers no place for, in this order. */
const STAND_INS: readonly FlawKind[] = ['missing-required', 'wrong-type', 'extra-field'];

/** Breaks a body at one of its places, and says in a header how and where; what is not JSON offers none. */
function breach(
  { exchange: { contract }, operation }: Matched,
  { status, headers, body }: Answer,
  kind: FlawKind,
  key: Key,
): Pick<Answer, 'headers' | 'body'> {
  const json = readJson(body);
  const flaws = json ? contract.flaws(operation, status, json.value) : [];
  for (const wanted of [kind, ...STAND_INS]) {
    const offered = flaws.filter((flaw) => flaw.kind === wanted);
    const first = Math.floor(drawAt(key, 'breach', wanted) * offered.length);
    const flaw = [...offered.slice(first), ...offered.slice(0, first)].find(
      (one) =>
        one.kind === 'extra-field' || contract.checkResponse(operation, status, one.broken()).length > 0,
    );
    if (flaw) {
      return {
        headers: mergeHeaders(headers, { 'Ringback-Breach': wordOf(flaw) }),
        body: [Buffer.from(JSON.stringify(flaw.broken()))],
      };
    }
  }
  return { headers: mergeHeaders(headers, { 'Ringback-Breach': 'none' }), body };
}

function wordOf({ kind, pointer }: Flaw): string {
  return pointer === '' ? kind : `${kind} ${encodeURI(pointer.toWellFormed())}`;
}
