import type { Instant } from '../core/instant.ts';
import type { Serial } from '../core/serial.ts';
import type { Amendment } from './resource.ts';
import type { RuleChange } from './rules/parse-rule.ts';

/** A resource was created from outside. */
export interface Create {
  readonly type: 'create';
  readonly at: Instant;
  readonly kind: string;
  readonly provider: string;
  /** What equal creates are counted by: who asked for what. */
  readonly likeness: string;
  /** How many equal ones came before. */
  readonly nth: number;
  readonly input: unknown;
  /** The lifecycle rule that was chosen for it; null where none matched. */
  readonly rule: number | null;
}

/** A resource's future was changed from outside. */
export interface Amend {
  readonly type: 'amend';
  readonly at: Instant;
  readonly kind: string;
  readonly serial: Serial;
  readonly amendment: Amendment;
}

/** A resource was deleted through a provider: from then on that provider shows it no more. */
export interface Delete {
  readonly type: 'delete';
  readonly at: Instant;
  readonly kind: string;
  readonly serial: Serial;
  readonly provider: string;
}

/** A recorded fact from outside that changes a world, with its instant. */
export type Change = Create | Amend | Delete | RuleChange;

/** Changes in the order in which they happened. */
export interface Changes extends Iterable<Change> {
  readonly length: number;
  /** The change with so many before it; undefined past the end. */
  at(index: number): Change | undefined;
}
