import { readFileSync } from 'node:fs';
import type { Basis, Contract } from '../../../src/contract/contract.ts';
import { createContract } from '../../../src/contract/create-contract.ts';
import type { Prism } from '../../../src/contract/prism/client.ts';
import type { MockRequest } from '../../../src/core/exchange.ts';

/** The specs that come with Ringback. */
export const BUNDLED = ['voiceos', 'voiceable', 'elevenlabs', 'ovia'] as const;

/** The text of a bundled spec. */
export function readSpec(name: string): string {
  return readFileSync(new URL(`../../../specs/${name}.yaml`, import.meta.url), 'utf8');
}

/** A Prism that must not be asked. */
export const noPrism: Prism = {
  addSpec: () => 1,
  forgetSpec: () => undefined,
  ask: () => Promise.reject(new Error('this test has no Prism')),
  warmUp: async () => false,
  close: async () => undefined,
};

/** A contract over some paths and components of a small spec, written as YAML. */
export function contractOf(yaml: string, prism: Prism = noPrism, defaultBasis: Basis = 'seed'): Contract {
  return createContract({ provider: 'small', text: specOf(yaml), defaultBasis, prism });
}

/** A whole spec around the part that a test is about. */
export function specOf(yaml: string): string {
  return `openapi: 3.1.0\ninfo: { title: Small, version: '1' }\n${yaml}`;
}

/** A request as a client would send it; `query` and `body` may be left out. */
export function requestOf(
  method: string,
  path: string,
  {
    query = '',
    headers = {},
    body,
  }: { query?: string; headers?: Record<string, string>; body?: unknown } = {},
): MockRequest {
  const bytes = body === undefined ? new Uint8Array() : toBytes(body);
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  return { method, path, query, headers: { ...type, ...headers }, body: bytes };
}

function toBytes(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

/** Matches and checks a request; throws where the path does not lead to an operation. */
export function checkOf(contract: Contract, request: MockRequest): ReturnType<Contract['check']> {
  const { operation, path } = routeOf(contract, request);
  return contract.check(operation, path, request);
}

/** Checks a request and lets the contract explain what is wrong with it. */
export function explainOf(contract: Contract, request: MockRequest): ReturnType<Contract['explain']> {
  const { operation, path } = routeOf(contract, request);
  contract.check(operation, path, request);
  return contract.explain(operation, path, request);
}

/** The operation that a request leads to. */
export function routeOf(contract: Contract, request: MockRequest) {
  const match = contract.match(request.method, request.path);
  if (match.kind !== 'operation') throw new Error(`${request.method} ${request.path} is ${match.kind}`);
  return match;
}
