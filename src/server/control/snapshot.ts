import type { ScenarioIssue } from '../../engine/scenario/issue.ts';
import { parseSnapshot, type RecordedWorld } from '../../engine/snapshot/parse.ts';
import { takeSnapshot } from '../../engine/snapshot/snapshot.ts';
import { createTemplate } from '../../engine/template.ts';
import type { MockServer } from '../mock-server.ts';
import type { Sandbox } from '../sandbox.ts';
import { withSecrets } from '../snapshot-files.ts';
import { type NamedSnapshot, nameSecrets } from '../snapshot-secrets.ts';
import { recordDeliveries } from '../webhooks/recorded-deliveries.ts';
import { refuseWhileHeld } from './clock.ts';
import type { ControlProblem } from './control-problem.ts';
import { type DocumentOrigin, refuseStrangeSecrets } from './document-origin.ts';
import { refusedDocument, toProblemIssue } from './refused-document.ts';

/** The world of a sandbox as one document, with its secrets by name. */
export function getSnapshot(sandbox: Sandbox): NamedSnapshot {
  const { world, outbox, now } = sandbox;
  return nameSecrets(takeSnapshot(world, recordDeliveries(outbox.book.list()), now));
}

/** Goes on from a world that was recorded. Secrets are looked for in the environment, by their names. */
export function putSnapshot(
  server: MockServer,
  sandbox: Sandbox,
  document: unknown,
  origin: DocumentOrigin = 'process',
): void {
  refuseWhileHeld(sandbox);
  const parsed = parseSnapshot(withSecrets(document), server.kinds);
  if ('issues' in parsed) throw invalid(parsed.issues);
  refuseStrangeSecrets(server, parsed.world.scenario, origin);
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

function invalid(issues: readonly ScenarioIssue[]): ControlProblem {
  const remedy = 'Record it anew, with this version.';
  return refusedDocument(
    'RINGBACK_SNAPSHOT_INVALID',
    'restore the snapshot',
    issues.map(toProblemIssue),
    remedy,
  );
}
