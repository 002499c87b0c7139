import { expect, test } from '@jest/globals';
import { startCommand } from '../support/command.ts';

const CANARY = 'canary7f-of-nobody-else';
/** Stands for an error of ours: it quotes what it was met with, while a request is read and after it was answered. */
const CRASH = `
  const Plain = globalThis.URLSearchParams;
  const crash = (text) => {
    if (String(text).includes('crash')) throw new Error('boom at ' + text + ' of ' + process.env.CANARY, { cause: text });
  };
  globalThis.URLSearchParams = class extends Plain {
    constructor(init) {
      super(init);
      crash(init);
    }
  };
  Object.fromEntries = new Proxy(Object.fromEntries, {
    apply(target, self, [entries]) {
      const made = Reflect.apply(target, self, [entries]);
      // What is kept of a broken body is read before this.
      if ('crash' in made) crash(JSON.stringify(made));
      return made;
    },
  });`;

test('an error of ours that quotes a request is logged without its secrets, on stderr and stdout', async () => {
  const command = startCommand(
    ['serve', '--port', '0', '--admin-port', '0', '--json', '--admin-token', 'opens', '--watch'],
    { CANARY, NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(CRASH)}` },
  );
  const { url } = JSON.parse(await command.firstLine);
  const call = '/voiceos/conversations/create_phone_call';
  const json = { 'content-type': 'application/json' };
  const places: readonly (readonly [string, RequestInit])[] = [
    ['/elevenlabs/v1/convai/conversations?crash=1', { headers: { authorization: `Bearer ${CANARY}` } }],
    ['/elevenlabs/v1/convai/conversations?crash=1', { headers: { cookie: `a=${CANARY}` } }],
    ['/elevenlabs/v1/convai/conversations?crash=1', { headers: { 'xi-api-key': CANARY } }],
    [`/elevenlabs/v1/convai/conversations?crash=1&api_key=${CANARY}`, {}],
    [`/elevenlabs/v1/convai/conversations?crash=1&next=https%3A%2F%2Fme%3A${CANARY}%40host.test`, {}],
    [
      call,
      {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ crash: 1, note: CANARY, a: { password: CANARY } }),
      },
    ],
  ];
  const statuses: number[] = [];
  for (const [path, init] of places) {
    const headers = { authorization: 'Bearer any', 'xi-api-key': 'any' };
    const answer = await fetch(url + path, { ...init, headers: { ...headers, ...init.headers } });
    expect(await answer.text()).not.toContain(CANARY);
    statuses.push(answer.status);
  }
  command.process.kill('SIGTERM');
  const { code, stdout, stderr } = await command.ended;
  expect([code, ...statuses]).toEqual([0, 200, 200, 200, 200, 200, 422]);
  expect(stderr.match(/boom at .*\[redacted\]/g)?.length).toBeGreaterThanOrEqual(places.length);
  expect((stdout + stderr).split('\n').filter((line) => line.includes(CANARY))).toEqual([]);
});
