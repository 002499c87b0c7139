import { isSandboxName } from '../address.ts';
import { ChoiceError } from '../choice-error.ts';
import type { MockServer } from '../mock-server.ts';
import type { Sandbox } from '../sandbox.ts';

/** The sandbox of that name, made if need be. Throws a ChoiceError when there can be none. */
export function openSandbox({ sandboxes }: MockServer, name: string): Sandbox {
  if (!isSandboxName(name)) {
    throw new ChoiceError(
      'RINGBACK_SANDBOX_NAME',
      `Failed to open sandbox "${name}": the name is not of the form [a-z0-9-]{1,64}. Use another.`,
    );
  }
  const sandbox = sandboxes.open(name);
  if (sandbox) return sandbox;
  throw new ChoiceError(
    'RINGBACK_SANDBOX_LIMIT',
    `Failed to open sandbox "${name}": there is no room for another. Delete some, or wait for idle ones to leave.`,
  );
}
