import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { MockServer } from '../mock-server.ts';

/** What a monitoring system is told, in the text format of Prometheus. */
export interface Metrics {
  /** The metrics as they are now. */
  read(): Promise<string>;
}

/** There is one process, however many servers are in it: whoever measures it holds on to none of them. */
const ofProcess = new Registry();
collectDefaultMetrics({ register: ofProcess });

/** The metrics of a server, and of the process, its event loop included, which is measured once this file is loaded. */
export function createMetrics(server: MockServer): Metrics {
  const register = new Registry();
  const registers = [register];
  new Gauge({
    ...{ name: 'ringback_info', help: 'The program that is running; always 1.', registers },
    labelNames: ['version'],
    collect() {
      this.set({ version: server.version }, 1);
    },
  });
  new Gauge({
    ...{ name: 'ringback_sandboxes', help: 'Sandboxes that are there.', registers },
    collect() {
      this.set(server.sandboxes.list().length);
    },
  });
  // What the server has counted already is told as it is.
  new Counter({
    ...{ name: 'ringback_requests_total', help: 'Requests that the mock port answered.', registers },
    labelNames: ['provider', 'operation', 'status'],
    collect() {
      this.reset();
      for (const { provider, operation, status, count } of server.answers.list())
        this.inc({ provider: provider ?? '', operation: operation ?? '', status }, count);
    },
  });
  new Counter({
    ...{ name: 'ringback_violations_total', help: 'Breaches of the contract, and notes.', registers },
    labelNames: ['provider', 'level', 'kind'],
    collect() {
      this.reset();
      for (const { provider, level, kind, count } of server
        .evidence()
        .flatMap(({ violations }) => violations))
        this.inc({ provider, level, kind }, count);
    },
  });
  new Gauge({
    ...{ name: 'ringback_deliveries', help: 'Webhook deliveries by what has come of them.', registers },
    labelNames: ['state'],
    collect() {
      const deliveries = server.evidence().map((sandbox) => sandbox.deliveries);
      for (const state of ['acknowledged', 'failed', 'pending'] as const) {
        const count = deliveries.reduce((sum, counts) => sum + counts[state], 0);
        this.set({ state }, count);
      }
    },
  });
  const both = Registry.merge([ofProcess, register]);
  return { read: () => both.metrics() };
}
