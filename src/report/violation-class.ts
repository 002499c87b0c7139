import type { Violation } from './violation.ts';

/** What a breach counts as: exactly one of these. */
export type ViolationClass = 'violations' | 'notes' | 'unmatched' | 'receiver' | 'rules' | 'notClient';

/** What a breach counts as. What the client is not to blame for counts as nothing else. */
export function classOf({ kind, level, blame }: Pick<Violation, 'kind' | 'level' | 'blame'>): ViolationClass {
  if (blame !== 'client' || kind === 'response') return 'notClient';
  if (kind === 'receiver') return 'receiver';
  if (kind === 'rule') return 'rules';
  if (level === 'note') return 'notes';
  return kind === 'unmatched' ? 'unmatched' : 'violations';
}
