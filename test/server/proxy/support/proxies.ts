import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ProxyChoice, type RunningProxy, startProxy } from '../../../../src/index.ts';

/** Proxies and upstreams of one test file; they are closed together. */
export interface ProxyBench {
  proxy(choice: Partial<ProxyChoice> & { readonly upstream: string }): Promise<RunningProxy>;
  /** A vendor that answers as it is told; gives its address. */
  vendor(answer: RequestListener): Promise<Vendor>;
  close(): Promise<void>;
}

export interface Vendor {
  readonly url: string;
  readonly port: number;
  readonly server: Server;
}

export function createProxyBench(): ProxyBench {
  const proxies: RunningProxy[] = [];
  const servers: Server[] = [];
  return {
    async proxy(choice) {
      const proxy = await startProxy({ provider: 'voiceos', port: 0, ...choice });
      proxies.push(proxy);
      return proxy;
    },
    async vendor(answer) {
      const server = createServer({ requestTimeout: 0 }, answer);
      servers.push(server);
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      // A TCP server's address is never a path or null.
      const { port } = server.address() as AddressInfo;
      return { url: `http://127.0.0.1:${port}`, port, server };
    },
    async close() {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
      await Promise.all(proxies.map((proxy) => proxy.close()));
    },
  };
}
