import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createAuthority } from '../../../src/server/tls/authority.ts';

const authority = createAuthority();

test('an authority may sign servers and nothing else, and vouches for itself', () => {
  const certificate = new X509Certificate(authority.certificate);
  expect(certificate.ca).toBe(true);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.subject).toBe(certificate.issuer);
  expect(certificate.toString()).toBe(authority.certificate);
});

test('a leaf is issued by its authority, for its host alone', () => {
  const { certificate } = authority.leafFor('api.elevenlabs.io');
  const leaf = new X509Certificate(certificate);
  const issuer = new X509Certificate(authority.certificate);
  expect(leaf.checkIssued(issuer)).toBe(true);
  expect(leaf.verify(issuer.publicKey)).toBe(true);
  expect(leaf.ca).toBe(false);
  expect(leaf.checkHost('api.elevenlabs.io')).toBe('api.elevenlabs.io');
  expect(leaf.checkHost('elevenlabs.io')).toBeUndefined();
  expect(leaf.checkHost('evil.test')).toBeUndefined();
  // Server authentication, and no client's.
  expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
});

/** What OpenSSL says of certificates, by the letter of RFC 5280; the file that it fails on, or nothing. */
function verify(leaf: string, ...options: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-openssl-'));
  const ca = join(folder, 'ca.pem');
  const file = join(folder, 'leaf.pem');
  writeFileSync(ca, authority.certificate);
  writeFileSync(file, leaf);
  const args = ['verify', '-x509_strict', '-check_ss_sig', '-CAfile', ca, ...options, file];
  const { stdout, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return `${stdout}${stderr}`;
}

// Python, Ruby and curl read certificates as OpenSSL does.
test.each([
  ['a host', 'api.test', ['-verify_hostname', 'api.test'], ['-verify_hostname', 'other.test']],
  ['an address', '127.0.0.1', ['-verify_ip', '127.0.0.1'], ['-verify_ip', '127.0.0.2']],
  ['a long address', '2001:db8::1', ['-verify_ip', '2001:db8::1'], ['-verify_ip', '2001:db8::2']],
])(
  'OpenSSL at its strictest takes a leaf for %s as a server of that name, and as nothing else',
  (_name, host, right, wrong) => {
    const leaf = authority.leafFor(host).certificate;
    expect(verify(leaf, '-purpose', 'sslserver', ...right)).toMatch(/: OK\n$/);
    expect(verify(leaf, '-purpose', 'sslserver', ...wrong)).toMatch(/mismatch/);
    expect(verify(leaf, '-purpose', 'sslclient', ...right)).toMatch(/unsuitable certificate purpose/);
    expect(
      verify(leaf, '-attime', String(Math.floor(Date.now() / 1000) + 15 * 86_400)).replace(/\s+/g, ' '),
    ).toMatch(/expired/);
  },
);

test('another authority vouches for none of its leaves', () => {
  const leaf = new X509Certificate(authority.leafFor('api.test').certificate);
  const other = new X509Certificate(createAuthority().certificate);
  expect(leaf.verify(other.publicKey)).toBe(false);
  expect(leaf.checkIssued(other)).toBe(false);
});

test.each([
  ['127.0.0.1', 'IP Address:127.0.0.1'],
  ['::1', 'IP Address:0:0:0:0:0:0:0:1'],
  ['2001:db8::ff00:42:8329', 'IP Address:2001:DB8:0:0:0:FF00:42:8329'],
  ['::ffff:10.0.0.1', 'IP Address:0:0:0:0:0:FFFF:A00:1'],
  ['fe80:0:0:0:0:0:0:1', 'IP Address:FE80:0:0:0:0:0:0:1'],
  ['localhost', 'DNS:localhost'],
])('a leaf for %s names it as what it is', (host, name) => {
  expect(new X509Certificate(authority.leafFor(host).certificate).subjectAltName).toBe(name);
});

test('validity begins a day before the wall clock and ends two weeks after it, also across 2050', () => {
  const day = 86_400_000;
  const starts = fc.integer({ min: Date.UTC(1971, 0), max: Date.UTC(2100, 0) });
  fc.assert(
    fc.property(starts, (now) => {
      const one = createAuthority({ now });
      for (const pem of [one.certificate, one.leafFor('api.test').certificate]) {
        const { validFromDate, validToDate } = new X509Certificate(pem);
        expect(validFromDate.getTime()).toBe(Math.floor((now - day) / 1000) * 1000);
        expect(validToDate.getTime()).toBe(Math.floor((now + 14 * day) / 1000) * 1000);
      }
    }),
    { numRuns: 30, examples: [[Date.UTC(2050, 0, 1)], [Date.UTC(2049, 11, 31)]] },
  );
});

test('serials are positive, and no two are equal', () => {
  const hosts = Array.from({ length: 200 }, (_, index) => `host-${index}.test`);
  const one = createAuthority();
  const serials = hosts.map((host) => new X509Certificate(one.leafFor(host).certificate).serialNumber);
  expect(new Set(serials).size).toBe(200);
  for (const serial of serials) expect(serial).toMatch(/^[4-7][0-9A-F]{31}$/);
});

test('a host keeps its leaf, until there are more than are kept', () => {
  const one = createAuthority({ maxLeaves: 2 });
  const first = one.leafFor('a.test');
  expect(one.leafFor('a.test')).toBe(first);
  one.leafFor('b.test');
  expect(one.leafFor('a.test')).toBe(first);
  one.leafFor('c.test');
  expect(one.leafFor('a.test')).not.toBe(first);
});

test('a client that trusts the authority accepts its server, one that does not refuses it', async () => {
  const { key, certificate } = authority.leafFor('api.test');
  const server = createServer({ key, cert: certificate }, (socket) => socket.end());
  server.on('tlsClientError', () => {});
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // A TCP server's address is never a path or null.
  const { port } = server.address() as AddressInfo;
  const at = { host: '127.0.0.1', port };
  const trusting = connect({ ...at, servername: 'api.test', ca: authority.certificate });
  await once(trusting, 'secureConnect');
  expect(trusting.authorized).toBe(true);
  const elsewhere = connect({ ...at, servername: 'other.test', ca: authority.certificate });
  await expect(once(elsewhere, 'secureConnect')).rejects.toMatchObject({
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
  });
  const stranger = connect({ ...at, servername: 'api.test' });
  await expect(once(stranger, 'secureConnect')).rejects.toMatchObject({
    code: expect.stringMatching(/UNABLE_TO_VERIFY|SELF_SIGNED/),
  });
  trusting.destroy();
  await new Promise((done) => server.close(done));
});
