import type { Plan } from '../../core/plan.ts';
import type { ResourceKind } from '../resource.ts';
import type { WebhookEvent } from './webhook-model.ts';

/** The names of a kind's events, as nobody's in particular: `<kind>.<state>` and what else a kind has. */
export function neutralEventNames({
  name,
  eventTypes,
}: Pick<ResourceKind, 'name' | 'eventTypes'>): readonly string[] {
  return eventTypes.map((type) => nameOf(name, type));
}

/**
 * The events of a resource under these names, in order of time.
 *
 * @param isWanted by name: what is not wanted may be left out.
 */
export function neutralEventsOf(
  { kind, events, outline }: Plan,
  isWanted: (name: string) => boolean = () => true,
): readonly WebhookEvent[] {
  const counts = new Map<string, number>();
  const isEnough = outline && !outline.omits.some((type) => isWanted(nameOf(kind, type)));
  return (isEnough ? outline.events : events()).map(({ at, type }) => {
    const name = nameOf(kind, type);
    const index = counts.get(name) ?? 0;
    counts.set(name, index + 1);
    return { at, name, index };
  });
}

function nameOf(kind: string, type: string): string {
  return `${kind}.${type}`;
}
