import { joinPointer } from '../../core/json-pointer.ts';
import type { RuleStanding } from '../rulebook.ts';
import { createFinding } from './finding.ts';
import { type ParameterPlan, readParameter, reportMissing } from './parameter.ts';
import type { CheckContext, Reading } from './reading.ts';
import { toSent } from './shown.ts';
import { blameUndeclared } from './undeclared.ts';

/** The query parameters of an operation, ready to be read. */
export interface QueryPlan {
  readonly byName: ReadonlyMap<string, ParameterPlan>;
  readonly required: readonly ParameterPlan[];
  /** True when a declared parameter may be spread over names that are not its own. */
  readonly takesAnyName: boolean;
  /** Names that carry a credential. */
  readonly credentials: readonly string[];
  readonly operation: string;
}

/** Gathers the query parameters of an operation. */
export function planQuery(
  parameters: readonly ParameterPlan[],
  credentials: readonly string[],
  operation: string,
): QueryPlan {
  const query = parameters.filter(({ spec }) => spec.in === 'query');
  return {
    byName: new Map(query.map((plan) => [plan.spec.name, plan])),
    required: query.filter(({ spec }) => spec.isRequired),
    takesAnyName: query.some(isSpread),
    credentials,
    operation,
  };
}

/** Whether it may be sent by names that are not its own: those of an object's members. */
function isSpread({ form, types, spec }: ParameterPlan): boolean {
  if (form !== 'other' || spec.mediaType !== undefined) return false;
  return spec.style === 'deepObject' || (spec.explode && types.has('object'));
}

/** Reads a raw query: declared parameters with their types, others as the texts that were sent. */
export function readQuery(
  context: CheckContext,
  plan: QueryPlan,
  raw: string,
  reading: Reading,
): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  if (raw !== '') {
    const sent = splitQuery(raw, (name) => reportEncoding(plan, name, reading));
    for (const [name, texts] of sent) {
      const parameter = plan.byName.get(name);
      if (parameter) values[name] = readParameter(context, parameter, texts, reading);
      else readUndeclared(context, plan, name, texts, values, reading);
    }
  }
  for (const parameter of plan.required) {
    if (!Object.hasOwn(values, parameter.spec.name) && !isSpread(parameter)) {
      reportMissing(context, parameter, reading);
    }
  }
  if (plan.takesAnyName) reading.isUnsure = true;
  return values;
}

/**
 * Splits a raw query into its names and what was sent of each, decoded as a form is.
 * @param onUndecodable called with a name whose percent-encoding is broken; its text is then decoded as far as it goes.
 */
export function splitQuery(
  raw: string,
  onUndecodable: (name: string) => void,
): ReadonlyMap<string, string | readonly string[]> {
  const sent = new Map<string, string | string[]>();
  let start = 0;
  while (start <= raw.length) {
    let end = raw.indexOf('&', start);
    if (end < 0) end = raw.length;
    if (end > start) {
      let equals = raw.indexOf('=', start);
      if (equals < 0 || equals > end) equals = end;
      const name = decode(raw.slice(start, equals), onUndecodable);
      const text = decode(raw.slice(equals + 1, end), () => onUndecodable(name));
      const before = sent.get(name);
      if (before === undefined) sent.set(name, text);
      else if (typeof before === 'string') sent.set(name, [before, text]);
      else before.push(text);
    }
    start = end + 1;
  }
  return sent;
}

function decode(text: string, onUndecodable: (text: string) => void): string {
  if (!/[%+]/.test(text)) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    onUndecodable(text);
    // As browsers do it: what is no UTF-8 becomes U+FFFD.
    return new URLSearchParams(`x=${text.replaceAll('&', '%26')}`).get('x') ?? text;
  }
}

function reportEncoding({ byName }: QueryPlan, name: string, reading: Reading): void {
  reading.findings.push(
    createFinding({
      ...NO_RULE,
      code: 'encoding',
      in: 'query',
      pointer: name,
      message: `${name} has percent-encoding that is not UTF-8.`,
      remedy: `Encode ${name} as UTF-8, with encodeURIComponent for example.`,
      rule: byName.get(name)?.spec.pointer ?? '',
    }),
  );
}

// No spec says what becomes of broken encoding, so that refusing it is our decision.
const NO_RULE: RuleStanding = { basis: 'decided', always: false };

function readUndeclared(
  context: CheckContext,
  plan: QueryPlan,
  name: string,
  texts: string | readonly string[],
  values: Record<string, unknown>,
  reading: Reading,
): void {
  if (name === '' || plan.credentials.includes(name)) return;
  values[name] = typeof texts === 'string' ? texts : texts.at(-1);
  if (plan.takesAnyName || reading.notes.length >= MAX_NOTES) return;
  const { basis } = context.rules(plan.operation);
  reading.notes.push(
    createFinding({
      basis,
      always: false,
      code: 'undeclared',
      in: 'query',
      pointer: name,
      message: `${name} is not a declared query parameter; it was ignored.`,
      ...blameUndeclared(context, name, name, [...plan.byName.keys()]),
      rule: joinPointer(plan.operation, 'parameters'),
      note: true,
      sent: toSent(texts),
    }),
  );
}

// A query can hold thousands of names; more notes than this help nobody.
const MAX_NOTES = 50;
