import { pickWeighted, quantile, type Weighted } from '../../src/core/distribution.ts';
import { drawAt, type Key } from '../../src/core/random.ts';
import { fits } from '../../src/engine/match.ts';
import type { Setting } from '../../src/engine/resource.ts';
import type { LifecycleRule, Outcome } from '../../src/engine/scenario/scenario.ts';
import { completeRule, type Lifecycle, type Spans } from './timeline.ts';

/** The default scenario's rule as long as no file says otherwise; it leaves nothing out. */
const FALLBACK: Lifecycle = {
  queue: { kind: 'range', min: 1000, max: 3000 },
  ring: { kind: 'fixed', value: 4000 },
  talk: { kind: 'range', min: 20_000, max: 120_000 },
  analyse: { kind: 'range', min: 5000, max: 20_000 },
};
const FALLBACK_OUTCOMES: Weighted<Outcome> = [
  ['answered', 0.9],
  ['busy', 0.1],
];

/** What lifecycle rules are matched against. */
export interface Matched {
  readonly from: string;
  readonly to: string;
  readonly agent: string | null;
  readonly provider: string | null;
}

/** The first rule of the scenario that matches, with what it leaves out taken from the default scenario's. */
export function lifecycleOf(
  setting: Setting,
  call: Matched,
): Lifecycle & { readonly outcomes: Weighted<Outcome> } {
  const rule = findRule(setting.scenario.lifecycle, call);
  const fallback = findRule(setting.defaults.lifecycle, call);
  return {
    ...completeRule(rule ?? {}, completeRule(fallback ?? {}, FALLBACK)),
    outcomes: rule?.outcome ?? fallback?.outcome ?? FALLBACK_OUTCOMES,
  };
}

/** Draws how long each part lasts. */
export function drawSpans(lifecycle: Lifecycle, key: Key): Spans {
  return {
    queue: quantile(lifecycle.queue, drawAt(key, 'queue')),
    ring: quantile(lifecycle.ring, drawAt(key, 'ring')),
    talk: quantile(lifecycle.talk, drawAt(key, 'talk')),
    analyse: quantile(lifecycle.analyse, drawAt(key, 'analyse')),
  };
}

/** Draws how a call goes. */
export function drawOutcome(outcomes: Weighted<Outcome>, key: Key): Outcome {
  return pickWeighted(outcomes, drawAt(key, 'outcome'));
}

function findRule(rules: readonly LifecycleRule[], call: Matched): LifecycleRule | undefined {
  const lookup = (place: string): unknown => (isPlace(place) ? call[place] : undefined);
  return rules.find(({ match }) => fits(match, lookup));
}

function isPlace(place: string): place is keyof Matched {
  return place === 'from' || place === 'to' || place === 'agent' || place === 'provider';
}
