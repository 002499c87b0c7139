import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createAuthority } from '../../src/server/tls/authority.ts';
import { startCommand } from '../support/command.ts';

test('a certificate is verified, whatever the environment says, and NODE_EXTRA_CA_CERTS names a CA of your own', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'ringback-ca-')), 'ca.pem');
  const authority = createAuthority();
  const { key, certificate } = authority.leafFor('127.0.0.1');
  writeFileSync(file, authority.certificate);
  const seen: unknown[] = [];
  const vendor = createServer({ key, cert: certificate }, (request, response) => {
    seen.push(request.headers.authorization);
    response.setHeader('Content-Type', 'application/json');
    response.end('{"items":[],"index":1,"has_more":false}');
  });
  await new Promise<void>((done) => vendor.listen(0, '127.0.0.1', done));
  // A TCP server's address is never a path or null.
  const { port } = vendor.address() as AddressInfo;
  const askThrough = async (env: Readonly<Record<string, string>>): Promise<readonly [number, string]> => {
    const upstream = `https://127.0.0.1:${port}`;
    const command = startCommand(['proxy', 'voiceos', '--port', '0', '--json', '--upstream', upstream], env);
    const { url } = JSON.parse(await command.firstLine);
    const answer = await fetch(`${url}/conversations`, { headers: { authorization: 'Bearer any' } });
    const text = await answer.text();
    command.process.kill('SIGTERM');
    await command.ended;
    return [answer.status, text];
  };
  const [refused, problem] = await askThrough({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
  expect([refused, JSON.parse(problem).code, seen]).toEqual([502, 'RINGBACK_PROXY_TLS', []]);
  const [answered] = await askThrough({ NODE_EXTRA_CA_CERTS: file });
  expect([answered, seen]).toEqual([200, ['Bearer any']]);
  vendor.closeAllConnections();
  await new Promise((done) => vendor.close(done));
});
