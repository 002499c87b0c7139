import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningServer, startServer } from '../../../src/index.ts';
import { listen } from '../../../src/server/http/listener.ts';
import { createAuthority } from '../../../src/server/tls/authority.ts';

const run = promisify(execFile);
const SUPPORT = resolve(import.meta.dirname, '../../support');
const folder = mkdtempSync(join(tmpdir(), 'ringback-tls-'));
const caFile = join(folder, 'ca.pem');
const notes: string[] = [];
let server: RunningServer;
let port: number;
let ca: string;

beforeAll(async () => {
  server = await startServer({
    ...{ port: 0, adminPort: 0, tls: { ca: caFile }, onNote: (text: string) => notes.push(text) },
  });
  port = Number(new URL(server.url).port);
  ca = readFileSync(caFile, 'utf8');
});
afterAll(() => server.close());

/** Opens TLS to the mock, trusting its authority, under a name of the caller's. */
async function secure(options: ConnectionOptions = {}): Promise<TLSSocket> {
  const socket = connectTls({ host: '127.0.0.1', port, ca, ...options });
  await once(socket, 'secureConnect');
  return socket;
}

function curl(...args: string[]): Promise<{ readonly stdout: string }> {
  return run('curl', ['-sS', '--noproxy', '*', '--max-time', '20', ...args]);
}

test('one port answers both http and https, and says where', async () => {
  expect(server.tls).toEqual({ url: `https://127.0.0.1:${port}`, ca: caFile });
  const plain = await fetch(`${server.url}/_ringback/health`);
  expect(await plain.json()).toEqual({ status: 'ok' });
  const { stdout } = await curl('--cacert', caFile, `https://127.0.0.1:${port}/_ringback/health`);
  expect(JSON.parse(stdout)).toEqual({ status: 'ok' });
});

test.each([
  ['api.elevenlabs.io', '/v1/convai/conversations?page_size=1', 'xi-api-key: any'],
  ['api.voiceos.io', '/conversations?limit=1', 'Authorization: Bearer any'],
  ['api.voiceable.dev', '/api/v1/conversations?page_size=1', 'X-API-Key: any'],
  ['api.useovia.com', '/api/v1/calls', 'Authorization: Bearer any'],
])('curl that knows the mock as %s reaches that vendor, over TLS and plainly', async (host, path, header) => {
  const write = ['-o', '/dev/null', '-w', '%{http_code} %{ssl_verify_result} %header{ringback-source}'];
  const resolved = ['--resolve', `${host}:${port}:127.0.0.1`, '-H', header];
  for (const scheme of ['https', 'http']) {
    const url = `${scheme}://${host}:${port}${path}`;
    expect((await curl('--cacert', caFile, ...resolved, ...write, url)).stdout).toBe('200 0 model');
  }
});

test('the vendor’s SDK as it comes, in a network that knows the mock by the vendors’ hosts, is served by it', async () => {
  const { stdout } = await run(process.execPath, [join(SUPPORT, 'alias-client.js')], {
    env: {
      NODE_EXTRA_CA_CERTS: caFile,
      NODE_OPTIONS: `--import=${join(SUPPORT, 'network-alias.js')}`,
      NETWORK_ALIASES: 'api.elevenlabs.io,api.voiceos.io,api.useovia.com',
      NETWORK_ALIAS_PORT: String(port),
    },
  });
  expect(JSON.parse(stdout)).toEqual({
    listed: 2,
    plain: [
      [200, 'model'],
      [200, 'model'],
    ],
  });
});

test('requests on one connection over TLS are answered in order, also when they are sent at once', async () => {
  const socket = await secure();
  const chunks: string[] = [];
  socket.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  const ask = (path: string, close = '') => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${close}\r\n`;
  socket.write(ask('/_ringback/health') + ask('/nowhere') + ask('/_ringback/ready', 'Connection: close\r\n'));
  await once(socket, 'close');
  expect([...chunks.join('').matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual([
    '200',
    '404',
    '200',
  ]);
});

test.each([
  'api.elevenlabs.io',
  'localhost',
  'team-a.localhost',
  'a.mocks.corp',
  'mock',
  'ringback_mock',
  'API.VoiceOS.io',
])('who asks for %s is shown a certificate of that name, and of no other', async (servername) => {
  const socket = await secure({ servername });
  expect(socket.authorized).toBe(true);
  expect(socket.getPeerCertificate().subjectaltname).toBe(`DNS:${servername.toLowerCase()}`);
  socket.destroy();
});

test.each([
  ['nobody', undefined],
  ['what is no name', '*.evil..test'],
  ['a name that is too long', `${'a'.repeat(64)}.test`],
])('who asks for %s is shown this machine’s own names', async (_what, servername) => {
  const socket = await secure({ servername, checkServerIdentity: () => undefined });
  const names = socket.getPeerCertificate().subjectaltname ?? '';
  expect(names).toMatch(/DNS:localhost, IP Address:127\.0\.0\.1, IP Address:0:0:0:0:0:0:0:1/);
  expect(names).not.toContain('evil');
  socket.destroy();
});

test('nothing older than TLS 1.2 is spoken, and 1.2 and 1.3 are', async () => {
  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    const socket = await secure({ minVersion: version, maxVersion: version });
    expect(socket.getProtocol()).toBe(version);
    socket.destroy();
  }
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
  await expect(secure(old)).rejects.toMatchObject({ code: expect.stringMatching(/ALERT_PROTOCOL_VERSION/) });
});

test('handshakes that come to nothing are told of once each, and the next client is answered', async () => {
  notes.length = 0;
  const stranger = { host: '127.0.0.1', port, servername: 'api.voiceos.io', maxVersion: 'TLSv1.2' } as const;
  for (let time = 0; time < 3; time += 1) {
    await expect(
      run('curl', ['-sS', '--max-time', '20', `https://127.0.0.1:${port}/`]),
    ).rejects.toMatchObject({
      stderr: expect.stringMatching(/certificate/),
    });
    const broken = connect(port, '127.0.0.1');
    broken.on('error', () => {}).resume();
    broken.end(Buffer.from([22, 3, 1, 0, 5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
    await once(broken, 'close');
    await expect(once(connectTls(stranger), 'secureConnect')).rejects.toThrow();
  }
  const socket = await secure();
  socket.destroy();
  expect(notes.filter((note) => note.includes('does not trust'))).toEqual([
    `A client went because it does not trust this mock. Have it trust "${caFile}".`,
  ]);
  expect(notes.length).toBeGreaterThan(1);
  expect(new Set(notes).size).toBe(notes.length);
});

test('no key is written: beside the authority’s certificate, which everybody may read, there is nothing', () => {
  expect(readdirSync(folder)).toEqual(['ca.pem']);
  expect(ca.match(/-----BEGIN [A-Z ]+-----/g)).toEqual(['-----BEGIN CERTIFICATE-----']);
  expect(statSync(caFile).mode & 0o777).toBe(0o644);
});

test('who connects and says nothing is cut, and who begins in time is not', async () => {
  const leaf = createAuthority().leafFor('localhost');
  const answer = async () => ({ status: 204, headers: {}, body: [] });
  const setting = { leaf: () => leaf, onFailed: () => {}, firstByteMs: 100 };
  const quick = await listen(answer, { host: '127.0.0.1', port: 0 }, setting);
  const silent = connect(quick.port, '127.0.0.1');
  await once(silent, 'close');
  const left = connect(quick.port, '127.0.0.1');
  left.end();
  await once(left, 'close');
  const begun = connect(quick.port, '127.0.0.1');
  begun.write('GET / HTTP/1.1\r\nHost: a\r\n');
  const again = connect(quick.port, '127.0.0.1');
  await once(again, 'close');
  // By now the time is over twice.
  begun.write('\r\n');
  expect(String((await once(begun, 'data'))[0])).toMatch(/^HTTP\/1\.1 204/);
  begun.destroy();
  await quick.close();
});

test('a server that is told to stop answers what it is asked over TLS, and waits for nobody who is silent', async () => {
  const other = await startServer({ port: 0, adminPort: 0, tls: { ca: join(folder, 'other.pem') } });
  const at = { port: Number(new URL(other.url).port), ca: readFileSync(join(folder, 'other.pem')) };
  const agent = new Agent({ keepAlive: true, ca: at.ca });
  const ask = () =>
    new Promise<readonly [number | undefined, string | undefined]>((done, fail) => {
      const asked = request({ ...at, host: '127.0.0.1', agent, path: '/_ringback/health' }, (response) => {
        response.resume().once('end', () => done([response.statusCode, response.headers.connection]));
      });
      asked.once('error', fail).end();
    });
  expect(await ask()).toEqual([200, 'keep-alive']);
  const handshaken = await secure(at);
  const silent = connect(at.port, '127.0.0.1');
  await once(silent, 'connect');
  await ask();
  const begun = performance.now();
  const gone = Promise.all([once(handshaken, 'close'), once(silent, 'close')]);
  handshaken.on('error', () => {});
  const closed = other.close({ drainMs: 300 });
  // On the connection that it kept: it is told that this was the last time.
  expect(await ask()).toEqual([200, 'close']);
  await Promise.all([closed, gone]);
  expect(performance.now() - begun).toBeLessThan(4000);
  agent.destroy();
});
