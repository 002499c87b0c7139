import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type KeptRequest, toCurl } from '../../../src/server/journal/curl.ts';
import { parseCurl, shellWords } from '../../contract/labelled/shell-words.ts';

function kept(facts: Partial<KeptRequest> & { readonly text?: string; readonly length?: number }): string {
  const { text = '', length = Buffer.byteLength(text), ...rest } = facts;
  return toCurl({
    ...{
      sandbox: 'default',
      method: 'GET',
      path: '/voiceos/conversations',
      headers: {},
      sent: {},
      names: ['Authorization', 'xi-api-key'],
    },
    body: { bytes: Buffer.from(text), length, isJson: true },
    ...rest,
  });
}

test('a command is what a person would write', () => {
  expect(
    kept({
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: '[redacted]',
        host: 'x',
        accept: '*/*',
        'user-agent': 'me',
      },
      sent: { authorization: 'Bearer s3cret' },
      text: '{"a":"it\'s"}',
    }),
  ).toBe(
    "curl -X POST 'http://localhost:4010/voiceos/conversations' -H 'Authorization: Bearer any' " +
      `-H 'Content-Type: application/json' -d '{"a":"it'\\''s"}'`,
  );
});

test.each([
  ['Bearer s3cret', 'Bearer any'],
  ['Basic YTpi', 'Basic YW55OmFueQ=='],
  ['Bearer', 'Bearer'],
  ['s3cret', 'any'],
  ['my s3cret', 'any'],
  ['token s3cret and more', 'token any'],
  ['', ''],
])('the credential %s is replaced by one of its form', (sent, shown) => {
  const { headers } = parseCurl(
    kept({ headers: { authorization: '[redacted]' }, sent: { authorization: sent } }),
  );
  expect(headers.authorization).toBe(shown);
});

test('cookies keep their names, headers the spelling of the spec, and a sandbox stands in the path', () => {
  const command = kept({
    sandbox: 'worker-3',
    headers: { cookie: '[redacted]', 'xi-api-key': '[redacted]', 'ringback-sandbox': 'worker-3' },
    sent: { cookie: 'a=1; b=2', 'xi-api-key': 'k' },
  });
  expect(command).toBe(
    "curl -X GET 'http://localhost:4010/~worker-3/voiceos/conversations' -H 'xi-api-key: any' -H 'Cookie: a=any; b=any'",
  );
});

test('of a header that carries a secret and no credential, and of a nameless cookie, nothing is shown', () => {
  const headers = { 'x-session-token': '[redacted]', cookie: '[redacted]' };
  const sent = {
    'x-session-token': 'hunter two',
    cookie: 'aHVudGVyMg==; hunter2; sk_live_4eC39HqLyjWDarjt=1; a=b',
  };
  expect(kept({ headers, sent })).toBe(
    "curl -X GET 'http://localhost:4010/voiceos/conversations' " +
      "-H 'X-Session-Token: [redacted]' -H 'Cookie: any; any; any; a=any'",
  );
});

test('a body that was not kept, or is long, is said so; HEAD, globs and dots are asked for as they were', () => {
  expect(kept({ text: '', length: 27 })).toContain("-d '(27 bytes, not kept)'");
  expect(kept({ text: 'x'.repeat(5000) })).toContain("-d '(5000 bytes, not kept)'");
  expect(kept({ text: '@file' })).toContain("--data-raw '@file'");
  expect(kept({ text: '{}' })).toContain("-H 'Content-Type:'");
  expect(kept({ method: 'HEAD', text: '{}' })).not.toContain('-d');
  expect(kept({ method: 'HEAD' })).toMatch(/^curl -I 'http/);
  expect(kept({ path: '/voiceos/conversations?limit[]=1' })).toMatch(/^curl -X GET -g 'http/);
  expect(kept({ path: '/voiceos/../x' })).toMatch(/^curl -X GET --path-as-is 'http/);
});

test('a shell takes every command for the words that were meant', () => {
  const text = fc.string({
    unit: fc.constantFrom("'", '"', '\\', '$', '`', ' ', ';', '&', '|', '#', '!', '*', 'ä', 'a', '{', '\n'),
  });
  const commands: string[] = [];
  fc.assert(
    fc.property(text, text, text, (path, value, body) => {
      commands.push(
        kept({ path: `/voiceos/${path}`, headers: { 'x-a': value }, text: body, method: 'POST' }),
      );
    }),
    { numRuns: 300 },
  );
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; printf '\\1'; }\n${commands.join('\n')}`;
  const output = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const shell = output
    .split('\u0001')
    .slice(0, -1)
    .map((words) => words.split('\0').slice(0, -1));
  expect(shell).toEqual(commands.map((command) => shellWords(command).slice(1)));
});
