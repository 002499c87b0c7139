import type { Contract } from '../../contract/contract.ts';
import { isSecretName } from '../../core/secret-name.ts';
import { secretMemberPattern } from './secret-name.ts';

/** What must not be kept of the requests to one operation, and of their answers: by spec, and by name. */
export interface SecretRules {
  /** The name in any case. */
  isHeader(name: string): boolean;
  /** The name decoded; `filter[token]` counts as well. */
  isQuery(name: string): boolean;
  isPath(name: string): boolean;
  isMember(name: string): boolean;
  /** A quick look at a JSON text; it may say yes for nothing, never no. */
  readonly mayHoldSecret: RegExp;
  /** Headers that are secret, as the spec writes them. */
  readonly headers: readonly string[];
  /** The operation's path template; undefined where none matched. */
  readonly template: string | undefined;
  /** Whether a parameter of the template is secret. */
  readonly hidesPath: boolean;
}

/** The rules of an operation, compiled once; with null, those of a request that matched none. */
export function secretRulesOf(contract: Contract, operation: string | null): SecretRules {
  const known = rulesOfContract.get(contract) ?? new Map<string | null, SecretRules>();
  rulesOfContract.set(contract, known);
  const rules = known.get(operation) ?? compile(contract, operation);
  known.set(operation, rules);
  return rules;
}

const rulesOfContract = new WeakMap<Contract, Map<string | null, SecretRules>>();

/** A cookie is a credential whatever its name. */
const COOKIES = ['cookie', 'set-cookie'];

function compile(contract: Contract, id: string | null): SecretRules {
  const operation = contract.operations.find((one) => one.id === id);
  const secrets = contract.secrets(operation);
  const headers = new Set([...COOKIES, ...secrets.headers.map((name) => name.toLowerCase())]);
  const query = new Set(secrets.query);
  const path = new Set(secrets.path);
  const members = new Set(secrets.members);
  const isPath = (name: string): boolean => path.has(name) || isSecretName(name);
  return {
    isHeader: (name) => headers.has(name.toLowerCase()) || isSecretName(name),
    isQuery: (name) => query.has(name) || query.has(name.split('[', 1)[0] ?? '') || isSecretName(name),
    isPath,
    isMember: (name) => members.has(name) || isSecretName(name),
    mayHoldSecret: secretMemberPattern(secrets.members),
    headers: secrets.headers,
    template: operation?.path,
    hidesPath: templateNames(operation?.path ?? '').some(isPath),
  };
}

/** The names of a template's parameters, in order. */
export function templateNames(template: string): readonly string[] {
  return [...template.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
}
