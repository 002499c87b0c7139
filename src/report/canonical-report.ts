import { canonicalJson } from '../core/json.ts';
import { compareTexts, joinViolations, keyOfViolation, type SandboxEvidence } from './evidence.ts';
import type { ContractReport } from './report.ts';
import { composeReport } from './to-report.ts';
import type { Violation } from './violation.ts';

/**
 * A report as a text that is the same for the same requests, whatever the machine, its clock and its ports, and however
 * the run was cut into shards. Left out are the runs, and of a breach what is told of its first request only: that
 * depends on which was the first.
 */
export function canonicalReport(report: ContractReport): string {
  const { ringback, totals, violations, coverage, providers, sandboxes } = composeReport(
    [],
    report.providers,
    report.sandboxes.map(withoutPorts),
  );
  return canonicalJson({
    ...{ ringback, totals },
    coverage: {
      ...coverage,
      providers: sortBy(coverage.providers, ({ provider }) => provider).map((one) => ({
        ...one,
        kinds: sortBy(one.kinds, ({ kind }) => kind),
        uncovered: one.uncovered.map(({ id }) => id).sort(compareTexts),
      })),
    },
    providers: sortBy(providers, ({ name }) => name).map((provider) => ({
      ...provider,
      operations: sortBy(provider.operations, ({ id }) => id),
      cells: sortBy(provider.cells, ({ id }) => id),
    })),
    violations: toCanonical(violations),
    sandboxes: sandboxes.map((sandbox) => ({ ...sandbox, violations: toCanonical(sandbox.violations) })),
  });
}

function toCanonical(violations: readonly Violation[]): readonly object[] {
  return sortBy(violations, keyOfViolation).map(
    ({ id, kind, level, provider, operation, in: place, pointer, code, basis, blame, rule, count }) => ({
      ...{ id, kind, level, provider, operation, in: place, pointer, code, basis, blame, rule, count },
    }),
  );
}

/** Receivers of tests listen on any free port. */
function withoutPorts(sandbox: SandboxEvidence): SandboxEvidence {
  const violations = sandbox.violations.map((violation) =>
    violation.in === 'receiver'
      ? { ...violation, pointer: violation.pointer.replace(PORT, '$1') }
      : violation,
  );
  return { ...sandbox, violations: joinViolations(violations) };
}

const PORT = /^(https?:\/\/(?:\[[^\]/]*\]|[^:/?#]*)):\d+/;

function sortBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  return items
    .map((item) => [keyOf(item), item] as const)
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([, item]) => item);
}
