import { Agent, request } from 'node:http';

/** A client that keeps its connections. */
export interface Client {
  /** Sends a request and reads the answer whole. */
  ask(url: string, init?: Asked): Promise<Answered>;
  close(): void;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
}

/** Works on the items in turn, so many at a time. */
export async function eachAtOnce<Item>(
  items: Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  const next = { [Symbol.iterator]: () => queue };
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of next) await work(item);
    }),
  );
}

export function createClient(maxSockets: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets });
  return {
    close: () => agent.destroy(),
    ask(url, { method = 'GET', headers = {}, body } = {}) {
      const text = body === undefined ? '' : JSON.stringify(body);
      const sent = {
        ...(text && {
          'Content-Type': 'application/json',
          'Content-Length': String(Buffer.byteLength(text)),
        }),
        ...headers,
      };
      return new Promise((resolve, reject) => {
        const asked = request(url, { agent, method, headers: sent }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('end', () =>
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
          );
          response.once('error', reject);
        });
        asked.once('error', reject);
        asked.end(text);
      });
    },
  };
}
