import type { Contract, Operation } from '../contract/contract.ts';
import { didYouMean } from '../core/did-you-mean.ts';
import { splitPointer } from '../core/json-pointer.ts';
import type { ScenarioIssue } from '../engine/scenario/issue.ts';
import type { Reply } from '../engine/scenario/reply.ts';
import type { RequestRule } from '../engine/scenario/request-rule.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';

/** The contracts that rules are held to. */
export interface KnownContracts {
  /** Of the providers that are served, by name. */
  readonly served: ReadonlyMap<string, Contract>;
  /** The names of all providers that there are. */
  readonly names: readonly string[];
  /** The contract of a provider that is not served; undefined where there is none. Read when first asked for. */
  find(name: string): Contract | undefined;
}

/** What is wrong with a scenario's rules for requests beside their form: what they name, and what replies say. */
export function checkRules(
  { replies, faults, consistency }: Pick<Scenario, 'replies' | 'faults' | 'consistency'>,
  known: KnownContracts,
): readonly ScenarioIssue[] {
  return [
    ...replies.flatMap((reply, index) => under(['replies', index], checkReply(reply, known))),
    ...faults.flatMap((fault, index) => under(['faults', index], checkNames(fault, known))),
    ...consistency.flatMap((rule, index) => under(['consistency', index], checkNames(rule, known))),
  ];
}

/** What is wrong with one reply. */
export function checkReply(reply: Reply, known: KnownContracts): readonly ScenarioIssue[] {
  const issues = checkNames(reply, known);
  if (issues.length > 0) return issues;
  return operationsOf(reply, known)
    .flatMap(([contract, operation]) => checkAnswer(reply, contract, operation))
    .slice(0, MAX_ISSUES);
}

/** What is wrong with the providers and operations that a rule names. */
export function checkNames(
  { on, provider }: Pick<RequestRule, 'on' | 'provider'>,
  known: KnownContracts,
): readonly ScenarioIssue[] {
  const strangers = (provider ?? []).flatMap((name, index): readonly ScenarioIssue[] =>
    known.names.includes(name)
      ? []
      : [
          {
            path: placeOf('provider', provider, index),
            message: `"${name}" is no provider`,
            hint: hintOf(name, known.names),
          },
        ],
  );
  if (strangers.length > 0 || on === null) return strangers;
  return on.flatMap((name, index) => {
    if (contractsWith(name, provider, known).length > 0) return [];
    const names = contractsOf(provider ?? known.names, known).flatMap(({ operations }) =>
      operations.map(({ id }) => id),
    );
    const where = provider === null ? 'any provider' : provider.join(' or ');
    return [
      {
        path: placeOf('on', on, index),
        message: `"${name}" is no operation of ${where}`,
        hint: hintOf(name, names),
      },
    ];
  });
}

/** One that stands alone may have been written without a list around it. */
function placeOf(member: string, names: readonly string[] | null, index: number): ScenarioIssue['path'] {
  return names?.length === 1 ? [member] : [member, index];
}

const MAX_ISSUES = 50;
const BREAK = 'correct it, or let it break the contract with break: true';

function under(path: ScenarioIssue['path'], issues: readonly ScenarioIssue[]): readonly ScenarioIssue[] {
  return issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
}

function hintOf(name: string, names: readonly string[]): string | undefined {
  const meant = didYouMean(name, names);
  return meant === undefined ? undefined : `did you mean "${meant}"?`;
}

/** Those of the contracts of some providers that have an operation. One that is not served is read only then. */
function contractsWith(
  operation: string,
  providers: readonly string[] | null,
  known: KnownContracts,
): readonly Contract[] {
  const has = ({ operations }: Contract): boolean => operations.some(({ id }) => id === operation);
  const served = [...known.served].filter(([name]) => providers === null || providers.includes(name));
  const found = served.map(([, contract]) => contract).filter(has);
  return found.length > 0 ? found : contractsOf(providers ?? known.names, known).filter(has);
}

function contractsOf(names: readonly string[], known: KnownContracts): readonly Contract[] {
  return names.flatMap((name) => known.served.get(name) ?? known.find(name) ?? []);
}

/** The operations that a rule is for, of the providers that are served. */
function operationsOf(
  { on, provider }: RequestRule,
  { served }: KnownContracts,
): readonly (readonly [Contract, Operation])[] {
  return [...served]
    .filter(([name]) => provider === null || provider.includes(name))
    .flatMap(([, contract]) =>
      contract.operations
        .filter(({ id }) => on === null || on.includes(id))
        .map((operation) => [contract, operation] as const),
    );
}

function checkAnswer(
  { answer, breaks }: Reply,
  contract: Contract,
  operation: Operation,
): readonly ScenarioIssue[] {
  const whose = `${contract.provider}'s ${operation.id}`;
  if (answer.kind === 'example') {
    const examples = contract.examples(operation).filter(({ status }) => {
      const asked = answer.status === null ? undefined : String(answer.status);
      return (
        asked === undefined || status === asked || status === `${asked.charAt(0)}XX` || status === 'default'
      );
    });
    if (examples.some(({ name }) => name === answer.name)) return [];
    const names = examples.map(({ name }) => name);
    const hint = names.length > 0 ? `use one of ${names.join(', ')}` : 'its spec names none';
    return [{ path: ['example'], message: `"${answer.name}" is no example of ${whose}`, hint }];
  }
  // Without a body an error is the provider's own, whatever its spec declares.
  if (answer.kind !== 'whole' || breaks || (answer.body === undefined && answer.status >= 400)) return [];
  if (answer.body === undefined) {
    const isDeclared = operation.responses.some(({ status }) =>
      [String(answer.status), `${String(answer.status).charAt(0)}XX`, 'default'].includes(status),
    );
    const message = `${whose} declares no ${answer.status}`;
    return isDeclared ? [] : [{ path: ['status'], message, hint: BREAK }];
  }
  return contract.checkResponse(operation, answer.status, answer.body).map(({ code, pointer, message }) => ({
    path: code === 'status' ? ['status'] : ['body', ...splitPointer(pointer)],
    message: `it breaks the contract of ${whose}: ${message.replace(/\.$/, '')}`,
    hint: BREAK,
  }));
}
