import { keyOf } from '../core/random.ts';
import { keyOfViolation } from './evidence.ts';
import type { Violation } from './violation.ts';

/** A breach's name that is the same in every run: 16 hexadecimal digits over what makes it equal to others. */
export function fingerprintOf(violation: Violation): string {
  const { hi, lo } = keyOf('violation', keyOfViolation(violation));
  return [hi, lo].map((word) => word.toString(16).padStart(8, '0')).join('');
}
