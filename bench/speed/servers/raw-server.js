/**
 * The limit: `node:http` that sends fixed bytes. Nothing is checked, bodies are not read. Started by `raw.ts` with a port
 * and a file of exchanges.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [port, file = ''] = process.argv.slice(2);
const fixed = JSON.parse(readFileSync(file, 'utf8')).map(({ request, answer }) => {
  const bytes = Buffer.from(answer.body);
  const headers = { 'Content-Type': answer.contentType, 'Content-Length': bytes.length };
  return { path: request.path, status: answer.status, headers, bytes };
});

createServer(fixed.length > 1 ? byPath() : always()).listen(Number(port), '127.0.0.1');

function always() {
  const [{ status, headers, bytes }] = fixed;
  return (_request, response) => {
    response.writeHead(status, headers);
    response.end(bytes);
  };
}

function byPath() {
  const answers = new Map(fixed.map((answer) => [answer.path, answer]));
  return (request, response) => {
    const { status, headers, bytes } = answers.get(request.url) ?? fixed[0];
    response.writeHead(status, headers);
    response.end(bytes);
  };
}
