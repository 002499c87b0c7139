import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RowsRequest, SentRequest } from '../exchange.ts';
import { freePort, startServer } from '../process.ts';
import type { Sent } from '../wrk.ts';
import { probeOf, type Server } from './server.ts';

const ROWS = 'conversations';
const LOOPBACK = join(import.meta.dirname, 'loopback.js');

/**
 * json-server over a file of all rows, asked in its own words. It checks nothing and knows rows alone.
 *
 * @param modules where the peers are installed.
 */
export function createJsonServer(modules: string): Server {
  return {
    name: 'json-server',
    title: 'json-server',
    isPeer: true,
    start: async ({ work, exchanges, folder, cores, rows }) => {
      const sent: Sent[] = exchanges.flatMap(({ request, share, rows: asked }) =>
        asked ? [{ request: inItsWords(request, asked), share }] : [],
      );
      if (sent.length < exchanges.length) return undefined;
      const file = join(folder, 'json-server.json');
      writeFileSync(file, JSON.stringify({ [ROWS]: await rows() }));
      const port = await freePort();
      const command = join(modules, 'json-server/lib/bin.js');
      const words = [process.execPath, '--import', LOOPBACK, command, '--port', String(port), file];
      const started = await startServer({ words, cores, port, ready: probeOf(sent, work) });
      return { process: started, base: started.url, sent };
    },
  };
}

function inItsWords(request: SentRequest, rows: RowsRequest): SentRequest {
  return { ...request, path: `/${ROWS}${pathOf(rows)}` };
}

function pathOf(rows: RowsRequest): string {
  if (rows.type === 'create') return '';
  if (rows.type === 'row') return `/${rows.id}`;
  const { index, limit, where } = rows;
  const filter = where ? `${where.field}:${where.operator}=${where.value}&` : '';
  return `?${filter}_page=${index}&_per_page=${limit}`;
}
