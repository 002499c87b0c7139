import type { ContractReport } from '../report.ts';
import type { Violation } from '../violation.ts';

/** A place in a spec file; line and column from 1. */
export interface SpecPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Where to look in a spec, for every breach: the rule; or else the operation; or else where the provider's paths begin.
 * A request that went to no provider is told of at the first one's; the webhooks that belong to none are declared by the
 * control API.
 */
export function placeInSpec(
  { rule, provider, operation, kind }: Violation,
  { providers }: ContractReport,
): SpecPlace {
  if (rule) return { file: rule.file, line: rule.line, column: rule.column };
  const named = providers.find(({ name }) => name === provider);
  const served = named ?? (kind === 'unmatched' ? providers[0] : undefined);
  if (!served) return { file: 'specs/control.yaml', line: 1, column: 1 };
  const known = served.operations.find(({ id }) => id === operation);
  return { file: served.spec, ...(known ?? served).place };
}
