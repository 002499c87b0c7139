import { expect, test } from '@jest/globals';
import { callKind } from '../../../mocks/voice/kind.ts';
import { kindOf } from '../../../src/engine/ledger.ts';
import { neutralEventNames, neutralEventsOf } from '../../../src/engine/webhooks/neutral-events.ts';
import type { WebhookEvent } from '../../../src/engine/webhooks/webhook-model.ts';
import { idOf } from '../../../src/engine/world.ts';
import { createBench } from './bench.ts';
import { createCall, type ProviderCase, SEEDS } from './provider-case.ts';
import { BUSY_HOUR, FATES } from './scenarios.ts';

/** What a provider tells its subscribers. */
export function testWebhooks(subject: ProviderCase): void {
  const { provider, contract } = subject;
  const { webhooks } = provider;
  if (!webhooks) return;

  test('every event of every call is one that it names, in order, with a body that fits the spec', () => {
    const seen = new Set<string>();
    for (const seed of SEEDS) {
      const bench = createBench(subject, seed, { scenario: BUSY_HOUR });
      for (const to of Object.values(FATES)) createCall(bench, subject, to);
      const { world } = bench;
      const context = {
        idOf: (kind: string, of: Parameters<typeof idOf>[3]) => idOf(world, provider, kind, of),
      };
      for (const plan of bench.plans()) {
        const events = webhooks.eventsOf(plan);
        expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort((a, b) => a - b));
        expect(new Set(events.map(({ name, index }) => `${name} ${index}`)).size).toBe(events.length);
        expectSameOfSome(webhooks.events, (isWanted) => webhooks.eventsOf(plan, isWanted));
        expectSameOfSome(neutralEventNames(callKind), (isWanted) => neutralEventsOf(plan, isWanted));
        for (const event of events) {
          if (seen.has(event.name) && seed !== SEEDS[0]) continue;
          seen.add(event.name);
          const view = kindOf(world.ledger.template, plan.kind).view(plan, event.at);
          const body = webhooks.toPayload(event, view, context);
          expect(contract.checkWebhook(webhooks.specNameOf(event.name), body)).toEqual([]);
        }
      }
    }
    expect(webhooks.events).toEqual(expect.arrayContaining([...seen]));
    expect(seen.size).toBeGreaterThan(1);
  });
}

type IsWanted = (name: string) => boolean;

/** Who wants one kind of event is told of it as who wants all. */
function expectSameOfSome(
  names: readonly string[],
  eventsOf: (isWanted?: IsWanted) => readonly WebhookEvent[],
): void {
  const all = eventsOf();
  for (const name of names) {
    const isWanted: IsWanted = (one) => one === name;
    const wanted = eventsOf(isWanted).filter((event) => isWanted(event.name));
    expect(wanted).toEqual(all.filter((event) => isWanted(event.name)));
  }
}
