import type { Outgoing } from '../message.ts';
import { problemAnswer } from '../problem.ts';

/** What the proxy answers where neither the mock nor a host that was allowed does. */

export function refusedHost(name: string): Outgoing {
  return problemAnswer({
    status: 403,
    title: 'Host not allowed',
    detail: `Failed to reach "${name}": no spec names it, and nothing leaves this machine. Allow it with --allow-host ${name}.`,
    code: 'RINGBACK_INTERCEPT_HOST',
  });
}

export function noUpgrade(host: string): Outgoing {
  return problemAnswer({
    status: 501,
    title: 'No websockets here',
    detail: `Failed to open a websocket to "${host}": the mock answers requests alone. Turn the client's streaming off for this test.`,
    code: 'RINGBACK_INTERCEPT_UPGRADE',
  });
}

export function noProxyRequest(): Outgoing {
  return problemAnswer({
    status: 400,
    title: 'Not a request to a proxy',
    detail:
      'Failed to read a target: this port is a proxy, for CONNECT host:port and for whole URLs. Ask the mock at RINGBACK_URL.',
    code: 'RINGBACK_INTERCEPT_TARGET',
  });
}

export function unreachable(name: string, reason: string): Outgoing {
  return problemAnswer({
    status: 502,
    title: 'Host not reached',
    detail: `Failed to reach "${name}": ${reason}. See whether it is up.`,
    code: 'RINGBACK_INTERCEPT_UNREACHABLE',
  });
}
