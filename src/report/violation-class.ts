import type { Violation } from './violation.ts';

/** What a breach counts as: exactly one of these. */
export type ViolationClass = 'violations' | 'notes' | 'unmatched' | 'receiver' | 'rules' | 'notClient';

/**
 * What a breach counts as. A request that no operation matches counts as that, whoever is to blame; what else the
 * client is not to blame for counts as nothing else.
 */
export function classOf({ kind, level, blame }: Pick<Violation, 'kind' | 'level' | 'blame'>): ViolationClass {
  if (kind === 'unmatched') return 'unmatched';
  if (blame !== 'client' || kind === 'response') return 'notClient';
  if (kind === 'receiver') return 'receiver';
  if (kind === 'rule') return 'rules';
  return level === 'note' ? 'notes' : 'violations';
}
