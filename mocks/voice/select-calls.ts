import type { Instant } from '../../src/core/instant.ts';
import { canonicalJson } from '../../src/core/json.ts';
import type { Selector } from '../../src/engine/provider.ts';
import type { CallTraits } from './traits.ts';

/**
 * Selects calls by a test of their traits.
 *
 * @param name says what is tested, `value` for what: together they name the test, also for other providers.
 */
export function selectCalls(
  name: string,
  value: unknown,
  test: (traits: CallTraits, now: Instant) => boolean,
): Selector {
  return { where: { key: canonicalJson([name, value]), test } };
}

/** The values of a parameter that may be repeated. */
export function valuesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
