import { afterAll } from '@jest/globals';
import type { Contract } from '../../../src/contract/contract.ts';
import { createPrism, type Prism } from '../../../src/contract/prism/client.ts';
import { contractOf, explainOf, requestOf, routeOf, specOf } from './contracts.ts';
import { createRawPrism, type RawAnswer, type RawCall } from './raw-prism.ts';

/** A request to the operation of a small spec, told once to Prism as it comes and once to us. */
export interface Trial {
  readonly yaml: string;
  readonly method?: string;
  /** The path as it is sent. */
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What came of a trial: codes such as `query limit type`. */
export interface TrialResult {
  readonly prism: readonly string[] | string;
  readonly ours: readonly string[];
}

/** Both sides of the tests of Prism's faults; ended after the tests of the file. */
export interface FaultBench {
  readonly prism: Prism;
  ask(call: Partial<RawCall> & Pick<RawCall, 'kind' | 'text'>): Promise<RawAnswer>;
  run(trial: Trial): Promise<TrialResult>;
}

/** Starts Prism as it comes, and ours. */
export function createFaultBench(): FaultBench {
  const raw = createRawPrism();
  const prism = createPrism();
  afterAll(async () => {
    await raw.close();
    await prism.close();
  });
  const ask: FaultBench['ask'] = (call) => raw.ask({ method: 'get', path: '/a', ...call });
  return {
    prism,
    ask,
    run: async ({ yaml, method = 'GET', path = '/a', query = '', headers = {}, body }) => {
      const contract = contractOf(yaml, prism);
      const request = requestOf(method, path, { query, headers: { ...headers }, body });
      const { id } = routeOf(contract, request).operation;
      const length = body === undefined ? {} : { 'content-length': String(request.body.length) };
      const theirs = await ask({
        kind: 'validate',
        text: specOf(yaml),
        operation: id,
        method,
        path,
        query: queryOf(query),
        headers: { ...length, ...request.headers },
        body: parsed(body),
      });
      return { prism: theirs.threw ?? theirs.codes ?? [], ours: await oursOf(contract, request) };
    },
  };
}

function queryOf(query: string): Record<string, string | string[]> {
  const params = new URLSearchParams(query);
  const names = [...new Set(params.keys())];
  // As Prism's own server gives them.
  return Object.fromEntries(
    names.map((name) => {
      const [first = '', ...more] = params.getAll(name);
      return [name, more.length > 0 ? [first, ...more] : first];
    }),
  );
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

async function oursOf(
  contract: Contract,
  request: Parameters<typeof explainOf>[1],
): Promise<readonly string[]> {
  const { operation, path } = routeOf(contract, request);
  const check = contract.check(operation, path, request);
  const found = check.kind === 'valid' ? [] : await explainOf(contract, request);
  const notes = check.notes.map(({ in: place, pointer, code }) => `note: ${place} ${pointer} ${code}`);
  return [...found.map(({ in: place, pointer, code }) => `${place} ${pointer} ${code}`), ...notes];
}

/** A spec with one GET at `/a`, of these parameters. */
export function getOf(parameters: string, more = ''): string {
  return `paths: { /a: { get: { operationId: op, parameters: [${parameters}], responses: { '200': { description: ok } } } } }\n${more}`;
}

/** A spec with one POST at `/a`, of this body. */
export function postOf(schema: string): string {
  return `paths: { /a: { post: { operationId: op, requestBody: { required: true, content: { application/json: { schema: ${schema} } } }, responses: { '200': { description: ok } } } } }`;
}
