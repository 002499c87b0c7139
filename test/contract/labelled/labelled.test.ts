import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from '@jest/globals';
import { splitPointer } from '../../../src/core/json-pointer.ts';
import { violationText } from '../../../src/report/render/violation-text.ts';
import type { Violation } from '../../../src/report/violation.ts';
import { readSpec } from '../support/contracts.ts';
import { createLabelBench } from './bench.ts';
import { ELEVENLABS } from './elevenlabs.ts';
import { MOCK } from './mock.ts';
import { OVIA } from './ovia.ts';
import { OWN, OWN_SPEC } from './own.ts';
import type { LabelledRow } from './row.ts';
import { type CurlRequest, parseCurl } from './shell-words.ts';
import { VOICEABLE } from './voiceable.ts';
import { VOICEOS } from './voiceos.ts';

const bench = createLabelBench();
afterAll(() => bench.close());

const TABLES: Readonly<Record<string, readonly LabelledRow[]>> = {
  voiceos: [...VOICEOS, ...(MOCK.voiceos ?? [])],
  voiceable: [...VOICEABLE, ...(MOCK.voiceable ?? [])],
  elevenlabs: [...ELEVENLABS, ...(MOCK.elevenlabs ?? [])],
  ovia: [...OVIA, ...(MOCK.ovia ?? [])],
  own: OWN,
};
const ROWS = Object.entries(TABLES).flatMap(([provider, rows]) =>
  rows.map((row) => [provider, row] as const),
);

const CREDENTIALS: Readonly<Record<string, readonly [name: string, value: string]>> = {
  voiceos: ['authorization', 'Bearer any'],
  voiceable: ['x-api-key', 'any'],
  elevenlabs: ['xi-api-key', 'any'],
  ovia: ['authorization', 'Bearer any'],
};

function toRequest(provider: string, { ask, body, headers = {} }: LabelledRow): CurlRequest {
  const [method = '', target = ''] = ask.split(' ');
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const credential = CREDENTIALS[provider];
  const sent = {
    ...(credential && { [credential[0]]: credential[1] }),
    ...(text !== '' && { 'content-type': 'application/json' }),
    ...headers,
  };
  const kept = Object.entries(sent).filter((field): field is [string, string] => field[1] !== null);
  return { method, target: `/${provider}${target}`, headers: Object.fromEntries(kept), body: text };
}

function labelOf({ level, in: place, pointer, code, blame, basis }: Violation): string {
  return `${level} ${place} ${pointer || '-'} ${code} ${blame} ${basis}`;
}

const LINES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.keys(CREDENTIALS).map((name) => [name, readSpec(name).split('\n')])),
  own: OWN_SPEC.split('\n'),
};

/** What a person has to be told of any violation. */
function complaintsOf(violation: Violation): readonly string[] {
  const {
    provider,
    rule,
    remedy,
    reason,
    message,
    pointer,
    in: place,
    allowed,
    first,
    nearest,
    kind,
  } = violation;
  const complaints: string[] = [];
  if (!/^\S.*[.?]$/.test(remedy)) complaints.push(`remedy is ${remedy}`);
  if (!/^\S.*\.$/.test(reason)) complaints.push(`reason is ${reason}`);
  const last = place === 'body' || place === 'response' ? (splitPointer(pointer).at(-1) ?? '') : pointer;
  if (!message.toLowerCase().includes(last.toLowerCase()))
    complaints.push(`${message} does not name ${last}`);
  const told = `${message} ${remedy}`.replaceAll('"', '');
  for (const one of allowed) if (!told.includes(one)) complaints.push(`${told} does not say ${one}`);
  const bound = /^(?:(?:exclusive)?(?:min|max)\w*|multipleOf|pattern|format|const): (.*)$/i.exec(
    rule?.constraint ?? '',
  );
  if (bound?.[1] && !told.includes(bound[1].replaceAll('"', '')))
    complaints.push(`${told} does not say ${bound[1]}`);
  if (!rule) return [...complaints, 'there is no rule'];
  const line = LINES[provider]?.[rule.line - 1]?.slice(rule.column - 1) ?? '';
  const keyword = splitPointer(rule.pointer).at(-1) ?? '';
  const wanted = /^\d+$/.test(keyword) ? pointer : keyword;
  if (!line.includes(wanted)) complaints.push(`line ${rule.line} is "${line}", without ${wanted}`);
  if (rule.file !== (provider === 'own' ? 'api/own.yaml' : `specs/${provider}.yaml`))
    complaints.push(rule.file);
  if (!first) complaints.push('there is no first request');
  if ((kind === 'unmatched') !== nearest.length > 0) complaints.push(`${nearest.length} operations are near`);
  if (!violationText(violation).includes(remedy)) complaints.push('its text has no remedy');
  return complaints;
}

test.each(ROWS.map(([provider, row]) => [provider, row.ask, JSON.stringify(row.body) ?? '', row] as const))(
  '%s: %s %s',
  async (provider, _ask, _body, row) => {
    const found = await bench.send(provider, toRequest(provider, row));
    expect(found.map(labelOf).sort()).toEqual([...row.finds].sort());
    expect(found.flatMap(complaintsOf)).toEqual([]);
    for (const { first } of found) {
      const again = await bench.send(provider, parseCurl(first?.curl ?? ''));
      expect(again.map(labelOf).sort()).toEqual([...row.finds].sort());
    }
  },
);

test('the set has at least 130 requests, of each kind of constraint, place, basis and blame', () => {
  const labels = ROWS.flatMap(([, { finds }]) => finds.map((find) => find.split(' ')));
  const seen = (index: number): readonly (string | undefined)[] =>
    [...new Set(labels.map((label) => label[index]))].sort();
  expect(ROWS.length).toBeGreaterThanOrEqual(130);
  expect(seen(1)).toEqual(['body', 'cookie', 'credential', 'header', 'path', 'query', 'response']);
  expect(seen(4)).toEqual(['client', 'mock', 'spec']);
  expect(seen(5)).toEqual(['decided', 'docs', 'sdk', 'seed', 'user']);
  expect(seen(3)).toEqual([
    ...[
      'any-of',
      'const',
      'contains',
      'content-type',
      'credential',
      'cursor',
      'dependent-required',
      'duplicate',
      'encoding',
      'enum',
    ],
    ...[
      'exclusive-maximum',
      'exclusive-minimum',
      'format',
      'if',
      'malformed-body',
      'malformed-parameter',
      'max-items',
    ],
    ...['max-length', 'max-properties', 'maximum', 'min-items', 'min-length', 'min-properties', 'minimum'],
    ...[
      'multiple-of',
      'no-method',
      'no-path',
      'not',
      'one-of',
      'pattern',
      'property-names',
      'required',
      'type',
      'undeclared',
    ],
    ...['unique-items'],
  ]);
});

test('docs/violations.md lists every code', () => {
  const page = readFileSync(new URL('../../../docs/violations.md', import.meta.url), 'utf8');
  const labels = ROWS.flatMap(([, { finds }]) => finds.map((find) => find.split(' ')[3] ?? ''));
  const own = ['encoding', 'content-encoding', 'body-size', 'cursor-expired', 'status', 'receiver-slow'];
  expect([...new Set([...labels, ...own])].filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});
