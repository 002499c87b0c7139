import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMock, type Mock } from '../../../src/index.ts';
import { auditBooks, type Discrepancy } from './audit.ts';
import { createClient, type Habits, type Receiver } from './client.ts';

/** How a client came through a scenario; a crash is told by its message. */
export type Outcome = { readonly discrepancies: readonly Discrepancy[] } | { readonly crash: string };

const CALLS = 16;

/** Lets a client work in a scenario, over sockets: it makes calls, is told of them by webhooks, and keeps books. */
export async function runClient(scenario: string, habits: Habits): Promise<Outcome> {
  let receive: Receiver = () => {};
  const receiver = await listenFor((...delivery) => receive(...delivery));
  const mock = createMock({
    scenario,
    clock: 'frozen',
    webhookMap: [`/_ringback/inbox/flaky=http://127.0.0.1:${portOf(receiver)}/`],
  });
  try {
    const { url } = await mock.listen();
    const client = createClient(
      {
        url: `${url}/voiceos`,
        pace: scenario === 'outage' ? 15_000 : 1000,
        // A call takes a few minutes, its costs where they are late less than two hours.
        maxPolls: scenario === 'late-costs' ? 1200 : 240,
        sleep: async (ms) => void (await mock.clock.advance({ by: `${ms}ms` })),
      },
      habits,
    );
    receive = client.receive;
    const numbers = Array.from({ length: CALLS }, (_, index) => `+1415555${4000 + index}`);
    return await client.run(numbers).then(
      (books) => ({ discrepancies: auditBooks(books, numbers, truthOf(mock)) }),
      (error: unknown) => ({ crash: String(error) }),
    );
  } finally {
    await mock.close();
    receiver.close();
  }
}

function truthOf(mock: Mock) {
  return mock.calls.list({ provider: 'voiceos', limit: 1000 }).calls;
}

function listenFor(receive: Receiver): Promise<Server> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    receive(String(request.headers['ringback-delivery']), JSON.parse(Buffer.concat(chunks).toString('utf8')));
    response.writeHead(204).end();
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

function portOf(server: Server): number {
  // A TCP server's address is never a path or null.
  return (server.address() as AddressInfo).port;
}
