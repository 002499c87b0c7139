import type { Target } from './allowed-hosts.ts';

/** A host that a client wanted, and was not let through to. */
export interface RefusedHost {
  /** With its port, such as `api.example.com:443`. */
  readonly host: string;
  readonly count: number;
}

/** Who was refused, and how often. */
export interface Refusals {
  add(target: Target): void;
  /** In the order in which they first came. */
  list(): readonly RefusedHost[];
  /** Refused requests to hosts that there was no room for. */
  readonly dropped: number;
}

const MAX_HOSTS = 200;

/** Counts refusals by host; `tell` hears of each host once. */
export function createRefusals(tell: (host: string) => void): Refusals {
  const counts = new Map<string, number>();
  let dropped = 0;
  return {
    add({ host, port }) {
      const name = `${host.includes(':') ? `[${host}]` : host}:${port}`;
      const count = counts.get(name);
      if (count === undefined && counts.size >= MAX_HOSTS) {
        dropped += 1;
        return;
      }
      counts.set(name, (count ?? 0) + 1);
      if (count === undefined) tell(name);
    },
    list: () => [...counts].map(([host, count]) => ({ host, count })),
    get dropped() {
      return dropped;
    },
  };
}
