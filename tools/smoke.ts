/**
 * Runs the built command under the Node that runs this file: serves, answers by model, by Prism and by control, and
 * stops. `npm run test:oldest-node` runs it under the oldest Node that `engines` names.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const TOKEN = 'smoke';
const server = spawn(
  process.execPath,
  ['bin/ringback.js', 'serve', '--port', '0', '--admin-port', '0', '--admin-token', TOKEN, '--json'],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const ended = once(server, 'exit');
const [line] = await Promise.race([
  once(createInterface({ input: server.stdout }), 'line'),
  ended.then(([code]) => {
    throw new Error(`Failed to start: exit ${code}. Run npm run build first.`);
  }),
]);
const { url, adminUrl } = JSON.parse(line);

try {
  await expectStatus(`${url}/voiceos/conversations?limit=2`, 200);
  await expectStatus(`${url}/voiceable/api/v1/conversations?page_size=2`, 200);
  await expectStatus(`${url}/elevenlabs/v1/convai/conversations?page_size=2`, 200);
  await expectStatus(`${url}/ovia/api/v1/calls`, 200);
  await expectStatus(`${url}/elevenlabs/v1/convai/agents`, 200);
  await expectStatus(`${url}/voiceos/conversations?limit=many`, 422);
  await expectStatus(`${url}/voiceos/nowhere`, 404);
  await expectStatus(`${adminUrl}/calls?limit=1`, 200);
  await expectStatus(`${adminUrl}/violations`, 200);
} finally {
  server.kill('SIGTERM');
}
const [code] = await ended;
if (code !== 0) throw new Error(`Failed to stop: exit ${code}. Look at what the server printed.`);
console.log(`Node ${process.version}: fine`);

async function expectStatus(address: string, expected: number): Promise<void> {
  const headers = { Authorization: `Bearer ${TOKEN}`, 'xi-api-key': 'any' };
  const response = await fetch(address, { headers });
  const body = await response.text();
  if (response.status === expected) return;
  throw new Error(`Failed to get ${expected} from ${address}: ${response.status} ${body.slice(0, 300)}`);
}
