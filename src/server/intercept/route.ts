import type { Contract } from '../../contract/contract.ts';
import { isLoopback } from '../loopback.ts';
import type { MockServer } from '../mock-server.ts';
import type { AllowedHosts, Target } from './allowed-hosts.ts';
import type { AcceptTunnel } from './tunnel-server.ts';

/** Where a request goes: to the mock, through to its own host, or nowhere. */
export type Route = 'mock' | 'through' | 'refused';

/** What takes what is asked of the proxy further. */
export interface Routing {
  readonly server: Pick<MockServer, 'answer'>;
  routeOf(target: Target): Route;
  /** Hears of each target that was refused. */
  onRefused(target: Target): void;
  /** Takes a connection to the mock, under a host's name. */
  tunnelTo(host: string): AcceptTunnel;
}

/** The hosts of the specs come first, and are never reached; then this machine and what was allowed. */
export function routeOf(target: Target, contracts: Iterable<Contract>, isAllowed: AllowedHosts): Route {
  for (const { hosts } of contracts) if (hosts.some((host) => isAt(target, host))) return 'mock';
  return isOwnMachine(target.host) || isAllowed(target) ? 'through' : 'refused';
}

/** The host to connect to: names below localhost are this machine, whatever a resolver says. */
export function connectHost(host: string): string {
  return host.endsWith('.localhost') ? 'localhost' : host;
}

/** A spec's host without a port is it at every port. */
function isAt({ host, port }: Target, specHost: string): boolean {
  return specHost === host || specHost === `${host}:${port}`;
}

function isOwnMachine(host: string): boolean {
  return isLoopback(host) || host.endsWith('.localhost');
}
