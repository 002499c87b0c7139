import type { Scenario } from '../../engine/scenario/scenario.ts';
import { checkSecretNames } from '../../engine/scenario/secret-names.ts';
import type { MockServer } from '../mock-server.ts';
import { refusedDocument } from './refused-document.ts';

/** Who gives a document: this process, which has the environment anyway, or somebody over the control API. */
export type DocumentOrigin = 'process' | 'control-api';

/**
 * Lets no document that came over the control API send any variable of the environment to a receiver: only those whose
 * names say that they are secrets of webhooks.
 *
 * @param place where the scenario stands in the document.
 * @throws ControlProblem 422.
 */
export function refuseStrangeSecrets(
  server: MockServer,
  scenario: Scenario,
  origin: DocumentOrigin,
  place: readonly string[] = [],
): void {
  if (origin === 'process') return;
  const issues = checkSecretNames(scenario, server.scenario).map((issue) => ({
    ...issue,
    path: [...place, ...issue.path],
  }));
  if (issues.length > 0) throw refusedDocument('secrets', issues);
}
