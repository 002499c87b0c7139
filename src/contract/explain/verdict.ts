import { joinPointer } from '../../core/json-pointer.ts';
import type { OperationPlan } from '../check/checker.ts';
import { codeOf, createFinding } from '../check/finding.ts';
import type { CheckContext } from '../check/reading.ts';
import { toSent } from '../check/shown.ts';
import type { Finding, Place } from '../contract.ts';
import type { PrismDiagnostic, PrismRequest, PrismVerdict } from '../prism/messages.ts';
import type { ParameterSpec } from '../spec/operation-spec.ts';
import { isFalseRefusal, standsAlone } from './prism-faults.ts';

/** What a verdict is made of. */
export interface Hearing {
  readonly plan: OperationPlan;
  readonly request: PrismRequest;
  /** The checker's own findings. */
  readonly own: readonly Finding[];
  readonly verdict: PrismVerdict;
}

/**
 * Prism's verdict in our words. It is given for each parameter, and for the body as a whole: what both refuse is told
 * by our finding, which knows the rule; what Prism alone refuses is told in its words, unless that is one of its
 * false refusals; what Prism lets pass passes, unless our rule is one that it cannot see.
 */
export function reachVerdict(context: CheckContext, hearing: Hearing): readonly Finding[] {
  const { plan, request, own, verdict } = hearing;
  const diagnostics = verdict.diagnostics.filter((diagnostic) => !isOfNoBody(diagnostic, request, own));
  const refused = new Set(diagnostics.map(unitOf));
  const blind = new Set(verdict.blind);
  const kept = own.filter(
    (finding) =>
      refused.has(unitOfFinding(finding)) ||
      blind.has(finding.in) ||
      verdict.threw !== undefined ||
      standsAlone(finding, hearing),
  );
  const told = new Set(own.map(unitOfFinding));
  const added = diagnostics
    .filter((diagnostic) => !told.has(unitOf(diagnostic)) && !isFalseRefusal(diagnostic, plan))
    .map((diagnostic) => toFinding(context, hearing, diagnostic));
  return [...kept, ...added];
}

/** Where a diagnostic lies: a parameter, the body, or the credential. */
function unitOf(diagnostic: PrismDiagnostic): string {
  const { in: place, name } = placeOf(diagnostic);
  return place === 'body' || place === 'credential' ? place : `${place} ${name.toLowerCase()}`;
}

function unitOfFinding({ in: place, pointer }: Finding): string {
  return place === 'body' || place === 'credential' ? place : `${place} ${pointer.toLowerCase()}`;
}

/** Where the body was kept from Prism, it says that the body is missing. */
function isOfNoBody(diagnostic: PrismDiagnostic, request: PrismRequest, own: readonly Finding[]): boolean {
  if (unitOf(diagnostic) !== 'body' || request.body) return false;
  return !own.some(({ code, in: place }) => place === 'body' && code === 'required');
}

interface DiagnosticPlace {
  readonly in: Place;
  /** The parameter's name as Prism writes it, in lower case. */
  readonly name: string;
}

function placeOf({ path, code, message }: PrismDiagnostic): DiagnosticPlace {
  const [first, second] = path;
  if (first === undefined) {
    if (code === '401') return { in: 'credential', name: '' };
    return code === '415' ? { in: 'header', name: 'content-type' } : { in: 'body', name: '' };
  }
  if (first === 'query' || first === 'header' || first === 'path') {
    // A missing parameter is named in the sentence alone.
    return { in: first, name: second ?? /required property '(.*)'/.exec(message)?.[1] ?? '' };
  }
  return { in: 'body', name: '' };
}

/** What only Prism saw: its own sentence, with the rule as near as it is known. */
function toFinding(context: CheckContext, { plan, request }: Hearing, diagnostic: PrismDiagnostic): Finding {
  const place = placeOf(diagnostic);
  const parameters = [...plan.path, ...plan.query.byName.values(), ...plan.header];
  const parameter = parameters.find(
    ({ spec }) => spec.in === place.in && spec.name.toLowerCase() === place.name,
  );
  const rule = parameter?.spec.pointer ?? (place.in === 'body' ? plan.spec.body?.pointer : undefined);
  const isStatus = diagnostic.code === '401' || diagnostic.code === '415';
  return createFinding({
    ...context.rules(rule ?? plan.spec.pointer, plan.spec.pointer),
    always: isStatus,
    code: isStatus ? (diagnostic.code === '401' ? 'credential' : 'content-type') : codeOf(diagnostic.code),
    in: place.in,
    pointer:
      parameter?.spec.name ??
      (place.in === 'body' ? joinPointer('', ...diagnostic.path.slice(1)) : place.name),
    message: `${diagnostic.message}.`,
    remedy: 'Change it to what the contract declares.',
    rule: rule ?? plan.spec.pointer,
    sent: parameter && !parameter.isSecret ? toSent(sentOf(parameter.spec, request)) : undefined,
  });
}

/** The text that was sent of a parameter; what a path names is not looked up again. */
function sentOf({ in: place, name }: ParameterSpec, { query, headers }: PrismRequest): unknown {
  if (place === 'query') return query[name];
  return place === 'header' ? headers[name.toLowerCase()] : undefined;
}
