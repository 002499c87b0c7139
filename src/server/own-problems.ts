import type { Incoming, Outgoing } from './message.ts';
import { problemAnswer } from './problem.ts';

/** What the mock port answers where no provider can: in problem+json. */

export function badSandboxName(name: string): Outgoing {
  return problemAnswer({
    status: 400,
    title: 'Bad sandbox name',
    detail: `Failed to open sandbox "${name.slice(0, MAX_SHOWN)}": the name is not of the form [a-z0-9-]{1,64}. Use another.`,
    code: 'RINGBACK_SANDBOX_NAME',
  });
}

export function tooManySandboxes(name: string): Outgoing {
  return problemAnswer({
    status: 429,
    title: 'Too many sandboxes',
    detail: `Failed to open sandbox "${name}": there is no room for another. Delete some, or wait for idle ones to leave.`,
    code: 'RINGBACK_SANDBOX_LIMIT',
  });
}

/** @param header what cannot be read of what a trusted proxy sent. */
export function badForwarding(header: string): Outgoing {
  return problemAnswer({
    status: 400,
    title: 'Bad forwarding header',
    detail: `Failed to make links by ${header}: it does not say what a client reaches the mock by. Have the proxy set it to one scheme, host or path, as RFC 7239 has it.`,
    code: 'RINGBACK_ADDRESS_FORWARDED',
  });
}

/** @param meant the provider that was probably meant. */
export function noProvider(path: string, names: readonly string[], meant: string | undefined): Outgoing {
  const mounts = names.map((name) => `/${name}`).join(', ');
  const hint = meant === undefined ? 'Use one of these.' : `Did you mean /${meant}?`;
  return problemAnswer({
    status: 404,
    title: 'No provider here',
    detail: `Failed to find a provider for "${path.slice(0, MAX_SHOWN)}": paths begin with one of ${mounts}. ${hint}`,
    code: 'RINGBACK_ADDRESS_NO_PROVIDER',
  });
}

export function badAsOf({ method, headers }: Incoming): Outgoing {
  const isRead = method === 'GET' || method === 'HEAD';
  const sent = headers['ringback-now']?.slice(0, MAX_SHOWN);
  return problemAnswer({
    status: 400,
    title: 'Bad Ringback-Now',
    detail: isRead
      ? `Failed to read Ringback-Now "${sent}": it is not a date-time. Write 2026-01-01T09:00:00.000Z.`
      : `Failed to look at another time with ${method}: only reads can. Move the clock, or leave Ringback-Now off.`,
    code: 'RINGBACK_CLOCK_AS_OF',
  });
}

/** Characters that are shown of what was sent. */
const MAX_SHOWN = 200;
