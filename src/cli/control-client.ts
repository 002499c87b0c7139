import { findLocalToken } from '../index.ts';
import { CommandError, EXIT } from './exit-code.ts';
import { readToken } from './read-token.ts';

/** Where a command finds the control API. */
export interface ControlOptions {
  /** Such as `http://127.0.0.1:4011`. */
  readonly adminUrl: string;
  readonly adminToken?: string;
  readonly adminTokenFile?: string;
  readonly sandbox?: string;
}

/** Asks a running mock's control API. */
export interface ControlClient {
  /** @throws CommandError when the mock cannot be reached or says no. */
  ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Answer>;
  /** Asks for a verdict, whose answer is one whichever way it went. */
  askVerdict(path: string): Promise<Answer>;
  /** Sends the text of a YAML file. */
  sendYaml(path: string, text: string): Promise<Answer>;
}

/** A control answer's JSON. */
export type Answer = Readonly<Record<string, unknown>>;

export function createControlClient({
  adminUrl,
  adminToken,
  adminTokenFile,
  sandbox,
}: ControlOptions): ControlClient {
  if (!URL.canParse(adminUrl)) {
    throw new CommandError(
      `Failed to read the URL "${adminUrl}": it is none. Write http://127.0.0.1:4011.`,
      EXIT.usage,
    );
  }
  const token = readToken(adminToken, adminTokenFile) ?? findLocalToken(adminUrl);
  const send = async (
    method: string,
    path: string,
    body?: { type: string; text: string },
    otherFine?: number,
  ): Promise<Answer> => {
    const url = new URL(path, adminUrl);
    if (sandbox) url.searchParams.set('sandbox', sandbox);
    const response = await fetch(url, {
      method,
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body && { 'Content-Type': body.type }),
      },
      ...(body && { body: body.text }),
    }).catch((error: unknown) => {
      throw new CommandError(unreachable(adminUrl, error), EXIT.failed);
    });
    const answer = await readJson(response);
    if (response.ok || response.status === otherFine) return answer;
    throw new CommandError(refusal(response.status, answer, token), EXIT.failed);
  };
  return {
    ask: (method, path, body) =>
      send(
        method,
        path,
        body === undefined ? undefined : { type: 'application/json', text: JSON.stringify(body) },
      ),
    askVerdict: (path) => send('GET', path, undefined, 409),
    sendYaml: (path, text) => send('POST', path, { type: 'application/yaml', text }),
  };
}

async function readJson(response: Response): Promise<Answer> {
  const text = await response.text();
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text);
    // The control API answers with objects; anything else has no members to read.
    return typeof value === 'object' && value !== null ? (value as Answer) : {};
  } catch {
    return {};
  }
}

function unreachable(adminUrl: string, error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  return `Failed to reach "${adminUrl}": ${cause || 'no answer'}. Start one with \`ringback serve\`, or name another with --admin-url.`;
}

function refusal(status: number, { detail, title }: Answer, token: string | undefined): string {
  if (status === 401 && !token) {
    return 'Failed to be let in: no token was found for this server. Give it with --admin-token or RINGBACK_ADMIN_TOKEN.';
  }
  return String(detail ?? title ?? `Failed with status ${status}.`);
}
