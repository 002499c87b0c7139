import { type Instant, NEVER } from '../../core/instant.ts';
import { countEvents, type Plan } from '../../core/plan.ts';
import { countCreated } from '../../core/rows.ts';
import { kindOf } from '../ledger.ts';
import type { ResourceKind } from '../resource.ts';
import type { Failure } from '../scenario/fault.ts';
import type { Rate } from './rate.ts';
import { rateAtLimit } from './rate.ts';
import type { RequestFacts } from './request-facts.ts';
import type { Tally } from './tallies.ts';

/** Whether a limit is reached, what an answer says of it, and what is counted. */
export interface Limited {
  readonly isOver: boolean;
  readonly rate: Rate | undefined;
  readonly tallies: readonly Tally[];
}

type Of<Kind extends Failure['kind']> = Extract<Failure, { kind: Kind }>;

/** Fixed windows of the sandbox's time, counted from the start. */
export function countQuota(
  rule: string,
  { requests, perMs }: Of<'quota'>,
  { elapsed, now, tallies }: RequestFacts,
): Limited {
  const length = Math.max(1, perMs);
  const window = Math.floor(elapsed / length);
  const isSame = tallies.get(rule, 'window') === window;
  const count = (isSame ? (tallies.get(rule, 'in window') ?? 0) : 0) + 1;
  return {
    isOver: count > requests,
    rate: {
      limit: requests,
      remaining: Math.max(0, requests - count),
      resetAt: now - elapsed + (window + 1) * length,
    },
    tallies: [
      { rule, what: 'window', value: window },
      { rule, what: 'in window', value: count },
    ],
  };
}

/**
 * Calls of the provider's own that have not ended, against how many may be; only creates are looked at. There is room
 * again when as many have ended as their plans say.
 */
export function countConcurrency(
  { calls }: Of<'concurrency'>,
  { world, request, now }: RequestFacts,
): Limited {
  const { provider, operation } = request;
  const model = Object.hasOwn(provider.operations, operation) ? provider.operations[operation] : undefined;
  if (model?.type !== 'create') return { isOver: false, rate: undefined, tallies: [] };
  const kind = kindOf(world.ledger.template, model.kind);
  const open: Plan[] = [];
  for (const rows of world.ledger.sources(model.kind, provider.name)) {
    const end = countCreated(rows, now);
    for (let row = rows.countSettled(now); row < end; row += 1) {
      const plan = rows.planAt(row);
      if (plan.provider !== provider.name || plan.createdAt > now) continue;
      if (!isOverAt(kind, plan, now)) open.push(plan);
    }
  }
  if (open.length < calls) return { isOver: false, rate: undefined, tallies: [] };
  const ends = open.map((plan) => endOf(kind, plan, now)).sort((a, b) => a - b);
  // Undefined where no call may be open at all.
  const resetAt = ends[open.length - calls] ?? NEVER;
  const rate = rateAtLimit(now, calls);
  return { isOver: true, rate: resetAt < NEVER ? { ...rate, resetAt } : rate, tallies: [] };
}

function isOverAt({ truth, traits }: ResourceKind, plan: Plan, at: Instant): boolean {
  return truth.over.includes(truth.stateOf(traits(plan, at)));
}

/** When a plan that is not over will be; NEVER where it says no end. */
function endOf(kind: ResourceKind, plan: Plan, now: Instant): Instant {
  const ahead = plan.events().slice(countEvents(plan, now));
  return ahead.find(({ at }) => isOverAt(kind, plan, at))?.at ?? NEVER;
}

/** The life of a credential, from its first use. */
export function countExpiry(
  rule: string,
  { afterMs }: Of<'expiry'>,
  { request, now, tallies }: RequestFacts,
): Limited {
  const credential = request.credential();
  const what = `credential ${credential}`;
  const firstAt = tallies.get(rule, what);
  if (firstAt !== undefined) return { isOver: now - firstAt >= afterMs, rate: undefined, tallies: [] };
  const isKept = credential !== undefined && !tallies.isFull;
  return {
    isOver: isKept && afterMs === 0,
    rate: undefined,
    tallies: isKept ? [{ rule, what, value: now }] : [],
  };
}
