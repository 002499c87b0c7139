import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { KEY_FORMS, MAX_LOOKED } from '../../src/core/key-forms.ts';
import { replaceKeyLike } from '../../src/core/key-like.ts';
import { findLiveKey } from '../../src/core/live-key.ts';

const HEX = '0123456789abcdef';
const MIXED = '4eC39HqLyjWDarjtT1zdp7dc';

/** One of each form; put together here, so that no scanner takes this file for a leak. */
const KEYS: readonly string[] = [
  `sk_live_${MIXED}`,
  `rk_test_${MIXED}`,
  `whsec_${MIXED}==`,
  `sk_${HEX}${HEX}${HEX}`,
  `xi-${HEX}${HEX}`,
  `sk-proj-${MIXED}`,
  `sk-ant-api03-${MIXED}`,
  `AKIA${'IOSFODNN7EXAMPLE'}`,
  `ghp_${MIXED}`,
  `github_pat_${MIXED}`,
  `glpat-${MIXED}`,
  `xoxb-1234567890-${MIXED}`,
  `AIza${MIXED}${HEX}`,
  `ya29.${MIXED}`,
  `SK${HEX}${HEX}`,
  `SG.${MIXED}.${MIXED}`,
  `npm_${MIXED}${HEX}`,
  `hf_${MIXED}${HEX}`,
  `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${MIXED}`,
];

test.each(KEYS)('%s is a key, wherever it stands', (key) => {
  for (const [before, after] of [
    ['', ''],
    ['/', '/x'],
    ['a=', '&b'],
    ['"', '"'],
    ['Use ', '.'],
    ['ä', ' '],
  ]) {
    expect(replaceKeyLike(`${before}${key}${after}`, '[redacted]')).not.toContain(key.slice(8, -1));
  }
});

test('every form is shown by an example', () => {
  const examples = [...KEYS, PEM, 'xapp-1-A0123456789'];
  const unseen = KEY_FORMS.filter(
    ({ form }) => !examples.some((key) => new RegExp(`^(?:${form})`).test(key)),
  );
  expect(unseen).toEqual([]);
});

test('a token is one after an underscore or a dash too', () => {
  for (const mark of ['_', '-']) {
    const text = `jwt${mark}eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${MIXED}`;
    expect(replaceKeyLike(text, '')).toBe(`jwt${mark}`);
  }
});

const PEM = `-----BEGIN RSA ${'PRIVATE KEY'}-----${MIXED}`;
/** What announces a key, and what one begins with, so that a search begins again and again in one that never ends. */
const BEGINNINGS = [
  ...KEYS,
  PEM,
  'xapp-1-A0123456789',
  'key=',
  'token is ',
  'secret0',
  "password's ",
].flatMap((key) => [4, 11, 24].map((length) => key.slice(0, length)));

/** Of the processor, so that a busy machine changes nothing. Quadratic time would be several seconds. */
const PATIENCE_MS = 1500;

function timeOf(look: () => void): number {
  const before = process.cpuUsage();
  look();
  return process.cpuUsage(before).user / 1000;
}

test.each(['', '-', '_', '.'])(
  'a text of beginnings of keys after "%s" takes time in proportion to its length',
  (between) => {
    for (const beginning of new Set(BEGINNINGS)) {
      const unit = between + beginning;
      const text = unit.repeat(Math.ceil(MAX_LOOKED / 8 / unit.length));
      expect(timeOf(() => replaceKeyLike(text, ''))).toBeLessThan(PATIENCE_MS);
      expect(timeOf(() => findLiveKey(text))).toBeLessThan(PATIENCE_MS);
    }
  },
);

test('a key that never ends is one, and what was not looked at is not kept', () => {
  for (const key of [...KEYS, PEM]) {
    const kept = replaceKeyLike(`a ${key}${'a1'.repeat(MAX_LOOKED)}`, '');
    expect(kept.length).toBeLessThan(MAX_LOOKED);
    findLiveKey(key + 'a1'.repeat(MAX_LOOKED));
  }
  expect(replaceKeyLike('no '.repeat(MAX_LOOKED), '')).toHaveLength(MAX_LOOKED);
});

test('a private key is one, as text, in JSON and in a query', () => {
  const pem = `-----BEGIN RSA ${'PRIVATE KEY'}-----\n${MIXED}\n${MIXED}=\n-----END RSA PRIVATE KEY-----\n`;
  for (const text of [pem, JSON.stringify({ pem }), new URLSearchParams({ pem }).toString()]) {
    expect(replaceKeyLike(text, '')).not.toContain(MIXED);
  }
});

test.each([
  `my api key is ${MIXED}1`,
  `{"key": "${HEX}${HEX}"}`,
  `token=${HEX}${HEX}`,
  `Bearer ${MIXED}`,
  `the secret: '${MIXED}+/='`,
])('%s announces a key', (text) => {
  expect(replaceKeyLike(text, '[redacted]')).not.toContain(MIXED.slice(4));
  expect(replaceKeyLike(text, '[redacted]')).not.toContain(HEX);
});

test.each([
  'conv_8f3a1c9d2b7e4f60a5d1',
  'agent_3701kf2ttaq12ewp8b7qv5rfys',
  'key: conv_01kf5x3m8qe7rtw2n9bzc4vhgd',
  'the key to success is perseverance',
  'token 0b8f6c1e-52d7-4a93-8e4f-7c19d2a6b305',
  'CA00112233445566778899aabbccddeeff',
  '"max_tokens":300,"input_tokens":142',
  'MTc2NzYwNDMyM3xjb252XzAxa2Y1eDNtOHFlN3J0dzJuOWJ6YzR2aGdk',
  'asiapacificregionalhub',
  'secretarial responsibilities',
])('%s is none', (text) => {
  expect(replaceKeyLike(text, '[redacted]')).toBe(text);
});

test('nothing that a mock answers, and no example of a spec, looks like a key', () => {
  const folders = [
    'test/goldens/voiceos',
    'test/goldens/elevenlabs',
    'test/goldens/ovia',
    'test/goldens/voiceable',
  ];
  const files = ['specs', ...folders].flatMap((folder) =>
    readdirSync(folder).map((name) => `${folder}/${name}`),
  );
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    expect(replaceKeyLike(text, '[redacted]') === text ? 'none' : file).toBe('none');
  }
});

test('looking takes time in proportion to the text, whatever it is made of', () => {
  const parts = fc.constantFrom(
    'key',
    'token is ',
    'eyJ',
    '.',
    'sk-',
    'a',
    '0',
    '-----BEGIN ',
    'PRIVATE KEY-----',
    '_',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 20 }), (text) => {
      // A pattern that backtracks would not come to an end.
      replaceKeyLike(text.join('').repeat(2000), '');
    }),
    { numRuns: 40 },
  );
});
