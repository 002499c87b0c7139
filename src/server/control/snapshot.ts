import { joinPointer } from '../../core/json-pointer.ts';
import { parseSnapshot, type RecordedWorld } from '../../engine/snapshot/parse.ts';
import { takeSnapshot } from '../../engine/snapshot/snapshot.ts';
import { createTemplate } from '../../engine/template.ts';
import type { MockServer } from '../mock-server.ts';
import type { Sandbox } from '../sandbox.ts';
import { withSecrets } from '../snapshot-files.ts';
import { type NamedSnapshot, nameSecrets } from '../snapshot-secrets.ts';
import { recordDeliveries } from '../webhooks/recorded-deliveries.ts';
import { refuseWhileHeld } from './clock.ts';
import { ControlProblem } from './control-problem.ts';

/** The world of a sandbox as one document, with its secrets by name. */
export function getSnapshot(sandbox: Sandbox): NamedSnapshot {
  const { world, outbox, now } = sandbox;
  return nameSecrets(takeSnapshot(world, recordDeliveries(outbox.book.list()), now));
}

/** Goes on from a world that was recorded. Secrets are looked for in the environment, by their names. */
export function putSnapshot(server: MockServer, sandbox: Sandbox, document: unknown): void {
  refuseWhileHeld(sandbox);
  const parsed = parseSnapshot(withSecrets(document), server.kinds);
  if ('issues' in parsed) throw invalid(parsed.issues.map(({ path, message }) => ({ path, message })));
  restore(server, sandbox, parsed.world);
}

function restore(server: MockServer, sandbox: Sandbox, world: RecordedWorld): void {
  const { scenario, seed, start, ...past } = world;
  const template = createTemplate(server.kinds, { scenario, defaults: server.defaults, seed, start });
  try {
    sandbox.restore(template, past);
  } catch (error) {
    throw invalid([{ path: ['changes'], message: error instanceof Error ? error.message : String(error) }]);
  }
}

const MAX_ISSUES = 50;

function invalid(
  issues: readonly { readonly path: readonly (string | number)[]; readonly message: string }[],
): ControlProblem {
  const [first] = issues;
  return new ControlProblem(
    422,
    'RINGBACK_SNAPSHOT_INVALID',
    `Failed to restore the snapshot: ${first ? `${first.path.join('.')}: ${first.message}` : 'it cannot be read'}. Record it anew, with this version.`,
    issues.slice(0, MAX_ISSUES).map(({ path, message }) => ({ pointer: joinPointer('', ...path), message })),
  );
}
