import type { CellKind } from '../../core/cell.ts';
import type { CellSet } from '../../core/cell-set.ts';
import type { RequestValues } from '../../core/exchange.ts';
import { readCookies } from '../check/cookies.ts';
import { isJson } from '../check/media-type.ts';
import type { SpecDocument } from '../spec/document.ts';
import type { OperationSpec, ParameterPlace, ParameterSpec, ResponseSpec } from '../spec/operation-spec.ts';
import type { Schemas } from '../spec/schemas.ts';
import { valuesOfParameter } from './parameter-values.ts';
import { type PropertyNode, planProperties, touchProperties } from './property-tree.ts';
import { planVariants, type VariantNode } from './variants.ts';

/** The cells of one operation, ready to be looked up: numbers are their places in the contract's list. */
export interface OperationCells {
  readonly operation: number;
  /** By status, the declared one that stands for it: `404`, else `4XX`, else `default`. */
  response(status: number): ResponseCells | undefined;
  readonly parameters: Readonly<Record<ParameterPlace, ReadonlyMap<string, ParameterCells>>>;
  readonly body: PropertyNode | undefined;
}

/** The cells of a response that is declared. */
export interface ResponseCells {
  readonly status: number;
  /** Of the media types beside the first; undefined where there are none. */
  readonly media: ReadonlyMap<string, number> | undefined;
  /** Of its JSON body; undefined where it has no variants. */
  readonly variants: VariantNode | undefined;
}

interface ParameterCells {
  readonly cell: number;
  /** By value; empty where it is no closed list. */
  readonly values: ReadonlyMap<string, number>;
}

/** What planning takes. */
export interface CellPlanning {
  readonly spec: SpecDocument;
  /** Of responses. */
  readonly schemas: Schemas;
  /** Adds a cell of the operation to the contract's list, and gives its place. */
  readonly declare: (kind: CellKind, name: string) => number;
}

/** Plans the cells of an operation, in the order in which they are listed. */
export function planCells(planning: CellPlanning, operation: OperationSpec): OperationCells {
  const { spec, declare } = planning;
  const { method, path, body } = operation;
  const cell = declare('operation', `${method} ${path}`);
  const responses = new Map(operation.declared.map((one) => [one.status, planResponse(planning, one)]));
  const parameters = { path: new Map(), query: new Map(), header: new Map(), cookie: new Map() };
  for (const parameter of operation.parameters) {
    const name = parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name;
    parameters[parameter.in].set(name, planParameter(planning, parameter));
  }
  const schemas = (body?.media ?? []).flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
  const byStatus = new Map<number, ResponseCells | undefined>();
  return {
    operation: cell,
    response(status) {
      const known = byStatus.get(status);
      if (known || byStatus.has(status)) return known;
      const exact = String(status);
      const found = responses.get(exact) ?? responses.get(`${exact.charAt(0)}XX`) ?? responses.get('default');
      if (byStatus.size < MAX_STATUSES) byStatus.set(status, found);
      return found;
    },
    parameters,
    body: schemas.length > 0 ? planProperties(spec, schemas, (at) => declare('property', at)) : undefined,
  };
}

/** Statuses whose declaration is remembered; there are no more. */
const MAX_STATUSES = 1000;

/** Marks the parameters that a request has, the values that they have, and the properties of its body. */
export function touchRequest(
  { parameters, body }: OperationCells,
  values: RequestValues,
  touched: CellSet,
): void {
  touchParameters(parameters.path, values.path, touched);
  touchParameters(parameters.query, values.query, touched);
  if (parameters.header.size > 0) touchDeclared(parameters.header, values.header, touched);
  if (parameters.cookie.size > 0) {
    touchDeclared(parameters.cookie, readCookies(values.header.cookie), touched);
  }
  if (body) touchProperties(body, values.body, touched);
}

type Parameters = ReadonlyMap<string, ParameterCells>;

/** Goes by what was sent, of which there is little. */
function touchParameters(cells: Parameters, sent: Readonly<Record<string, unknown>>, touched: CellSet): void {
  if (cells.size === 0) return;
  for (const name of Object.keys(sent)) {
    const parameter = cells.get(name);
    if (parameter) touchValue(parameter, sent[name], touched);
  }
}

/** Goes by what is declared: of headers and cookies, most are none of the contract's. */
function touchDeclared(cells: Parameters, sent: Readonly<Record<string, string>>, touched: CellSet): void {
  for (const [name, parameter] of cells) {
    if (Object.hasOwn(sent, name)) touchValue(parameter, sent[name], touched);
  }
}

function touchValue({ cell, values }: ParameterCells, value: unknown, touched: CellSet): void {
  touched.add(cell);
  if (values.size === 0) return;
  for (const one of Array.isArray(value) ? value : [value]) touched.add(values.get(String(one)) ?? -1);
}

function planParameter({ spec, declare }: CellPlanning, parameter: ParameterSpec): ParameterCells {
  const { name, schema } = parameter;
  const cell = declare('parameter', `${parameter.in} ${name}`);
  const values = valuesOfParameter(spec, schema).map((value): [string, number] => [
    value,
    declare('parameter-value', `${parameter.in} ${name}=${value}`),
  ]);
  return { cell, values: new Map(values) };
}

function planResponse(
  { spec, schemas, declare }: CellPlanning,
  { status, media }: ResponseSpec,
): ResponseCells {
  const cell = declare('status', status);
  const others = media.slice(1).map(({ mediaType }) => mediaType);
  const declareVariant = (name: string): number => declare('variant', `${status} ${name}`);
  const json = media.find(({ mediaType }) => isJson(mediaType) || mediaType === '*/*')?.schema;
  return {
    status: cell,
    media: others.length > 0 ? new Map(others.map((type) => [type, declareVariant(type)])) : undefined,
    variants: json === undefined ? undefined : planVariants({ spec, schemas, declare: declareVariant }, json),
  };
}
