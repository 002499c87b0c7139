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
])('%j is shown without what is secret', (words, shown) => {
  expect(redactCommand(words)).toEqual(shown);
});

test('long commands and long words are cut, and say so', () => {
  const words = redactCommand(Array.from({ length: 150 }, () => 'x'.repeat(2000)));
  expect(words).toHaveLength(101);
  expect(words[0]).toBe(`${'x'.repeat(1000)}…`);
  expect(words[100]).toBe('…and 50 more');
});
