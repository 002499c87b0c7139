import { createHash } from 'node:crypto';
import type { Contract, Secrets } from '../contract/contract.ts';
import type { MockRequest } from '../core/exchange.ts';

/** What tells credentials apart: a digest, as the value itself is kept nowhere; undefined where there is none. */
export function credentialOf(
  contract: Contract,
  { headers, query }: Pick<MockRequest, 'headers' | 'query'>,
): string | undefined {
  const secret = secretsByContract.get(contract) ?? contract.secrets(undefined);
  secretsByContract.set(contract, secret);
  const parameters = new URLSearchParams(query);
  const values = [
    ...secret.headers.map((name) => headers[name.toLowerCase()] ?? ''),
    ...secret.query.map((name) => parameters.get(name) ?? ''),
  ];
  if (values.every((value) => value === '')) return undefined;
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url');
}

const secretsByContract = new WeakMap<Contract, Secrets>();
