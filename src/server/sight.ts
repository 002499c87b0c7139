import type { Contract, Finding, Operation } from '../contract/contract.ts';
import { nearestOperations } from '../contract/near-miss.ts';
import type { Instant } from '../core/instant.ts';
import type { NearMiss, ViolationKind } from '../report/violation.ts';
import type { Breach } from './exchange.ts';
import type { Sighted } from './findings.ts';
import type { Capture } from './journal/capture.ts';
import type { Capturable } from './journal/held-exchange.ts';
import { lateRule } from './late-rule.ts';

/** What a breach is recorded with: the finding without secrets, and where it was made. */
export function sightOf(
  exchange: Capturable,
  operation: string | null,
  { finding: found, level, isRule }: Breach,
  { captured, at, contracts }: SightSources,
): Sighted {
  const { id: requestId, provider, contract } = exchange;
  const finding = captured.keepFinding({ ...found, rule: contract.nearestRule(found.rule) });
  const kind = isRule ? 'rule' : kindOf(finding);
  return {
    finding,
    sighting: {
      ...{ requestId, kind, provider: provider.name, operation, level },
      details: () => {
        const nearest = kind === 'unmatched' ? nearestTo(exchange, captured, contracts) : [];
        return { rule: lateRule(contract, finding.rule), nearest, first: captured.first(at) };
      },
    },
  };
}

/** What a sight is made from beside its exchange. */
export interface SightSources {
  readonly captured: Capture;
  readonly at: Instant;
  /** Of all providers that are served. */
  readonly contracts: ReadonlyMap<string, Contract>;
}

/** The rule that the engine, or the server, saw broken at a place of a request: where the spec declares that place. */
export function placeRule(
  contract: Contract,
  operation: Operation,
  { in: place, pointer }: Pick<Finding, 'in' | 'pointer'>,
): string {
  return place === 'body'
    ? `${operation.pointer}/requestBody`
    : contract.parameterRule(operation, place, pointer);
}

function kindOf({ code, in: place }: Finding): ViolationKind {
  if (code === 'no-path' || code === 'no-method') return 'unmatched';
  return place === 'response' ? 'response' : 'request';
}

function nearestTo(
  { contract, incoming, path }: Capturable,
  { keepText }: Capture,
  contracts: ReadonlyMap<string, Contract>,
): readonly NearMiss[] {
  const { method } = incoming;
  return nearestOperations({ method, path }, contract, [...contracts.values()]).map((near) => ({
    ...near,
    differences: near.differences.map(keepText),
  }));
}
