import { didYouMean } from '../../core/did-you-mean.ts';
import type { Provider } from '../provider.ts';
import type { ResourceKind } from '../resource.ts';
import { choiceOf, suggestion } from '../scenario/explain-value.ts';
import type { ScenarioIssue } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { quote } from '../scenario/words.ts';
import { neutralEventNames } from './neutral-events.ts';
import { hasEvent } from './webhook-model.ts';

/** What there is to subscribe to. */
export interface Subscribable {
  /** All that come with the package, served or not. */
  readonly providers: readonly Provider[];
  readonly kinds: readonly ResourceKind[];
}

/** The mistakes in a scenario's subscriptions that its schema cannot see: providers and events that there are not. */
export function checkSubscriptions(
  { webhooks }: Scenario,
  { providers, kinds }: Subscribable,
): readonly ScenarioIssue[] {
  return webhooks.flatMap(({ provider, events }, index) => {
    const at = ['webhooks', index];
    const named = provider === null ? undefined : providers.find(({ name }) => name === provider);
    if (provider !== null && !named) {
      const names = providers.map(({ name }) => name);
      return [{ path: [...at, 'provider'], ...unknown('provider', provider, names) }];
    }
    const known = named ? (named.webhooks?.events ?? []) : kinds.flatMap(neutralEventNames);
    return events.flatMap((event, place) =>
      known.some((name) => hasEvent([event], name))
        ? []
        : [{ path: [...at, 'events', place], ...unknown('event', event, known) }],
    );
  });
}

function unknown(
  what: string,
  word: string,
  known: readonly string[],
): Pick<ScenarioIssue, 'message' | 'hint'> {
  const meant = didYouMean(word, known);
  const hint = meant === undefined ? choiceOf(known) : suggestion(quote(meant));
  return { message: `no ${what} has the name ${quote(word)}`, hint };
}
