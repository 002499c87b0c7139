import {
  type Distribution,
  pickWeighted,
  quantile,
  shareFrom,
  type Weighted,
} from '../../src/core/distribution.ts';
import { drawAt, type Key } from '../../src/core/random.ts';
import { fits, type Lookup } from '../../src/engine/match.ts';
import type { Setting } from '../../src/engine/resource.ts';
import type { LifecycleRule, Outcome, TranscriptLine } from '../../src/engine/scenario/scenario.ts';
import { successOf } from './agent.ts';
import type { Speaker } from './call.ts';
import { SHORTEST_SUCCESS_MS, type Wish } from './ending.ts';
import { completeRule, type SpanRule, type Spans } from './timeline.ts';
import { lengthOf } from './transcript.ts';

/** How calls live: a rule with nothing left out. */
export interface Lifecycle extends SpanRule {
  readonly outcomes: Weighted<Outcome>;
  /** Undefined where it is drawn: then whoever could not be helped is the one who hangs up. */
  readonly endedBy: Weighted<Speaker> | undefined;
  /** Why a failed call failed; undefined where nobody says. */
  readonly reason: string | undefined;
  /** Undefined where it is the agent's. */
  readonly success: number | undefined;
  /** Milliseconds that the talk lasts at least, whatever is drawn: what a transcript takes. */
  readonly leastTalk: number;
  /** Undefined where the words are composed. */
  readonly transcript: readonly TranscriptLine[] | undefined;
}

/** What lifecycle rules are matched against, beside the request that made the call. */
export interface Matched {
  readonly from: string;
  readonly to: string;
  readonly agent: string | null;
  readonly provider: string | null;
}

/**
 * The rule that a call lives by: its index among the scenario's rules, followed by the default scenario's, as the
 * first that matches. Null where none does.
 *
 * @param request looks up what the request that made the call said; nothing where no request did.
 */
export function findRule(setting: Setting, call: Matched, request: Lookup = () => undefined): number | null {
  const lookup: Lookup = (place) => (isPlace(place) ? call[place] : request(place));
  const index = rulesOf(setting).findIndex(({ match }) => fits(match, lookup));
  return index < 0 ? null : index;
}

/** The rule that asks for nothing in particular: what a dataset's rows live by. */
export function findOpenRule(setting: Setting): number | null {
  const index = rulesOf(setting).findIndex(isOpen);
  return index < 0 ? null : index;
}

/** How calls live by a rule. What it leaves out comes from the default scenario's rule that asks for nothing. */
export function lifecycleOf(setting: Setting, rule: number | null): Lifecycle {
  const { lifecycles } = readRules(setting);
  const known = lifecycles.get(rule);
  if (known) return known;
  const lifecycle = completeLifecycle(setting, rule);
  lifecycles.set(rule, lifecycle);
  return lifecycle;
}

function completeLifecycle(setting: Setting, rule: number | null): Lifecycle {
  const own = rule === null ? undefined : rulesOf(setting)[rule];
  const open = setting.defaults.lifecycle.find(isOpen);
  const spans = completeRule(own ?? {}, completeRule(open ?? {}, FALLBACK));
  return {
    ...spans,
    // A talk fits its words: where the rule gives it less time, or none, it takes as long as they do.
    ...(own?.transcript && !own.talk && { talk: NO_TALK }),
    leastTalk: own?.transcript ? lengthOf(own.transcript) : 0,
    outcomes: own?.outcome ?? open?.outcome ?? FALLBACK.outcomes,
    endedBy: own?.endedBy ?? open?.endedBy,
    reason: own?.reason,
    success: own?.success ?? open?.success,
    transcript: own?.transcript,
  };
}

const NO_TALK: Distribution = { kind: 'fixed', value: 0 };

/** The default scenario's rule as long as no file says otherwise; it leaves nothing out. */
const FALLBACK: Lifecycle = {
  queue: { kind: 'range', min: 1000, max: 3000 },
  ring: { kind: 'fixed', value: 4000 },
  talk: { kind: 'range', min: 20_000, max: 120_000 },
  analyse: { kind: 'range', min: 5000, max: 20_000 },
  outcomes: [
    ['answered', 0.9],
    ['busy', 0.1],
  ],
  endedBy: undefined,
  reason: undefined,
  success: undefined,
  leastTalk: 0,
  transcript: undefined,
};

/** Draws how long each part lasts. */
export function drawSpans(lifecycle: Lifecycle, key: Key): Spans {
  return {
    queue: quantile(lifecycle.queue, drawAt(key, 'queue')),
    ring: quantile(lifecycle.ring, drawAt(key, 'ring')),
    talk: Math.max(lifecycle.leastTalk, quantile(lifecycle.talk, drawAt(key, 'talk'))),
    analyse: quantile(lifecycle.analyse, drawAt(key, 'analyse')),
  };
}

/** Draws how a call goes. */
export function drawOutcome({ outcomes }: Lifecycle, key: Key): Outcome {
  return pickWeighted(outcomes, drawAt(key, 'outcome'));
}

/** Draws how an answered call ends: whether the agent reaches its aim, and who hangs up. */
export function drawWish(
  setting: Setting,
  { talk, success, endedBy, transcript }: Lifecycle,
  agentId: string,
  key: Key,
): Wish {
  // Talks that are too short reach no aim: those that are not have to make up for them.
  const reaching = transcript ? 1 : longTalksOf(talk);
  const share = success ?? successOf(setting, agentId);
  const drawn = drawAt(key, 'ended by');
  return {
    success: drawAt(key, 'success') * reaching < share,
    endedBy: endedBy ? pickWeighted(endedBy, drawn) : drawn < AGENT_ENDS_SHARE ? 'agent' : 'user',
    isEndGiven: endedBy !== undefined,
    isScripted: transcript !== undefined,
  };
}

/** The share of talks that are long enough to reach an aim. */
function longTalksOf(talk: Distribution): number {
  const known = longTalks.get(talk);
  if (known !== undefined) return known;
  const share = shareFrom(talk, SHORTEST_SUCCESS_MS - HALF_SECOND_MS);
  longTalks.set(talk, share);
  return share;
}

/** Found by halving, which is not for each call. */
const longTalks = new WeakMap<Distribution, number>();

/** Talks last whole seconds: one is long enough from half a second below. */
const HALF_SECOND_MS = 500;
const AGENT_ENDS_SHARE = 0.5;

function rulesOf(setting: Setting): readonly LifecycleRule[] {
  return readRules(setting).rules;
}

/** The rules of a setting as calls are made by them; they go when it does. */
interface Rules {
  /** The scenario's, followed by the default scenario's. */
  readonly rules: readonly LifecycleRule[];
  /** By rule; as many at most as there are, and the one for where none matches. */
  readonly lifecycles: Map<number | null, Lifecycle>;
}

const rulesBySetting = new WeakMap<Setting, Rules>();

function readRules(setting: Setting): Rules {
  const known = rulesBySetting.get(setting);
  if (known) return known;
  const { scenario, defaults } = setting;
  const rules: Rules = { rules: [...scenario.lifecycle, ...defaults.lifecycle], lifecycles: new Map() };
  rulesBySetting.set(setting, rules);
  return rules;
}

function isOpen({ match }: LifecycleRule): boolean {
  return Object.keys(match).length === 0;
}

function isPlace(place: string): place is keyof Matched {
  return place === 'from' || place === 'to' || place === 'agent' || place === 'provider';
}
