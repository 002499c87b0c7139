import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { linkBaseOf } from '../../../src/server/links/link-base.ts';

const TRUSTING = { publicUrl: undefined, trustProxy: true };

function base(headers: Readonly<Record<string, string>>, policy = TRUSTING) {
  return linkBaseOf(policy, { host: 'inner:4010', ...headers });
}

test.each([
  [{ 'x-forwarded-host': 'mock.test' }, 'http://mock.test'],
  [{ 'x-forwarded-host': 'mock.test:8443', 'x-forwarded-proto': 'https' }, 'https://mock.test:8443'],
  [{ 'x-forwarded-host': 'Mock.test, inner.test', 'x-forwarded-proto': 'HTTPS,http' }, 'https://mock.test'],
  [{ 'x-forwarded-proto': 'https' }, 'https://inner:4010'],
  [{ 'x-forwarded-prefix': '/mocks/eu/' }, 'http://inner:4010/mocks/eu'],
  [{ forwarded: 'for=192.0.2.1;proto=https;host=mock.test' }, 'https://mock.test'],
  [
    { forwarded: 'For="[2001:db8::1]:80"; Host="mock.test:8443";Proto=https, host=x' },
    'https://mock.test:8443',
  ],
  [{ forwarded: 'host=a.test', 'x-forwarded-host': 'b.test', 'x-forwarded-proto': 'https' }, 'http://a.test'],
  [{ forwarded: 'for=192.0.2.1', 'x-forwarded-host': 'b.test' }, 'http://b.test'],
  [{ 'x-forwarded-host': '[2001:db8::1]:8080' }, 'http://[2001:db8::1]:8080'],
])('%j makes links that begin with %s', (headers, url) => {
  expect(base(headers)).toEqual({ kind: 'base', url });
});

test('nothing said leaves links as they are, and what nobody trusts is nothing said', () => {
  expect(base({})).toEqual({ kind: 'vendor' });
  expect(base({ 'x-forwarded-host': '' })).toEqual({ kind: 'vendor' });
  fc.assert(
    fc.property(fc.string(), fc.string(), (host, forwarded) => {
      const headers = { forwarded, 'x-forwarded-host': host, 'x-forwarded-proto': host };
      expect(base(headers, { ...TRUSTING, trustProxy: false })).toEqual({ kind: 'vendor' });
    }),
  );
});

test('a public URL comes before what any proxy says', () => {
  const policy = { publicUrl: 'https://mock.test/x', trustProxy: true };
  expect(linkBaseOf(policy, { 'x-forwarded-host': 'b.test' })).toEqual({
    ...{ kind: 'base', url: 'https://mock.test/x' },
  });
});

test.each([
  [{ 'x-forwarded-host': 'a.test/x' }, 'X-Forwarded-Host'],
  [{ 'x-forwarded-host': 'user:pass@a.test' }, 'X-Forwarded-Host'],
  [{ 'x-forwarded-host': 'a.test"><script>' }, 'X-Forwarded-Host'],
  [{ 'x-forwarded-host': 'a.test\\@b.test' }, 'X-Forwarded-Host'],
  [{ 'x-forwarded-host': 'a.test?b' }, 'X-Forwarded-Host'],
  [{ 'x-forwarded-host': 'a.test:99999' }, 'X-Forwarded-Host'],
  [{ 'x-forwarded-host': 'a'.repeat(300) }, 'X-Forwarded-Host'],
  [{ 'x-forwarded-proto': 'javascript' }, 'X-Forwarded-Proto'],
  [{ 'x-forwarded-prefix': '//evil.test' }, 'X-Forwarded-Prefix'],
  [{ 'x-forwarded-prefix': '/a/../b' }, 'X-Forwarded-Prefix'],
  [{ 'x-forwarded-prefix': '/a/%2e%2e' }, 'X-Forwarded-Prefix'],
  [{ 'x-forwarded-prefix': 'evil.test' }, 'X-Forwarded-Prefix'],
  [{ 'x-forwarded-prefix': '/a"b' }, 'X-Forwarded-Prefix'],
  [{ forwarded: 'host=a.test;host=b.test' }, 'Forwarded'],
  [{ forwarded: 'host="a.test' }, 'Forwarded'],
  [{ forwarded: 'host' }, 'Forwarded'],
  [{ forwarded: 'host="a.test/x"' }, 'Forwarded'],
  [{ forwarded: 'proto=ftp;host=a.test' }, 'Forwarded'],
  [{ 'x-forwarded-proto': 'https', host: 'a.test/x' }, 'Host'],
])('%j is refused for its %s', (headers, header) => {
  expect(base(headers)).toEqual({ kind: 'bad', header });
});

test('whatever a trusted proxy sends, a link’s base is an origin of http with a plain path, or none', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(...'ab./:@"?#\\[]%;=,~ '.split('')) }),
  );
  fc.assert(
    fc.property(text, text, text, text, (forwarded, host, proto, prefix) => {
      const made = base({
        forwarded,
        'x-forwarded-host': host,
        'x-forwarded-proto': proto,
        'x-forwarded-prefix': prefix,
      });
      if (made.kind !== 'base') return;
      const url = new URL(made.url);
      expect(url.protocol).toMatch(/^https?:$/);
      expect([url.username, url.password, url.search, url.hash]).toEqual(['', '', '', '']);
      expect(made.url).not.toMatch(/["<>\\\s]|\/$|[^:]\/\//);
      expect(url.pathname.split('/')).not.toContain('..');
    }),
    { numRuns: 2000 },
  );
});
