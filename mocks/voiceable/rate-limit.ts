import type { HeaderFields } from '../../src/core/exchange.ts';
import type { Instant } from '../../src/core/instant.ts';

const LIMIT = 100;
const WINDOW_SECONDS = 60;

/**
 * What Voiceable says about its rate limit: a window of a minute in which this request was the first. It enforces
 * nothing, and does not count: a count would let requests that run side by side change each other's answers. To test
 * a client against a limit that is reached, use a fault.
 */
export function rateLimitHeaders(now: Instant): HeaderFields {
  const window = Math.floor(now / 1000 / WINDOW_SECONDS);
  return {
    'X-RateLimit-Limit': String(LIMIT),
    'X-RateLimit-Remaining': String(LIMIT - 1),
    'X-RateLimit-Reset': String((window + 1) * WINDOW_SECONDS),
  };
}
