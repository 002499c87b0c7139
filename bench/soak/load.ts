import { type Answered, type Asked, type Client, createClient, eachAtOnce } from './client.ts';
import { TOKEN } from './measured-server.ts';
import { findIds, HEADERS, mixedRequest } from './traffic.ts';

/** What is put under load. */
export interface SoakPort {
  readonly url: string;
  readonly adminUrl: string;
  /** Takes what was answered otherwise than it is to be. */
  readonly wrong: string[];
}

const AT_ONCE = 8;
/** How much of what is wrong is told. */
const MAX_WRONG = 100;

/** Asks the default sandbox so much of the mix, and resets it, as a test suite does: what was created goes. */
export async function askMixed(port: SoakPort, from: number, count: number): Promise<void> {
  const client = createClient(AT_ONCE);
  const ids = await findIds(client, port.url);
  await eachAtOnce(range(from, from + count), AT_ONCE, async (nth) => {
    const { path, isRefused, ...asked } = mixedRequest(nth, ids);
    const { status, text } = await client.ask(port.url + path, asked);
    const isWrong = status >= 500 || (isRefused !== undefined && isRefused !== status >= 400);
    if (isWrong) complain(port, `${asked.method ?? 'GET'} ${path}`, { status, text });
  });
  await control(port, client, 'POST /reset', 'default', {});
  client.close();
}

/** Makes so many sandboxes, uses each as a test does, and drops them. */
export async function useSandboxes(port: SoakPort, prefix: string, count: number): Promise<void> {
  const client = createClient(AT_ONCE);
  await eachAtOnce(range(0, count), AT_ONCE, (nth) => useSandbox(port, client, `${prefix}-test-${nth}`, nth));
  client.close();
}

/** Not all tests are the same: what else is asked is decided by the bits of a number. */
async function useSandbox(port: SoakPort, client: Client, name: string, nth: number): Promise<void> {
  const ask = async (path: string, status: number, asked: Asked = {}): Promise<Answered> => {
    const answer = await client.ask(`${port.url}/~${name}${path}`, { headers: HEADERS, ...asked });
    if (answer.status !== status) complain(port, path, answer);
    return answer;
  };
  const body = { from_number: '+14155550100', to_number: '+14155550123', agent_id: 'a' };
  const made = await ask('/voiceos/conversations/create_phone_call', 200, { method: 'POST', body });
  // It ends meanwhile, and webhooks tell of it.
  await control(port, client, 'POST /clock/advance', name, { by: '5m' });
  await ask(`/voiceos/conversations/${JSON.parse(made.text).id}`, 200);
  if (nth & 1) await ask('/elevenlabs/v1/convai/conversations?page_size=5', 200);
  if (nth & 2) await ask('/voiceable/api/v1/conversations?page_size=0', 400);
  if (nth & 4) await ask('/ovia/api/v1/calls', 200);
  if (nth & 8) await ask(`/voiceos/conversations?limit=${nth % 3 || 1}`, 200);
  if (nth & 16) await ask('/elevenlabs/v1/convai/nowhere', 404);
  await control(port, client, 'DELETE /sandboxes', name);
}

async function control(
  port: SoakPort,
  client: Client,
  operation: string,
  sandbox: string,
  body?: object,
): Promise<void> {
  const [method = '', path = ''] = operation.split(' ');
  const answer = await client.ask(`${port.adminUrl}${path}?sandbox=${sandbox}`, {
    ...{ method, headers: { Authorization: `Bearer ${TOKEN}` } },
    ...(body && { body }),
  });
  if (answer.status >= 300) complain(port, operation, answer);
}

function complain({ wrong }: SoakPort, asked: string, { status, text }: Answered): void {
  if (wrong.length < MAX_WRONG) wrong.push(`${asked}: ${status} ${text.slice(0, 200)}`);
}

function* range(from: number, to: number): Generator<number> {
  for (let at = from; at < to; at += 1) yield at;
}
