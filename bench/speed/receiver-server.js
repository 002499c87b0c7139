/** Takes all webhooks that come, and says to a GET how many. Started by `receiver.ts` with a port. */
import { createServer } from 'node:http';

let count = 0;
createServer((request, response) => {
  if (request.method === 'GET') return response.end(String(count));
  count += 1;
  request.resume();
  request.once('end', () => response.writeHead(204).end());
}).listen(Number(process.argv[2]), '127.0.0.1');
