import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** Two ports that nobody listens on, for a program that cannot be asked which ones it took. */
export async function freePorts(): Promise<readonly [number, number]> {
  const servers = [createServer(), createServer()];
  const ports = await Promise.all(
    servers.map(async (server) => {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      // A TCP server's address is never a path or null.
      return (server.address() as AddressInfo).port;
    }),
  );
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return [ports[0] ?? 0, ports[1] ?? 0];
}
