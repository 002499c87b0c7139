import { type Cell, createCell } from '../../core/cell.ts';
import type { FaultDecision } from './decide-faults.ts';

/** What a fault is like to a client that meets it. */
export type FaultKind =
  | '429'
  | '4xx'
  | '5xx'
  | 'slow'
  | 'slow-body'
  | 'truncate'
  | 'reset'
  | 'empty-reply'
  | 'malformed'
  | 'content-type'
  | 'breach';

/** The kinds of what the faults in force made of a request; none where nothing was made of it. */
export function faultKindsOf({ latencyMs, failure }: FaultDecision): readonly FaultKind[] {
  const slow: readonly FaultKind[] = latencyMs > 0 ? ['slow'] : [];
  switch (failure?.kind) {
    case undefined:
      return slow;
    case 'refusal':
      return [...slow, kindOfStatus(failure.refusal.status)];
    case 'slow-body':
      return [...slow, 'slow-body'];
    case 'spoiled':
      return [...slow, failure.how.kind];
  }
}

/** Whether an answer comes whole all the same: whoever waits has it. */
export function isHarmless(kind: FaultKind): boolean {
  return kind === 'slow' || kind === 'slow-body';
}

/** Whether an answer was made unreadable, so that what it showed was not seen. */
export function isSpoiling(kind: FaultKind): boolean {
  return !isHarmless(kind) && kind !== '429' && kind !== '4xx' && kind !== '5xx';
}

/** A kind of fault that an operation was met with: a request to it succeeded afterwards. */
export function faultCell(provider: string, operation: string, kind: FaultKind): Cell {
  return createCell({ provider, kind: 'fault', operation, name: kind });
}

function kindOfStatus(status: number): FaultKind {
  if (status === 429) return '429';
  return status >= 500 ? '5xx' : '4xx';
}
