import type { MockRequest, RequestValues } from '../../core/exchange.ts';
import type { Check } from '../contract.ts';
import type { OperationSpec } from '../spec/operation-spec.ts';
import { type BodyPlan, planBody, readBody } from './body.ts';
import { readCookies } from './cookies.ts';
import { describeForm, describeForms, describeSent, hasCredential, schemeOf } from './credential.ts';
import { createFinding } from './finding.ts';
import { type ParameterPlan, planParameter, readParameter, reportMissing } from './parameter.ts';
import { planQuery, type QueryPlan, readQuery } from './query.ts';
import type { CheckContext, Reading } from './reading.ts';
import { toSent } from './shown.ts';

/** An operation with everything compiled that a request to it is held to. */
export interface OperationPlan {
  readonly spec: OperationSpec;
  readonly path: readonly ParameterPlan[];
  readonly query: QueryPlan;
  readonly header: readonly ParameterPlan[];
  readonly cookie: readonly ParameterPlan[];
  readonly body: BodyPlan;
}

/** Compiles an operation. */
export function planOperation(context: CheckContext, spec: OperationSpec): OperationPlan {
  const parameters = spec.parameters.map((parameter) => planParameter(context, parameter, spec.pointer));
  const inPlace = (place: string): readonly ParameterPlan[] =>
    parameters.filter((one) => one.spec.in === place);
  const keys = spec.security.flat().filter((scheme) => scheme.kind === 'api-key');
  const credentials = keys.filter((scheme) => scheme.in === 'query').map(({ name }) => name);
  return {
    spec,
    path: inPlace('path'),
    query: planQuery(parameters, credentials, spec.pointer),
    header: inPlace('header'),
    cookie: inPlace('cookie'),
    body: planBody(context, spec.body, spec.pointer),
  };
}

/** Holds a request to an operation, and reads its values on the way. */
export function checkRequest(
  context: CheckContext,
  plan: OperationPlan,
  path: Readonly<Record<string, string>>,
  request: MockRequest,
): Check {
  const reading: Reading = { findings: [], notes: [], isUnsure: false };
  if (!hasCredential(plan.spec.security, request)) reportCredential(context, plan, request, reading);
  const values: RequestValues = {
    path: readPath(context, plan.path, path, reading),
    query: readQuery(context, plan.query, request.query, reading),
    header: request.headers,
    body: readBody(context, plan.body, request, reading),
  };
  if (plan.header.length > 0) readHeaders(context, plan.header, request.headers, reading);
  if (plan.cookie.length > 0) readHeaders(context, plan.cookie, readCookies(request.headers.cookie), reading);
  const { findings, notes } = reading;
  if (findings.length === 0 && !reading.isUnsure) return { kind: 'valid', values, notes };
  return { kind: 'ask', values, findings, notes };
}

function readPath(
  context: CheckContext,
  plans: readonly ParameterPlan[],
  path: Readonly<Record<string, string>>,
  reading: Reading,
): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = { ...path };
  for (const plan of plans) {
    const text = path[plan.spec.name];
    if (text !== undefined) values[plan.spec.name] = readParameter(context, plan, text, reading);
  }
  return values;
}

function readHeaders(
  context: CheckContext,
  plans: readonly ParameterPlan[],
  sent: Readonly<Record<string, string>>,
  reading: Reading,
): void {
  for (const plan of plans) {
    const { name } = plan.spec;
    const text = sent[plan.spec.in === 'header' ? name.toLowerCase() : name];
    if (text !== undefined) readParameter(context, plan, text, reading);
    else if (plan.spec.isRequired) reportMissing(context, plan, reading);
  }
}

function reportCredential(
  context: CheckContext,
  plan: OperationPlan,
  request: MockRequest,
  reading: Reading,
): void {
  const { security, pointer } = plan.spec;
  const scheme = security[0]?.[0]?.pointer ?? pointer;
  const forms = describeForms(security);
  reading.findings.push(
    createFinding({
      basis: context.rules(scheme, pointer).basis,
      always: true,
      code: 'credential',
      in: 'credential',
      pointer: '',
      message: `The request carries ${describeSent(request)}; wanted is ${forms}.`,
      remedy: `Send ${forms}; any value will do.`,
      rule: scheme,
      sent: toSent(schemeOf(request)),
      allowed: security.map((schemes) => describeForm(schemes).replaceAll('"', '')),
    }),
  );
}
