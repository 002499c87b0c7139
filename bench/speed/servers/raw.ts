import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startServer } from '../process.ts';
import { probeOf, type Server } from './server.ts';

const SCRIPT = join(import.meta.dirname, 'raw-server.js');

/** The limit of the runtime: fixed bytes over `node:http`. */
export const raw: Server = {
  name: 'raw',
  title: 'raw node:http',
  isPeer: false,
  start: async ({ work, exchanges, folder, cores }) => {
    const file = join(folder, 'raw.json');
    writeFileSync(file, JSON.stringify(exchanges));
    const port = await freePort();
    const words = [process.execPath, SCRIPT, String(port), file];
    const started = await startServer({ words, cores, port, ready: probeOf(exchanges, work) });
    return { process: started, base: started.url, sent: exchanges };
  },
};
