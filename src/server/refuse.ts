import { Buffer } from 'node:buffer';
import type { Finding, Operation } from '../contract/contract.ts';
import type { RequestValues } from '../core/exchange.ts';
import type { Problem, Refusal } from '../engine/provider.ts';
import type { Answer, Breach, Exchange } from './exchange.ts';
import type { Source } from './journal/journal.ts';

/** A refusal as the provider itself writes it. */
export function refuse(
  { provider }: Pick<Exchange, 'provider'>,
  refusal: Refusal,
  { source, operation, breaches = [], values }: RefusalFacts,
): Answer {
  const { status, headers, body } = provider.refuse(refusal);
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: [Buffer.from(JSON.stringify(body))],
    ...{ source, breaches, values },
    operation: operation?.id ?? null,
  };
}

interface RefusalFacts {
  readonly source: Source;
  readonly operation?: Operation;
  readonly breaches?: readonly Breach[];
  readonly values?: RequestValues;
}

/** What the provider has to say no to, of all that was found: who is asking comes before what is asked. */
export function refusalOf(findings: readonly Finding[]): Refusal {
  if (findings.some(({ code }) => code === 'credential')) return { kind: 'unauthorized' };
  if (findings.some(({ code }) => code === 'content-type')) return { kind: 'media-type' };
  return { kind: 'invalid', problems: findings.map(toProblem) };
}

function toProblem({ code, in: place, pointer, message }: Finding): Problem {
  return { code, in: place, pointer, message };
}

/** A finding that is not written in the spec: the engine, or the server, saw it. */
export function ownFinding(
  facts: Pick<Finding, 'code' | 'in' | 'pointer' | 'message' | 'remedy'> & Partial<Finding>,
): Finding {
  return { basis: 'decided', blame: 'client', always: true, note: false, rule: '', ...facts };
}
