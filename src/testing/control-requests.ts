import { testingError } from './testing-error.ts';

/** Where a server's control API is. */
export interface ControlAddress {
  /** Such as `http://127.0.0.1:4011`. */
  readonly adminUrl: string;
  readonly adminToken: string;
}

/** Asks the control API about one sandbox, and reads its JSON; undefined where the answer has none. */
export type AskControl = <Answer>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  options?: ControlMessage,
) => Promise<Answer>;

/** What goes with a request: query parameters, and a body as JSON or as the text of a YAML document. */
export interface ControlMessage {
  readonly query?: object | undefined;
  readonly body?: unknown;
  readonly yaml?: string;
}

/**
 * Asks a control API on behalf of a sandbox, or of the server.
 *
 * @returns what rejects with a ControlProblem where the control API refuses, as the library throws it.
 */
export function askControl({ adminUrl, adminToken }: ControlAddress, sandbox?: string): AskControl {
  return async <Answer>(
    method: string,
    path: string,
    { query = {}, body, yaml }: ControlMessage = {},
  ): Promise<Answer> => {
    const url = new URL(path, adminUrl);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    if (sandbox !== undefined) url.searchParams.set('sandbox', sandbox);
    const sent = yaml ?? (body === undefined ? undefined : JSON.stringify(body));
    const type = yaml === undefined ? 'application/json' : 'application/yaml';
    const response = await fetch(url, {
      method,
      headers: {
        Authorization: `Bearer ${adminToken}`,
        ...(sent !== undefined && { 'Content-Type': type }),
      },
      ...(sent !== undefined && { body: sent }),
    }).catch((error: unknown) => {
      throw testingError(
        'RINGBACK_TESTING_UNREACHABLE',
        `Failed to reach the control API at "${adminUrl}": nothing answers there. Start a mock, or unset RINGBACK_ADMIN_URL.`,
        { cause: error },
      );
    });
    const text = await response.text();
    // An operation without an answer is asked for void.
    if (response.ok) return text === '' ? (undefined as Answer) : JSON.parse(text);
    throw await problemOf(response.status, text);
  };
}

async function problemOf(status: number, text: string): Promise<Error> {
  const { ControlProblem } = await import('../index.ts');
  try {
    const { code, detail, issues } = JSON.parse(text);
    return new ControlProblem(status, String(code), String(detail), issues);
  } catch {
    return testingError(
      'RINGBACK_TESTING_UNREACHABLE',
      `Failed to ask the control API: it answered ${status} without saying why. Look at RINGBACK_ADMIN_URL: something else may answer there.`,
    );
  }
}
