import { randomBytes } from 'node:crypto';
import type { MockOptions } from '../index.ts';

/**
 * Starts one server for all workers of a run, and names it in the environment that they inherit: for the global setup
 * of a framework. Where the environment names one already, as under `ringback exec`, that one stays.
 *
 * @returns what stops it, for the global teardown.
 */
export async function startRun(options: MockOptions = {}): Promise<() => Promise<void>> {
  const { env } = process;
  if (env.RINGBACK_URL && env.RINGBACK_ADMIN_URL) return async () => {};
  const { startTestServer } = await import('../index.ts');
  const adminToken = randomBytes(24).toString('base64url');
  const server = await startTestServer({ ...options, port: 0, adminPort: 0, adminToken });
  env.RINGBACK_URL = server.url;
  env.RINGBACK_ADMIN_URL = server.adminUrl;
  env.RINGBACK_ADMIN_TOKEN = adminToken;
  return async () => {
    delete env.RINGBACK_URL;
    delete env.RINGBACK_ADMIN_URL;
    delete env.RINGBACK_ADMIN_TOKEN;
    await server.close();
  };
}
