import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseTarget, readAllowedHosts } from '../../../src/server/intercept/allowed-hosts.ts';

test.each([
  ['api.example.com', 'api.example.com:443', true],
  ['api.example.com', 'api.example.com:8080', true],
  ['api.example.com', 'API.Example.com.:443', true],
  ['api.example.com', 'x.api.example.com:443', false],
  ['api.example.com', 'api.example.com.evil.test:443', false],
  ['api.example.com:443', 'api.example.com:443', true],
  ['api.example.com:443', 'api.example.com:80', false],
  ['*.example.com', 'a.example.com:443', true],
  ['*.example.com', 'a.b.example.com:443', true],
  ['*.example.com', 'example.com:443', false],
  ['*.example.com', 'evilexample.com:443', false],
  ['*.example.com:8443', 'a.example.com:8443', true],
  ['*.example.com:8443', 'a.example.com:443', false],
  ['10.0.0.7', '10.0.0.7:5432', true],
  ['[2001:db8::1]:443', '[2001:DB8::1]:443', true],
])('where %s is allowed, %s is: %s', (pattern, text, isAllowed) => {
  const target = parseTarget(text);
  expect(target && readAllowedHosts([pattern])(target)).toBe(isAllowed);
});

test.each(['*', '', 'https://api.example.com', 'a.com/path', 'a.*.com', 'a b', 'host:port', '*.*'])(
  '"%s" is no host that can be allowed',
  (text) => {
    expect(() => readAllowedHosts([text])).toThrow(/it is no host\. Write api\.example\.com/);
  },
);

test('nothing is allowed that nobody named', () => {
  fc.assert(
    fc.property(fc.domain(), fc.integer({ min: 1, max: 65_535 }), (host, port) => {
      expect(readAllowedHosts([])({ host, port })).toBe(false);
      expect(readAllowedHosts([host])({ host: host.toLowerCase(), port })).toBe(true);
      expect(readAllowedHosts([`*.${host}`])({ host: host.toLowerCase(), port })).toBe(false);
    }),
  );
});

test.each([
  'example.com',
  'example.com:0',
  'example.com:70000',
  ':443',
  'a b:443',
  'http://a.com:80',
  '[::1',
])('"%s" is no target of a CONNECT', (text) => {
  expect(parseTarget(text)).toBeUndefined();
});
