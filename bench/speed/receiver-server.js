/** Takes all webhooks that come. Started by `receiver.ts` with a port. */
import { createServer } from 'node:http';

createServer((request, response) => {
  request.resume();
  request.once('end', () => response.writeHead(204).end());
}).listen(Number(process.argv[2]), '127.0.0.1');
