import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import express from 'express';
import { createMock, type FaultDocument, type Mock } from '../../src/index.ts';
import { listen } from '../../src/server/http/listener.ts';
import { createTestMock } from './control/support/mock.ts';

let mock: Mock;
let port: number;
let expressPort: number;
let made = 0;
const app = express();
const expressServer = createServer(app);

beforeAll(async () => {
  mock = createMock({ seed: 42 });
  ({ port } = await mock.listen());
  app.use(mock.express());
  await new Promise<void>((resolve) => expressServer.listen(0, '127.0.0.1', resolve));
  expressPort = (expressServer.address() as AddressInfo).port; // A TCP server's address is never a path or null.
});

afterAll(async () => {
  expressServer.close();
  await mock.close();
});

function sandboxWith(fault: FaultDocument): string {
  const name = `transport-${made++}`;
  mock.sandbox(name).faults.add(fault);
  return name;
}

/** What a bare socket receives, and how it ended: a reset has a code, a proper end has none. */
function receive(
  to: number,
  path: string,
): Promise<{ readonly text: string; readonly code: string | undefined }> {
  return new Promise((resolve) => {
    const socket = connect({ port: to, host: '127.0.0.1' });
    const chunks: Buffer[] = [];
    let code: string | undefined;
    socket.on('connect', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a\r\n\r\n`),
    );
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', (error: Error & { code?: string }) => {
      code = error.code;
    });
    socket.on('close', () => resolve({ text: Buffer.concat(chunks).toString('latin1'), code }));
  });
}

const PORTS = [
  ['HTTP', () => port],
  ['Express', () => expressPort],
] as const;

test.each(PORTS)('%s: a reset before the headers leaves nothing but the reset', async (_name, to) => {
  const path = `/~${sandboxWith({ on: '*', reset: 'before-headers' })}/voiceos/conversations`;
  expect(await receive(to(), path)).toEqual({ text: '', code: 'ECONNRESET' });
});

test.each(PORTS)(
  '%s: a reset after the headers leaves the headers, with the length of a body',
  async (_name, to) => {
    const path = `/~${sandboxWith({ on: '*', reset: 'after-headers' })}/voiceos/conversations`;
    const { text, code } = await receive(to(), path);
    expect(code).toBe('ECONNRESET');
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*Content-Length: [1-9]\d*\r\n[\s\S]*\r\n\r\n$/);
  },
);

test.each(PORTS)('%s: an empty reply is an end with nothing sent', async (_name, to) => {
  const path = `/~${sandboxWith({ on: '*', emptyReply: true })}/voiceos/conversations`;
  expect(await receive(to(), path)).toEqual({ text: '', code: undefined });
});

test.each(PORTS)('%s: a truncated body ends at its share of what its length promises', async (_name, to) => {
  for (const truncate of [0, 0.3, 0.99]) {
    const path = `/~${sandboxWith({ on: '*', truncate })}/voiceos/conversations?limit=3`;
    const { text, code } = await receive(to(), path);
    const [head = '', body = ''] = text.split('\r\n\r\n');
    const promised = Number(/content-length: (\d+)/i.exec(head)?.[1]);
    expect(promised).toBeGreaterThan(1000);
    expect([body.length, code]).toEqual([Math.floor(promised * truncate), undefined]);
  }
});

test('an answer with no body is cut too', async () => {
  const name = sandboxWith({ on: '*', truncate: 0.5 });
  mock.sandbox(name).replies.add({ on: 'listConversations', status: 204, break: true });
  const { text } = await receive(port, `/~${name}/voiceos/conversations`);
  expect(text).toMatch(/^HTTP\/1\.1 204 /);
});

test.each<[FaultDocument, string]>([
  [{ on: '*', reset: 'before-headers' }, 'ECONNRESET'],
  [{ on: '*', emptyReply: true }, 'UND_ERR_SOCKET'],
])('fetch fails of %j as it does over a socket: %s', async (fault, code) => {
  const name = sandboxWith(fault);
  const init = { headers: { Authorization: 'Bearer any' } };
  const causeOf = (asked: Promise<unknown>) =>
    asked.then(
      () => undefined,
      (error: unknown) => error,
    );
  const real = await causeOf(fetch(`http://127.0.0.1:${port}/~${name}/voiceos/conversations`, init));
  const inProcess = await causeOf(mock.sandbox(name).fetch('/voiceos/conversations', init));
  for (const error of [real, inProcess]) {
    expect(error).toMatchObject({ name: 'TypeError', message: 'fetch failed', cause: { code } });
  }
});

test.each<[FaultDocument, string]>([
  [{ on: '*', reset: 'after-headers' }, 'ECONNRESET'],
  [{ on: '*', truncate: 0.5 }, 'UND_ERR_SOCKET'],
])('fetch answers, and its body breaks off, of %j as over a socket: %s', async (fault, code) => {
  const name = sandboxWith(fault);
  const init = { headers: { Authorization: 'Bearer any' } };
  const real = await fetch(`http://127.0.0.1:${port}/~${name}/voiceos/conversations`, init);
  const inProcess = await mock.sandbox(name).fetch('/voiceos/conversations', init);
  for (const response of [real, inProcess]) {
    expect(response.status).toBe(200);
    const error: unknown = await response.text().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'TypeError', message: 'terminated', cause: { code } });
  }
});

test('the ElevenLabs SDK throws when the connection is reset', async () => {
  const baseUrl = `http://127.0.0.1:${port}/~${sandboxWith({ on: '*', reset: 'before-headers' })}/elevenlabs`;
  // The SDK’s own timer outlives a connection that failed: it is to be a short one.
  const client = new ElevenLabsClient({ apiKey: 'any', maxRetries: 0, baseUrl });
  await expect(client.conversationalAi.conversations.list({}, { timeoutInSeconds: 1 })).rejects.toMatchObject(
    {
      name: 'ElevenLabsError',
      statusCode: undefined,
    },
  );
});

test('a client that has had enough of waiting aborts, over a socket and in process', async () => {
  const name = sandboxWith({ on: '*', latency: '1m' });
  const over = (signal: AbortSignal) => ({ headers: { Authorization: 'Bearer any' }, signal });
  const url = `http://127.0.0.1:${port}/~${name}/voiceos/conversations`;
  await expect(fetch(url, over(AbortSignal.timeout(30)))).rejects.toThrow(/abort/i);
  const inProcess = mock.sandbox(name).fetch('/voiceos/conversations', over(AbortSignal.timeout(30)));
  await expect(inProcess).rejects.toMatchObject({ name: 'TimeoutError' });
  expect(mock.sandbox(name).journal.list().entries).toMatchObject([{ status: 200 }, { status: 200 }]);
});

test('what a fault makes wait in process ends when the mock is closed', async () => {
  const short = createMock({ scenario: SLOW });
  const asked = short.fetch('/voiceos/conversations', { headers: { Authorization: 'Bearer any' } });
  const ended = expect(asked).rejects.toThrow('The mock was closed.');
  await short.close();
  await ended;
});

test('a slow body in process ends with the client’s signal, and whole without', async () => {
  const init = { headers: { Authorization: 'Bearer any' } };
  const slow = mock.sandbox(sandboxWith({ on: '*', slowBody: '1m' }));
  const response = await slow.fetch('/voiceos/conversations', { ...init, signal: AbortSignal.timeout(30) });
  await expect(response.text()).rejects.toMatchObject({ name: 'TimeoutError' });
  const short = mock.sandbox(sandboxWith({ on: '*', slowBody: '120ms' }));
  expect(await (await short.fetch('/voiceos/conversations?limit=1', init)).json()).toMatchObject({
    items: [{}],
  });
});

test('a connection goes on after what was slow or malformed on it', async () => {
  const name = sandboxWith({ on: '*', nth: 1, malformedJson: true });
  mock.sandbox(name).faults.add({ on: '*', nth: 2, slowBody: '60ms' });
  const ask = (id: number) =>
    `GET /~${name}/voiceos/conversations?limit=1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a\r\nX-N: ${id}\r\n${id === 3 ? 'Connection: close\r\n' : ''}\r\n`;
  const text = await new Promise<string>((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.write(ask(1) + ask(2) + ask(3));
  });
  expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
  expect(text.match(/Ringback-Request-Id: (\d+)/g)).toEqual(
    [1, 2, 3].map((id) => `Ringback-Request-Id: ${id}`),
  );
});

test.each(['missing-required', 'wrong-type', 'unknown-enum', 'extra-field'] as const)(
  'a response with a break of %s is what the contract does not say, at the place that its header names',
  async (kind) => {
    const { server } = createTestMock();
    const listener = await listen(server.answer, { host: '127.0.0.1', port: 0 });
    const { addRule } = await import('../../src/server/control/rules.ts');
    const { listViolations } = await import('../../src/server/control/violations.ts');
    const { openSandbox } = await import('../../src/server/control/sandboxes.ts');
    const sandbox = openSandbox(server, 'breach');
    addRule(server, sandbox, 'faults', { on: '*', break: kind });
    const places = new Set<string>();
    for (const [provider, path, operationId] of [
      ['voiceos', '/conversations?limit=3', 'listConversations'],
      ['voiceable', '/api/v1/conversations', 'listConversations'],
      ['elevenlabs', '/v1/convai/conversations', 'listConversations'],
      ['ovia', '/api/v1/calls', 'listCalls'],
    ] as const) {
      const contract = server.contracts.get(provider);
      const operation = contract?.operations.find(({ id }) => id === operationId);
      if (!contract || !operation) throw new Error(operationId);
      for (let round = 0; round < 5; round += 1) {
        const response = await fetch(`http://127.0.0.1:${listener.port}/~breach/${provider}${path}`, {
          headers: { Authorization: 'Bearer a', 'X-API-Key': 'a', 'xi-api-key': 'a' },
        });
        const [broken, pointer] = response.headers.get('ringback-breach')?.split(' ') ?? [];
        places.add(`${provider} ${pointer}`);
        expect(broken).toBe(kind);
        const body: unknown = await response.json();
        const findings = contract.checkResponse(operation, 200, body);
        if (kind === 'extra-field') expect(JSON.stringify(body)).toContain('"ringback_extra":true');
        else expect(findings.length).toBeGreaterThan(0);
      }
    }
    expect(places.size).toBeGreaterThan(6);
    // The mock's own check is of what it meant to say.
    expect(listViolations(sandbox).violations).toEqual([]);
    await listener.close();
    await server.close();
  },
);

test('where a response offers no place for a break, another one is made, and the header says which', async () => {
  const name = sandboxWith({ on: '*', break: 'unknown-enum' });
  mock.sandbox(name).replies.add({
    on: 'listConversations',
    provider: 'voiceos',
    body: { items: [], index: 1, has_more: false },
  });
  const response = await fetch(`http://127.0.0.1:${port}/~${name}/voiceos/conversations`, {
    headers: { Authorization: 'Bearer any' },
  });
  expect(response.headers.get('ringback-breach')).toMatch(/^missing-required \/(items|index|has_more)$/);
});

test.each([
  ['truncated', { on: '*', truncate: 0.5 }],
  ['slow', { on: '*', slowBody: '1m' }],
] as const)(
  'a HEAD has no body to be %s: it is answered whole, and says what a GET would promise',
  async (_how, fault) => {
    for (const [, portOf] of PORTS) {
      const url = `http://127.0.0.1:${portOf()}/~${sandboxWith(fault)}/voiceos/conversations?limit=2`;
      const plain = await fetch(url.replace(/~[^/]+/, '~transport-plain'), { headers: CREDENTIAL });
      const response = await fetch(url, { method: 'HEAD', headers: CREDENTIAL });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-length')).toBe(plain.headers.get('content-length'));
    }
  },
);

test('a server that closes waits for no answer that is held up', async () => {
  const closing = createMock();
  const { url } = await closing.listen();
  closing.faults.add({ on: '*', slowBody: '1m' });
  const response = await fetch(`${url}/voiceos/conversations`, { headers: { Authorization: 'Bearer any' } });
  const body = expect(response.text()).rejects.toThrow('terminated');
  await closing.close();
  await body;
});

const CREDENTIAL = { Authorization: 'Bearer any' };
const SLOW = {
  ringback: 'scenario/1',
  name: 'slow',
  faults: [{ on: '*', latency: '1m' }],
};
