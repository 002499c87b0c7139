import { Agent, request } from 'node:http';

/** What came of a load. */
export interface LoadResult {
  answered: number;
  /** Requests on a connection that was there, with no answer to them. */
  lost: number;
  /** What was answered with another status than was to be had. */
  wrong: number;
}

/** Many clients that ask again as soon as they are answered, on connections that they keep, until no more connections are to be had. */
export async function loadUntilGone(url: string, path: string, clients = 16): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const result: LoadResult = { answered: 0, lost: 0, wrong: 0 };
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (;;) {
        const outcome = await askOnce(agent, url + path);
        if (outcome === 'refused') return;
        if (outcome === 'lost') result.lost += 1;
        else if (outcome === 200) result.answered += 1;
        else result.wrong += 1;
      }
    }),
  );
  agent.destroy();
  return result;
}

function askOnce(agent: Agent, url: string): Promise<number | 'refused' | 'lost'> {
  return new Promise((resolve) => {
    const asked = request(url, { agent, headers: { Authorization: 'Bearer any' } }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
      response.once('error', () => resolve('lost'));
    });
    asked.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'lost'),
    );
    asked.end();
  });
}
