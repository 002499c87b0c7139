import { formatInstant } from '../../core/instant.ts';
import type { Seed } from '../../core/random.ts';
import { isSandboxName } from '../address.ts';
import type { MockServer } from '../mock-server.ts';
import type { Sandbox } from '../sandbox.ts';
import { type ClockFacts, getClock } from './clock.ts';
import { ControlProblem, quote } from './control-problem.ts';
import { beginningOf, findScenario } from './scenarios.ts';
import { readDuration } from './time-input.ts';

/** A sandbox as it is shown. */
export interface SandboxFacts {
  readonly name: string;
  /** The name of the scenario that it began with. */
  readonly scenario: string;
  readonly seed: Seed;
  readonly clock: ClockFacts;
  /** By the wall clock, in ISO 8601. */
  readonly lastUsedAt: string;
}

/** A sandbox to make. */
export interface SandboxRequest {
  readonly name: string;
  /** By name; the server's own without it. */
  readonly scenario?: string | undefined;
  /** How long it stays without a request, by the wall clock. */
  readonly ttl?: string | undefined;
}

/** The sandbox of that name, made on first use as on the mock port. */
export function openSandbox({ sandboxes }: MockServer, name: string): Sandbox {
  refuseSandboxName(name);
  const sandbox = sandboxes.open(name);
  if (!sandbox) throw noRoom(name);
  sandbox.lastUsedAt = sandbox.wall;
  return sandbox;
}

/** All sandboxes, by name. */
export function listSandboxes({ sandboxes }: MockServer): { readonly sandboxes: readonly SandboxFacts[] } {
  const all = [...sandboxes.list()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { sandboxes: all.map(toSandboxFacts) };
}

/** Makes a sandbox; there must be none of that name. */
export function createSandbox(server: MockServer, { name, scenario, ttl }: SandboxRequest): Sandbox {
  refuseSandboxName(name);
  const idleMs = ttl === undefined ? undefined : readTimeToLive(name, ttl);
  if (server.sandboxes.find(name)) {
    throw new ControlProblem(
      409,
      'RINGBACK_SANDBOX_EXISTS',
      `Failed to create sandbox "${name}": there is one. Delete it first, or take another name.`,
    );
  }
  const isOwn = scenario === undefined || scenario === server.scenario.name;
  const beginning = isOwn ? undefined : beginningOf(server, findScenario(server, scenario));
  const sandbox = server.sandboxes.open(name, { beginning, idleMs });
  if (!sandbox) throw noRoom(name);
  return sandbox;
}

function readTimeToLive(name: string, ttl: string): number {
  const idleMs = readDuration(ttl);
  if (idleMs > 0) return idleMs;
  throw new ControlProblem(
    422,
    'RINGBACK_CLOCK_DURATION',
    `Failed to create sandbox "${name}": a ttl of ${quote(ttl)} ends as it begins. Write 45s, 30m or 8h.`,
  );
}

/** Drops a sandbox with its world and journal; the default one starts afresh on its next use. */
export function deleteSandbox({ sandboxes }: MockServer, name: string): void {
  refuseSandboxName(name);
  if (sandboxes.drop(name)) return;
  throw new ControlProblem(
    404,
    'RINGBACK_SANDBOX_UNKNOWN',
    `Failed to delete sandbox "${name}": there is none. List them with GET /sandboxes.`,
  );
}

/** A sandbox as it is shown. */
export function toSandboxFacts(sandbox: Sandbox): SandboxFacts {
  const { scenario, seed } = sandbox.world.ledger.template.setting;
  return {
    name: sandbox.name,
    scenario: scenario.name,
    seed,
    clock: getClock(sandbox),
    lastUsedAt: formatInstant(sandbox.lastUsedAt),
  };
}

/** A name that can name no sandbox is refused. */
export function refuseSandboxName(name: string): void {
  if (isSandboxName(name)) return;
  throw new ControlProblem(
    400,
    'RINGBACK_SANDBOX_NAME',
    `Failed to open sandbox ${quote(name)}: a name has 1 to 64 of a-z, 0-9 and "-". Use another.`,
  );
}

function noRoom(name: string): ControlProblem {
  return new ControlProblem(
    429,
    'RINGBACK_SANDBOX_LIMIT',
    `Failed to open sandbox "${name}": there is no room for another. Delete some, or wait for idle ones to leave.`,
  );
}
