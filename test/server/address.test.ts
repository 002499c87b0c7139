import { expect, test } from '@jest/globals';
import { ovia } from '../../mocks/ovia/provider.ts';
import { voiceos } from '../../mocks/voiceos/provider.ts';
import { addressOf, type Mounts } from '../../src/server/address.ts';

const BOTH: Mounts = {
  providers: new Map([
    ['voiceos', voiceos],
    ['ovia', ovia],
  ]),
  hosts: new Map([['api.voiceos.io', voiceos]]),
  sandboxDomains: ['localhost', 'mocks.corp'],
};
const ONE: Mounts = { providers: new Map([['voiceos', voiceos]]), hosts: new Map(), sandboxDomains: [] };

function address(target: string, headers: Readonly<Record<string, string>> = {}, mounts = BOTH) {
  const found = addressOf({ target, headers }, mounts);
  return found.kind === 'provider' ? { ...found, provider: found.provider.name } : found;
}

test('a provider is found by its mount, with the path below it', () => {
  expect(address('/ovia/api/v1/calls?a=b')).toEqual({
    ...{ kind: 'provider', sandbox: 'default', provider: 'ovia', path: '/api/v1/calls', query: 'a=b' },
  });
  expect(address('/voiceos')).toMatchObject({ provider: 'voiceos', path: '/' });
});

test('a provider is found by its spec’s host, in any case and with any port', () => {
  for (const host of ['api.voiceos.io', 'API.VoiceOS.io:4010']) {
    expect(address('/conversations', { host })).toMatchObject({
      provider: 'voiceos',
      path: '/conversations',
    });
  }
  expect(address('http://api.voiceos.io/conversations', { host: 'elsewhere' })).toMatchObject({
    provider: 'voiceos',
  });
});

test('a spec’s host that names a port is it at that port alone', () => {
  const mounts: Mounts = { ...BOTH, hosts: new Map([['api.voiceos.io:8443', voiceos]]) };
  expect(address('/conversations', { host: 'api.voiceos.io:8443' }, mounts)).toMatchObject({
    provider: 'voiceos',
  });
  expect(address('/conversations', { host: 'api.voiceos.io' }, mounts)).toMatchObject({ kind: 'nowhere' });
});

test('a provider that is alone also answers at the root', () => {
  expect(address('/conversations', {}, ONE)).toMatchObject({ provider: 'voiceos', path: '/conversations' });
  expect(address('/conversations')).toMatchObject({ kind: 'nowhere' });
});

test('a sandbox is named by path, header, host or credential, the first of these', () => {
  const host = { host: 'by-host.localhost:4010' };
  const credential = { authorization: 'Bearer rb_by-credential' };
  const header = { 'ringback-sandbox': 'by-header' };
  const all = { ...host, ...credential, ...header };
  expect(address('/~by-path/ovia/x', all)).toMatchObject({
    sandbox: 'by-path',
    provider: 'ovia',
    path: '/x',
  });
  expect(address('/ovia/x', all)).toMatchObject({ sandbox: 'by-header' });
  expect(address('/ovia/x', { ...host, ...credential })).toMatchObject({ sandbox: 'by-host' });
  expect(address('/ovia/x', credential)).toMatchObject({ sandbox: 'by-credential' });
  expect(address('/ovia/x', { 'x-api-key': 'rb_by-key' })).toMatchObject({ sandbox: 'by-key' });
  expect(address('/ovia/x', { 'xi-api-key': 'rb_by-xi' })).toMatchObject({ sandbox: 'by-xi' });
  expect(address('/ovia/x', { authorization: 'Bearer any' })).toMatchObject({ sandbox: 'default' });
});

test.each([
  ['path', '/~NOT-LOWER/ovia/x', {}],
  ['path', '/~/ovia/x', {}],
  ['header', '/ovia/x', { 'ringback-sandbox': 'a b' }],
  ['host', '/ovia/x', { host: 'a_b.localhost' }],
  ['credential', '/ovia/x', { authorization: 'Bearer rb_Not Lower' }],
  ['credential', '/ovia/x', { 'x-api-key': 'rb_' }],
  ['length', `/~${'a'.repeat(65)}/ovia/x`, {}],
])('a name by %s that is none is refused, wherever it stands', (_way, target, headers) => {
  expect(address(target, headers)).toMatchObject({ kind: 'bad-sandbox' });
});

test('the mock’s own paths are told apart', () => {
  expect(address('/_ringback/health')).toMatchObject({ kind: 'own', path: '/health' });
  expect(address('/_ringbackish/health')).toMatchObject({ kind: 'nowhere' });
});

test('a domain of sandboxes gives each of its names a world, in any case, with any port, and with a final dot', () => {
  for (const host of [
    'team-a.mocks.corp',
    'TEAM-A.Mocks.Corp:8443',
    'team-a.mocks.corp.',
    'team-a.localhost.:80',
  ]) {
    expect(address('/ovia/x', { host })).toMatchObject({ sandbox: 'team-a', provider: 'ovia' });
  }
  for (const host of ['mocks.corp', 'localhost:4010', 'evil-mocks.corp', 'team-a.mocks.corp.evil.test', '']) {
    expect(address('/ovia/x', { host })).toMatchObject({ sandbox: 'default', provider: 'ovia' });
  }
});

test.each([
  'a.b.mocks.corp',
  '.mocks.corp',
  '__proto__.mocks.corp',
  '*.mocks.corp',
  'a b.mocks.corp',
  'user@team-a.mocks.corp',
  '%74eam.mocks.corp',
  'ä.mocks.corp',
  `${'a'.repeat(65)}.mocks.corp`,
  '../x.mocks.corp',
])('the host %j names no sandbox, and none is guessed for it', (host) => {
  expect(address('/ovia/x', { host })).toMatchObject({ kind: 'bad-sandbox' });
});

test('a spec’s own host names no sandbox, whatever domain it lies in', () => {
  const mounts: Mounts = { ...BOTH, sandboxDomains: ['voiceos.io'] };
  expect(address('/conversations', { host: 'api.voiceos.io' }, mounts)).toMatchObject({
    ...{ sandbox: 'default', provider: 'voiceos' },
  });
  expect(address('/ovia/x', { host: 'eu.voiceos.io' }, mounts)).toMatchObject({ sandbox: 'eu' });
});

test('the host of an absolute target counts, and not the header’s', () => {
  const headers = { host: 'team-b.mocks.corp' };
  expect(address('http://team-a.mocks.corp/ovia/x', headers)).toMatchObject({ sandbox: 'team-a' });
});
