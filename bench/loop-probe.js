/**
 * Loaded before the server with --import: says how long its main loop was held. The histogram starts over at each
 * SIGUSR2 and is written to stderr as a line of JSON.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('SIGUSR2', () => {
  process.stderr.write(`${JSON.stringify({ loopMaxMs: delay.max / 1e6 })}\n`);
  delay.reset();
});
