import { testBytes } from '../providers/support/bytes.ts';
import { testFilters } from '../providers/support/filters.ts';
import { testLives } from '../providers/support/lives.ts';
import { testPages } from '../providers/support/pages.ts';
import type { ProviderCase } from '../providers/support/provider-case.ts';
import { testRefusals } from '../providers/support/refusals.ts';
import { testWebhooks } from '../providers/support/webhooks.ts';

/**
 * The conformance suite of a provider: whatever it is written in, it passes this. Every property is tried with
 * several seeds, without a server: requests in their wire form go through contract, engine and bytes.
 */
export function testProvider(subject: ProviderCase): void {
  testLives(subject);
  testRefusals(subject);
  testPages(subject);
  testFilters(subject);
  testBytes(subject);
  testWebhooks(subject);
}
