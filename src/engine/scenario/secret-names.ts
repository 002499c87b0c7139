import type { ScenarioIssue } from './issue.ts';
import type { Scenario } from './scenario.ts';

/** Whether a variable of the environment may hold a secret of a scenario's at all: those that open the server may not. */
export function isSecretVariable(name: string): boolean {
  // Some systems know variables in either case.
  return !/^RINGBACK_ADMIN_/i.test(name);
}

/**
 * The secrets of a scenario that one from elsewhere may not ask for: their names do not say that they are meant for it.
 *
 * @param own the server's own scenario; what that names, others may name too.
 */
export function checkSecretNames(scenario: Scenario, own: Scenario): readonly ScenarioIssue[] {
  const known = new Set(namesIn(own));
  return scenario.webhooks.flatMap(({ secret }, index) => {
    const name = secret && 'env' in secret ? secret.env : undefined;
    if (name === undefined || known.has(name) || MEANT.test(name)) return [];
    const message = `"${name}" is no variable that a scenario from elsewhere may name`;
    return [{ path: ['webhooks', index, 'secret', 'env'], message, hint: 'let its name end with _SECRET' }];
  });
}

/** The second form is what snapshots put in the place of values. */
const MEANT = /_SECRET$|^RINGBACK_SECRET_/;

function namesIn({ webhooks }: Scenario): readonly string[] {
  return webhooks.flatMap(({ secret }) => (secret && 'env' in secret ? [secret.env] : []));
}
