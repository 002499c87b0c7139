/** Which origins a browser may call from: one, all (`*`), or those of this machine. */
export type CorsPolicy = string | undefined;

const LOOPBACK_ORIGIN =
  /^https?:\/\/(?:localhost|[a-z0-9-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;
const EXPOSED =
  'Ringback-Request-Id, Ringback-Source, Ringback-Rule, Ringback-Breach, Ringback-Ignored, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset';

/** The CORS headers for an answer; none when the origin is not allowed. */
export function corsHeaders(
  policy: CorsPolicy,
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { origin } = headers;
  if (!origin || !isAllowed(policy, origin)) return {};
  const asked = headers['access-control-request-method'];
  return {
    'Access-Control-Allow-Origin': policy === '*' ? '*' : origin,
    ...(policy === '*' ? {} : { Vary: 'Origin' }),
    'Access-Control-Expose-Headers': EXPOSED,
    ...(asked && {
      'Access-Control-Allow-Methods': asked,
      'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '*',
      'Access-Control-Max-Age': '600',
    }),
  };
}

function isAllowed(policy: CorsPolicy, origin: string): boolean {
  return policy === undefined ? LOOPBACK_ORIGIN.test(origin) : policy === '*' || policy === origin;
}
