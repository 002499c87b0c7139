import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { createAuthority } from '../../src/server/tls/authority.ts';
import { runCommand } from '../support/command.ts';

const SUPPORT = resolve(import.meta.dirname, '../support');
const folder = mkdtempSync(join(tmpdir(), 'ringback-intercept-'));

function intercept(
  command: readonly string[],
  options: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
) {
  return runCommand(['exec', '--intercept', ...options, '--', ...command], env);
}

test('the vendor’s SDK and plain fetch, told of no mock, are served by it, and nothing leaves the machine', async () => {
  const spied = join(folder, 'spied');
  writeFileSync(spied, '');
  const { code, stdout, stderr } = await intercept(
    [process.execPath, join(SUPPORT, 'vendor-client.js')],
    [],
    {
      NODE_OPTIONS: `--import=${join(SUPPORT, 'net-spy.js')}`,
      NET_SPY_FILE: spied,
      ELEVENLABS_API_KEY: 'a-real-key',
    },
  );
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('{') });
  expect(JSON.parse(stdout)).toEqual({
    listed: 2,
    detail: true,
    created: true,
    plain: {
      'https://api.voiceos.io/conversations?limit=1': [200, 'model'],
      'https://api.voiceable.dev/api/v1/conversations?page_size=1': [200, 'model'],
      'https://api.useovia.com/api/v1/calls': [200, 'model'],
      'http://api.useovia.com/api/v1/calls': [200, 'model'],
    },
    stranger: 'refused',
    journal: [
      'listCalls',
      'listCalls',
      'listConversations',
      'listConversations',
      'twilioOutboundCall',
      'getConversation',
      'listConversations',
    ],
  });
  expect(stderr).toContain('ringback: refused collector.example.com:443: no spec names it.');
  expect(stderr).toContain('refused by --intercept:\n  collector.example.com:443 once');

  const lines = readFileSync(spied, 'utf8').trim().split('\n');
  expect(lines.length).toBeGreaterThan(5);
  const elsewhere = lines.filter((line) => !/^\w+ (?:127\.0\.0\.1|localhost|::1)$/.test(line));
  expect(elsewhere).toEqual([]);
});

test('the child’s base URLs are its own, and its proxies and certificates are ours', async () => {
  const own = join(folder, 'corporate.pem');
  writeFileSync(own, '-----BEGIN CERTIFICATE-----\nY29ycG9yYXRl\n-----END CERTIFICATE-----\n');
  const script = `const { readFileSync } = require('node:fs');
    const { env } = process;
    console.log(JSON.stringify({ env, added: readFileSync(env.NODE_EXTRA_CA_CERTS, 'utf8'), bundle: readFileSync(env.SSL_CERT_FILE, 'utf8') }));`;
  const { stdout } = await intercept([process.execPath, '-e', script], [], {
    ELEVENLABS_BASE_URL: 'https://stays.test',
    HTTPS_PROXY: 'http://corporate.test:3128',
    http_proxy: 'http://corporate.test:3128',
    NO_PROXY: '*,.elevenlabs.io',
    no_proxy: 'api.voiceos.io',
    NODE_EXTRA_CA_CERTS: own,
    REQUESTS_CA_BUNDLE: own,
    JAVA_TOOL_OPTIONS: '-Xmx64m',
  });
  const { env, added, bundle } = JSON.parse(stdout);
  expect(env.ELEVENLABS_BASE_URL).toBe('https://stays.test');
  expect(env).not.toHaveProperty('VOICEOS_BASE_URL');
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']) {
    expect(env[name]).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(env[name.toLowerCase()]).toBe(env[name]);
  }
  expect([env.NO_PROXY, env.no_proxy]).toEqual(Array(2).fill('localhost,.localhost,127.0.0.1,::1'));
  expect(env.JAVA_TOOL_OPTIONS).toMatch(/^-Xmx64m -Dhttp\.proxyHost=127\.0\.0\.1 /);
  for (const text of [added, bundle]) expect(text).toContain('Y29ycG9yYXRl');
  expect(bundle.match(/BEGIN CERTIFICATE/g).length).toBeGreaterThan(50);
  expect(added.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
});

test('what is allowed is let through, and nothing else', async () => {
  // An address that is this machine's, and that nobody takes for it by its name.
  const script = `const { createServer } = require('node:http');
    const app = createServer((request, response) => response.end('reached'));
    app.listen(0, '0.0.0.0', async () => {
      const answer = await fetch('http://0.0.0.0:' + app.address().port + '/').then((one) => one.text(), () => 'refused');
      console.log(answer);
      app.close();
    });`;
  const command = [process.execPath, '-e', script];
  const refused = await intercept(command);
  expect(refused.stdout).toBe('refused\n');
  expect(refused.stderr).toMatch(/^ringback: refused 0\.0\.0\.0:\d+: no spec names it\./);
  const allowed = await intercept(command, ['--allow-host', '*.other.test,0.0.0.0']);
  expect(allowed.stdout).toBe('reached\n');
  expect(allowed.stderr).not.toContain('refused');
});

const PYTHON = `
import json, urllib.request
def ask(url, **headers):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
        return [answer.status, answer.headers["Ringback-Source"]]
print(json.dumps([
    ask("https://api.elevenlabs.io/v1/convai/conversations?page_size=1", **{"xi-api-key": "any"}),
    ask("https://api.useovia.com/api/v1/calls", Authorization="Bearer any"),
    ask("http://api.useovia.com/api/v1/calls", Authorization="Bearer any"),
]))`;

const JAVA = `
import java.net.*;
import java.net.http.*;
public class Ask {
  public static void main(String[] arguments) throws Exception {
    URL url = new URL("https://api.elevenlabs.io/v1/convai/conversations?page_size=1");
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setRequestProperty("xi-api-key", "any");
    HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.useovia.com/api/v1/calls"))
        .header("Authorization", "Bearer any").build();
    HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    System.out.println(connection.getResponseCode() + " " + response.statusCode());
  }
}`;

const curl = (url: string, ...headers: readonly string[]): readonly string[] => [
  ...['curl', '-sS', '-o', '/dev/null', '-w', '%{http_code}', url],
  ...headers.flatMap((header) => ['-H', header]),
];

/** What this machine has of other languages; CI has all of them. */
const FOREIGN: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['curl', curl('https://api.elevenlabs.io/v1/convai/conversations', 'xi-api-key: any'), /^200$/],
  ['python3', ['python3', '-c', PYTHON], /^\[(?:\[200, "model"\](?:, )?){3}\]\n$/],
  ['java', ['java', writeJava()], /^200 200\n$/],
];

test.each(FOREIGN.filter(([name]) => isThere(name)))(
  '%s, told of no mock, is served by it',
  async (_name, command, output) => {
    const { code, stdout, stderr } = await intercept(command);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(output) });
    expect(stderr).not.toContain('refused');
  },
);

test.each(FOREIGN.filter(([name]) => name === 'curl' && isThere(name)))(
  'a client that trusts another authority, as %s can be told to, is named, with what to do',
  async () => {
    const own = join(folder, 'another.pem');
    writeFileSync(own, createAuthority().certificate);
    const { code, stderr } = await intercept([...curl('https://api.elevenlabs.io/'), '--cacert', own]);
    expect(code).not.toBe(0);
    expect(stderr).toContain(
      'ringback: a client of api.elevenlabs.io does not trust the authority of this run',
    );
  },
);

function writeJava(): string {
  const file = join(folder, 'Ask.java');
  writeFileSync(file, JAVA);
  return file;
}

function isThere(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`]);
    return true;
  } catch {
    return false;
  }
}

test('certificates that cannot be written are said to be so, and nothing runs or stays open', async () => {
  const { code, stdout, stderr } = await intercept(['echo', 'ran'], [], { TMPDIR: '/dev/null/nowhere' });
  expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
  expect(stderr).toMatch(
    /^Failed to write the certificates to "\/dev\/null\/nowhere\/ringback-trust-": ENOTDIR\. Name .* TMPDIR\.\n$/,
  );
});
