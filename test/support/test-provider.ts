import { testAnswers } from '../providers/support/answers.ts';
import { testBytes } from '../providers/support/bytes.ts';
import { testFilters } from '../providers/support/filters.ts';
import { testPages } from '../providers/support/pages.ts';
import type { ProviderCase } from '../providers/support/provider-case.ts';

/**
 * The conformance suite of a provider: whatever it is written in, it passes this. Every property is tried with
 * several seeds, without a server: requests in their wire form go through contract, engine and bytes.
 */
export function testProvider(subject: ProviderCase): void {
  testAnswers(subject);
  testPages(subject);
  testFilters(subject);
  testBytes(subject);
}
