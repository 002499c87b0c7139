import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { expect, test } from '@jest/globals';
import { createAuthority } from '../../../src/server/tls/authority.ts';
import { runCommand, startCommand } from '../../support/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringback-own-certificate-'));
const authority = createAuthority();
const leaf = authority.leafFor('mock.corp', 'localhost');
const FREE = ['--port', '0', '--admin-port', '0', '--json'];

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content, { mode: 0o600 });
  return join(folder, name);
}

const cert = file('cert.pem', leaf.certificate);
const key = file('key.pem', leaf.key);
const passphrased = createPrivateKey(leaf.key)
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
  .toString();
const weak = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

test('a certificate of one’s own is shown to everybody, whatever they ask for, and no other is written', async () => {
  const command = startCommand(['serve', ...FREE], { RINGBACK_TLS_CERT: cert, RINGBACK_TLS_KEY: key });
  const { tls } = JSON.parse(await command.firstLine);
  expect(tls).toEqual({ url: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/), ca: null });
  for (const servername of ['mock.corp', 'localhost']) {
    const at = { host: '127.0.0.1', port: Number(new URL(tls.url).port), ca: authority.certificate };
    const socket = connect({ ...at, servername });
    await once(socket, 'secureConnect');
    expect(socket.getPeerCertificate().subjectaltname).toBe('DNS:mock.corp, DNS:localhost');
    socket.destroy();
  }
  command.process.kill('SIGTERM');
  const { code, stderr } = await command.ended;
  expect(code).toBe(0);
  expect(stderr).not.toContain('PRIVATE KEY');
  expect(readdirSync(folder)).toEqual(['cert.pem', 'key.pem']);
});

test.each([
  ['no more', -30],
  ['not yet', 30],
])('a certificate that holds %s is shown, and a note says so', async (_when, days) => {
  const other = createAuthority({ now: Date.now() + days * 86_400_000 }).leafFor('localhost');
  const [certFile, keyFile] = [place('dated.pem', other.certificate), place('dated.key', other.key)];
  const command = startCommand(['serve', ...FREE, '--tls-cert', certFile, '--tls-key', keyFile]);
  await command.firstLine;
  command.process.kill('SIGTERM');
  expect(await command.ended).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/^note: The certificate holds from \d{4}-\d\d-\d\d to .*, and not today/m),
  });
});

test.each([
  ['a certificate without its key', ['--tls-cert', cert], 2, 'it goes with a key'],
  ['a key without its certificate', ['--tls-key', key], 2, 'it goes with a certificate'],
  ['a file that is not there', ['--tls-cert', join(folder, 'none'), '--tls-key', key], 2, 'ENOENT'],
  ['a folder', ['--tls-cert', folder, '--tls-key', key], 2, 'EISDIR'],
  ['a key in the place of a certificate', ['--tls-cert', key, '--tls-key', key], 2, 'it is no certificate'],
  ['a certificate in the place of a key', ['--tls-cert', cert, '--tls-key', cert], 2, 'it is no private key'],
  ['the key of another', ['--tls-cert', cert, '--tls-key', 'weak'], 2, 'it is not the key of'],
  ['a key with a passphrase', ['--tls-cert', cert, '--tls-key', 'passphrased'], 2, 'Take it off'],
  ['a place that cannot be written', ['--tls', '--tls-ca', join(folder, 'no/such/ca.pem')], 4, '--tls-ca'],
])('%s ends serve with one line that says what to do', async (_what, args, code, reason) => {
  const made: Readonly<Record<string, string>> = { weak, passphrased };
  const given = args.map((arg) => (made[arg] === undefined ? arg : place(arg, made[arg])));
  const ended = await runCommand(['serve', ...FREE, ...given]);
  expect({ ...ended, stderr: ended.stderr.trim().split('\n') }).toEqual({
    ...{ code, stdout: '', stderr: [expect.stringContaining(reason)] },
  });
  expect(ended.stderr).toMatch(/^Failed to .*\.\n$/);
  expect(ended.stderr).not.toContain('PRIVATE KEY-----\n');
});

test('--tls writes what clients are to trust where it is told, and the environment says no as well as yes', async () => {
  const ca = join(folder, 'given-ca.pem');
  const yes = startCommand(['serve', ...FREE], { RINGBACK_TLS: '1', RINGBACK_TLS_CA: ca });
  expect(JSON.parse(await yes.firstLine).tls).toMatchObject({ ca });
  yes.process.kill('SIGTERM');
  expect((await yes.ended).code).toBe(0);
  const no = startCommand(['serve', ...FREE], { RINGBACK_TLS: '0' });
  expect(JSON.parse(await no.firstLine).tls).toBeUndefined();
  no.process.kill('SIGTERM');
  await no.ended;
});

/** Such files stand apart, so that a run leaves nothing beside what it was given. */
function place(name: string, content: string): string {
  const apart = join(tmpdir(), `ringback-keys-${process.pid}`);
  mkdirSync(apart, { recursive: true });
  writeFileSync(join(apart, name), content, { mode: 0o600 });
  return join(apart, name);
}
