import type { Metrics } from '../metrics/metrics-text.ts';
import type { MockServer } from '../mock-server.ts';

const known = new WeakMap<MockServer, Promise<Metrics>>();

/** `GET /metrics`: what is measured begins with the first question, so that who never asks pays nothing. */
export async function getMetrics(server: MockServer): Promise<string> {
  const metrics = known.get(server) ?? loadMetrics(server);
  known.set(server, metrics);
  return (await metrics).read();
}

async function loadMetrics(server: MockServer): Promise<Metrics> {
  const { createMetrics } = await import('../metrics/metrics-text.ts');
  return createMetrics(server);
}
