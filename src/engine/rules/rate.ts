import type { HeaderFields } from '../../core/exchange.ts';
import { headerOf, mergeHeaders } from '../../core/header-fields.ts';
import type { Instant } from '../../core/instant.ts';

/** How far a client is from a limit. */
export interface Rate {
  readonly limit: number;
  readonly remaining: number;
  /** When there is room again, on the sandbox's clock. */
  readonly resetAt: Instant;
}

const RETRY_AFTER_MS = 1000;
/** What is named where nobody has said a limit. */
const LIMIT = 100;

/** What a 429 says that no quota stands behind: come back in a second. */
export function rateAtLimit(now: Instant, limit: number = LIMIT): Rate {
  return { limit, remaining: 0, resetAt: now + RETRY_AFTER_MS };
}

/** The one with the least left; of equals, the one that is longest so. */
export function tighterOf(known: Rate | undefined, rate: Rate): Rate {
  if (!known || rate.remaining < known.remaining) return rate;
  return rate.remaining === known.remaining && rate.resetAt > known.resetAt ? rate : known;
}

/** What an answer within a limit says of it. The reset is in Unix seconds. */
export function rateHeaders({ limit, remaining, resetAt }: Rate): HeaderFields {
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': String(Math.ceil(resetAt / 1000)),
  };
}

/** What a 429 says: never 0 seconds, which clients take for nothing said. */
export function retryHeaders(rate: Rate, now: Instant): HeaderFields {
  const seconds = Math.max(1, Math.ceil((rate.resetAt - now) / 1000));
  return { 'Retry-After': String(seconds), ...rateHeaders(rate) };
}

/** What a 429 says that a scenario's author wrote: what he gives of it stands, and the rest agrees with it. */
export function retryHeadersWith(given: HeaderFields, rate: Rate, now: Instant): HeaderFields {
  const seconds = Number(headerOf(given, 'retry-after') ?? Number.NaN);
  const resetAt = Number.isInteger(seconds) && seconds >= 0 ? now + seconds * 1000 : rate.resetAt;
  return mergeHeaders(retryHeaders({ ...rate, remaining: 0, resetAt }, now), given);
}
