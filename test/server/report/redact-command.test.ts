import { expect, test } from '@jest/globals';
import { redactCommand } from '../../../src/server/report/redact-command.ts';

test.each([
  [
    ['npm', 'test', '--', '--coverage'],
    ['npm', 'test', '--', '--coverage'],
  ],
  [
    ['pytest', '-k', 'calls', '--token', 'canary'],
    ['pytest', '-k', 'calls', '--token', '[redacted]'],
  ],
  [
    ['run', '--api-key=canary', '--max_tokens', '5', 'MAX_TOKENS=7'],
    ['run', '--api-key=[redacted]', '--max_tokens', '5', 'MAX_TOKENS=7'],
  ],
  [
    ['env', 'ELEVENLABS_API_KEY=canary', 'npm', 'test'],
    ['env', 'ELEVENLABS_API_KEY=[redacted]', 'npm', 'test'],
  ],
  [
    ['sh', '-c', 'A=1 API_KEY="can ary" npm test'],
    ['sh', '-c', 'A=1 API_KEY=[redacted] npm test'],
  ],
  [
    ['curl', '-H', 'Authorization: Bearer canary'],
    ['curl', '-H', 'Authorization: [redacted]'],
  ],
  [
    ['curl', 'https://me:canary@api.test/'],
    ['curl', '[redacted]'],
  ],
  [
    ['curl', 'https://api.test/?api_key=canary&b=1'],
    ['curl', '[redacted]'],
  ],
  [
    ['curl', 'https://api.test/?page=2'],
    ['curl', 'https://api.test/?page=2'],
  ],
  [
    ['run', key('sk_live_', 'canary12345678'), `--x=${key('whsec_', 'canary1234567890')}`],
    ['run', '[redacted]', '--x=[redacted]'],
  ],
  [
    ['curl', '-d', '{"apiKey":"canary","a":1}', '--data={"token": "can\\"ary"}'],
    ['curl', '-d', '{"apiKey":"[redacted]","a":1}', '--data={"token": "[redacted]"}'],
  ],
  [
    ['sh', '-c', 'curl -d "{\\"api_key\\": \\"canary\\", \\"b\\": 2}"'],
    ['sh', '-c', 'curl -d "{\\"api_key\\": \\"[redacted]\\", \\"b\\": 2}"'],
  ],
  [
    ['curl', '-u', 'me:canary', '--user', 'me:canary', '-ume:canary', '--user=me:canary'],
    ['curl', '-u', 'me:[redacted]', '--user', 'me:[redacted]', '-ume:[redacted]', '--user=me:[redacted]'],
  ],
  [
    ['sh', '-c', "curl -u me:canary -H 'xi-api-key: canary' x --token canary && npm test"],
    ['sh', '-c', "curl -u me:[redacted] -H 'xi-api-key: [redacted]' x --token [redacted] && npm test"],
  ],
  [
    ['curl', '-Hxi-api-key: canary', '--header=Authorization: Bearer canary'],
    ['curl', '-Hxi-api-key: [redacted]', '--header=Authorization: [redacted]'],
  ],
  [
    ['psql', 'me:canary@db.test/x', '--url=http://me:canary@db.test/x', 'git@example.test:a/b'],
    ['psql', 'me:[redacted]@db.test/x', '--url=http://me:[redacted]@db.test/x', 'git@example.test:a/b'],
  ],
  [
    ['go', 'test', '-u', 'http://127.0.0.1:4010/x', '{"a":{"b":"c"}}', 'npm:test', '-run', 'Key'],
    ['go', 'test', '-u', 'http://127.0.0.1:4010/x', '{"a":{"b":"c"}}', 'npm:test', '-run', 'Key'],
  ],
])('%j is shown without what is secret', (words, shown) => {
  expect(redactCommand(words)).toEqual(shown);
});

/** Whole keys stand in no file, so that no scanner takes them for real. */
function key(prefix: string, rest: string): string {
  return prefix + rest;
}

test('a key at the very end of a long word is not cut to what is none', () => {
  const [shown = ''] = redactCommand([`${'x '.repeat(490)}{"token":"${'canary'.repeat(1000)}"}`]);
  expect(shown).not.toContain('canary');
});

test('long commands and long words are cut, and say so', () => {
  const words = redactCommand(Array.from({ length: 150 }, () => 'x'.repeat(2000)));
  expect(words).toHaveLength(101);
  expect(words[0]).toBe(`${'x'.repeat(1000)}…`);
  expect(words[100]).toBe('…and 50 more');
});
