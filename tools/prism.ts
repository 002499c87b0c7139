/** Runs the real `prism mock` command over one of our specs: `npm run prism -- voiceos --port 4020`. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const specs = fileURLToPath(new URL('../specs/', import.meta.url));
const names = readdirSync(specs)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length))
  .sort();

const [name, ...flags] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  const asked = name === undefined ? 'no spec was named' : 'there is no such spec';
  console.error(`Failed to run Prism over "${name ?? ''}": ${asked}. Name one of ${names.join(', ')}.`);
  process.exit(2);
}

const prism = createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js');
const child = spawn(process.execPath, [prism, 'mock', `${specs}${name}.yaml`, ...flags], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (status, signal) => {
  if (signal === null) process.exit(status ?? 1);
  // Ends as the command did, so that a shell sees the same.
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
