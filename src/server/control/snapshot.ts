import { takeSnapshot } from '../../engine/snapshot/snapshot.ts';
import type { MockServer } from '../mock-server.ts';
import type { Sandbox } from '../sandbox.ts';
import { readSnapshot } from '../snapshot-files.ts';
import { type NamedSnapshot, nameSecrets } from '../snapshot-secrets.ts';
import { type DocumentOrigin, refuseStrangeSecrets } from './document-origin.ts';
import { refusedDocument } from './refused-document.ts';

/** The world of a sandbox as one document, with its secrets by name. */
export function getSnapshot(sandbox: Sandbox): NamedSnapshot {
  // First: a running clock goes on, and what was told by then is to lie before its instant.
  const told = sandbox.outbox.record();
  const { world, now, clockMode: mode } = sandbox;
  return nameSecrets(takeSnapshot(world, { now, mode, told }));
}

/** Goes on from a world that was recorded. Secrets are looked for in the environment, by their names. */
export function putSnapshot(
  server: MockServer,
  sandbox: Sandbox,
  document: unknown,
  origin: DocumentOrigin = 'process',
): void {
  const parsed = readSnapshot(document, server);
  if ('issues' in parsed) throw refusedDocument('snapshot', parsed.issues);
  const { template, ...past } = parsed.world;
  refuseStrangeSecrets(server, template.setting.scenario, origin, ['scenario']);
  sandbox.restore(template, past);
}
