import type { Contract, Secrets } from '../../../../src/contract/contract.ts';
import { type SecretRules, secretRulesOf } from '../../../../src/server/journal/secret-rules.ts';

/** Rules of an operation with these secrets. */
export function rulesWith(secrets: Partial<Secrets>, path = '/things/{id}'): SecretRules {
  const operation = { id: 'op', method: 'GET', path, pointer: '', responses: [] };
  // The rules look at nothing else of a contract.
  const contract = {
    operations: [operation],
    secrets: () => ({ headers: [], query: [], path: [], members: [], ...secrets }),
  } as unknown as Contract;
  return secretRulesOf(contract, 'op');
}
