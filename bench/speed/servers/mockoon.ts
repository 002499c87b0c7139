import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange, RowsRequest } from '../exchange.ts';
import { freePort, startServer } from '../process.ts';
import type { Sent } from '../wrk.ts';
import { probeOf, type Server } from './server.ts';

/** Where its data bucket of all rows is served. */
const ROWS = 'rows';
const ROUTE = { documentation: '', responseMode: null, streamingMode: null, streamingInterval: 0 };
const RESPONSE = {
  ...{
    label: '',
    headers: [],
    filePath: '',
    sendFileAsBody: false,
    rules: [],
    rulesOperator: 'OR',
    latency: 0,
  },
  ...{ body: '', databucketID: '', crudKey: 'id', callbacks: [], fallbackTo404: false, default: true },
};

/**
 * Mockoon from a file. What is fixed is a body without templates; filters and deep pages are asked of a data bucket of
 * all rows, in its own words. Cursors it has none.
 *
 * @param modules where the peers are installed.
 */
export function createMockoon(modules: string): Server {
  return {
    name: 'mockoon',
    title: 'Mockoon',
    isPeer: true,
    start: async ({ work, exchanges, folder, cores, rows }) => {
      if (work.name === 'cursor') return undefined;
      const file = join(folder, 'mockoon.json');
      const bucket = exchanges.some(({ rows: asked }) => isQuery(asked)) ? await rows() : undefined;
      writeFileSync(file, JSON.stringify(environmentOf(exchanges, bucket)));
      const sent = exchanges.map(toSent);
      const port = await freePort();
      const command = join(modules, '@mockoon/cli/bin/run.js');
      const flags = [
        'start',
        '--data',
        file,
        '--port',
        String(port),
        '--disable-log-to-file',
        '--disable-admin-api',
      ];
      const words = [process.execPath, command, ...flags];
      const started = await startServer({ words, cores, port, ready: probeOf(sent, work) });
      return { process: started, base: started.url, sent };
    },
  };
}

function environmentOf(exchanges: readonly Exchange[], bucket: readonly object[] | undefined): object {
  const fixed = exchanges.filter(({ rows }) => !isQuery(rows));
  const routes = fixed.map(({ request, answer }, index) => ({
    ...{ ...ROUTE, uuid: `route-${index}`, type: 'http', method: request.method.toLowerCase() },
    endpoint: request.path.slice(1).split('?')[0],
    responses: answer.status < 400 ? [responseOf(answer)] : refusing(answer),
  }));
  const crud = {
    ...{ ...ROUTE, uuid: 'route-rows', type: 'crud', method: '', endpoint: ROWS },
    responses: [
      { ...RESPONSE, uuid: 'response-rows', statusCode: 200, bodyType: 'DATABUCKET', databucketID: ROWS },
    ],
  };
  return {
    ...{
      uuid: 'bench',
      lastMigration: 33,
      name: 'bench',
      endpointPrefix: '',
      latency: 0,
      port: 0,
      folders: [],
    },
    hostname: '127.0.0.1',
    routes: bucket ? [...routes, crud] : routes,
    rootChildren: [],
    ...{
      proxyMode: false,
      proxyHost: '',
      proxyRemovePrefix: false,
      proxyReqHeaders: [],
      proxyResHeaders: [],
    },
    tlsOptions: {
      enabled: false,
      type: 'CERT',
      pfxPath: '',
      certPath: '',
      keyPath: '',
      caPath: '',
      passphrase: '',
    },
    ...{ cors: true, headers: [], callbacks: [] },
    data: bucket
      ? [{ uuid: ROWS, id: ROWS, name: ROWS, documentation: '', value: JSON.stringify(bucket) }]
      : [],
  };
}

/** With a number it would be another answer. */
function refusing(answer: Exchange['answer']): readonly object[] {
  const rule = { target: 'body', modifier: 'to_number', value: '', invert: false, operator: 'null' };
  return [
    { ...responseOf(answer), uuid: 'response-refused', rules: [rule], default: false },
    responseOf({ ...answer, status: 200, body: '{}' }),
  ];
}

function responseOf({ status, contentType, body }: Exchange['answer']): object {
  const headers = [{ key: 'Content-Type', value: contentType }];
  return {
    ...RESPONSE,
    uuid: 'response',
    statusCode: status,
    bodyType: 'INLINE',
    disableTemplating: true,
    headers,
    body,
  };
}

function toSent({ request, rows, share }: Exchange): Sent {
  return { request: isQuery(rows) ? { ...request, path: pathOf(rows) } : request, share };
}

type Query = Extract<RowsRequest, { type: 'page' }>;

function isQuery(rows: RowsRequest | undefined): rows is Query {
  return rows?.type === 'page' && (rows.where !== undefined || rows.index > 1);
}

function pathOf({ index, limit, where }: Query): string {
  const filter = where ? `${where.field}_${where.operator}=${where.value}&` : '';
  return `/${ROWS}?${filter}page=${index}&limit=${limit}`;
}
