import { expect, test } from '@jest/globals';
import { parseHosts, parseOrigin } from '../../src/cli/parse-options.ts';

test.each([
  ['*', '*'],
  ['null', 'null'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['https://App.test:443/', 'https://app.test'],
  ['http://[::1]:80', 'http://[::1]'],
  ['capacitor://localhost', 'capacitor://localhost'],
])('%j is an origin', (text, origin) => {
  expect(parseOrigin(text)).toBe(origin);
});

test.each([
  'not an origin',
  'app.test',
  'http://a/b',
  'http://a?b',
  'http://u@a',
  'http://a,http://b',
  '//a',
  '',
])('%j is no origin', (text) => {
  expect(() => parseOrigin(text)).toThrow('An origin is written http://localhost:3000');
});

test('hosts are names and addresses, with ports or without', () => {
  expect(parseHosts('mock, mock:4011,[::1]:4011,10.0.0.1')).toEqual([
    'mock',
    'mock:4011',
    '[::1]:4011',
    '10.0.0.1',
  ]);
});

test.each(['http://x:1', 'x/y', '', 'a,,b', 'a b', 'a:port', '::1', 'u@a'])('%j is no host', (text) => {
  expect(() => parseHosts(text)).toThrow('without a scheme');
});
