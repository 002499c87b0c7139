import { createSeeded, type Seeded } from './seeded.ts';

/** A request as an opponent would send it; it may also happen to be valid. */
export interface BadRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The same many bad requests for the same seed. */
export function* badRequests(seed: number, count: number): Generator<BadRequest> {
  const draw = createSeeded(seed);
  for (let index = 0; index < count; index += 1) yield badRequest(draw, index);
}

const TARGETS = [
  '/voiceos/conversations',
  '/voiceos/conversations/conv_0123456789abcdef0123',
  '/voiceos/conversations/create_phone_call',
  '/voiceable/api/v1/conversations',
  '/voiceable/conversations/conv_1',
  '/elevenlabs/v1/convai/conversations',
  '/elevenlabs/v1/convai/conversations/conv_1',
  '/elevenlabs/v1/convai/twilio/outbound-call',
  '/ovia/api/v1/calls',
  '/ovia/api/v1/calls/3c90c3cc-0d44-4b50-8888-8dd25736052a',
];
const METHODS = [
  'GET',
  'POST',
  'POST',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'PROPFIND',
  'QUERY',
];
const NAMES = [
  ...[
    'limit',
    'index',
    'status',
    'created_after',
    'page_size',
    'cursor',
    'agent_id',
    'call_start_after_unix',
  ],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'limit[]',
    'limit[0]',
    'a[b][c]',
    '',
    ' ',
    '%00',
    'é',
    '%ED%A0%80',
  ],
];
const VALUES = [
  ...[
    '',
    '0',
    '-1',
    '1e3',
    '1.5',
    '99999999999999999999',
    'NaN',
    'Infinity',
    'null',
    'undefined',
    'true',
    '[]',
    '{}',
    '%',
  ],
  ...[
    '%zz',
    '%00',
    '%ED%A0%80',
    '%F0%9F%98%80',
    "' OR 1=1--",
    '../../etc/passwd',
    '<script>',
    '2026-02-30T00:00:00Z',
    'ended',
  ],
  'a'.repeat(5000),
];

function badRequest(draw: Seeded, index: number): BadRequest {
  const method = draw.pick(METHODS);
  return {
    method,
    target: targetOf(draw),
    headers: headersOf(draw),
    body: method === 'GET' || method === 'HEAD' ? new Uint8Array() : bodyOf(draw, index),
  };
}

function targetOf(draw: Seeded): string {
  let path = draw.pick(TARGETS);
  if (draw.oneIn(6))
    path += draw.pick([
      '/',
      '//',
      '/..',
      '/../..',
      '/%2e%2e',
      '/%',
      '/%00',
      '/x',
      ';v=1',
      '/conversations',
      '%20',
    ]);
  if (draw.oneIn(20)) path = `/~${draw.pick(['A', '', '..', '%', 'x'.repeat(65), '__proto__', 'ok'])}${path}`;
  const pairs = Array.from(
    { length: draw.below(4) },
    () => `${encodeLoosely(draw.pick(NAMES))}=${encodeLoosely(draw.pick(VALUES))}`,
  );
  if (pairs.length > 0 && draw.oneIn(5)) pairs.push(pairs[0] ?? '');
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}

/** Only what a request line cannot hold is encoded; broken escapes stay broken. */
function encodeLoosely(value: string): string {
  return value
    .replaceAll(' ', '+')
    .replace(/[<>"{}|\\^`\u0080-\uffff]/g, (symbol) => encodeURIComponent(symbol));
}

function headersOf(draw: Seeded): Readonly<Record<string, string>> {
  const credentials = [
    { authorization: 'Bearer any', 'xi-api-key': 'any', 'x-api-key': 'any' },
    { authorization: 'Bearer any', 'xi-api-key': 'any', 'x-api-key': 'any' },
    { authorization: 'Bearer any', 'xi-api-key': 'any', 'x-api-key': 'any' },
    { authorization: 'Basic YTpi' },
    { authorization: 'Bearer ' },
    { 'xi-api-key': '' },
    {},
  ];
  return {
    ...draw.pick(credentials),
    'content-type': draw.pick([
      ...[
        'application/json',
        'application/json',
        'application/json',
        'application/json; charset=utf-8',
        'text/plain',
        '',
      ],
      ...[
        'application/json; charset=koi8-r',
        'multipart/form-data; boundary=x',
        'application/x-www-form-urlencoded',
        '/',
        ';;;',
      ],
    ]),
    ...(draw.oneIn(12) && {
      'content-encoding': draw.pick(['gzip', 'br', 'deflate', 'zstd', 'gzip, gzip', 'x']),
    }),
    ...(draw.oneIn(15) && {
      prefer: draw.pick(['code=999', 'code=404', 'example=none', 'dynamic=true', 'code=__proto__', '===']),
    }),
    ...(draw.oneIn(15) && { accept: draw.pick(['text/html', '*/*;q=0', '///', 'application/xml']) }),
    ...(draw.oneIn(20) && { 'ringback-now': draw.pick(['2026-01-01T09:00:00Z', 'never', '']) }),
    ...(draw.oneIn(20) && { 'ringback-sandbox': draw.pick(['ok', 'NOT OK', '__proto__', '']) }),
  };
}

const CALL = {
  from_number: '+14155550100',
  to_number: '+14155550123',
  agent_id: 'agent_support',
  agent_config: { prompt: 'Hi' },
};

function bodyOf(draw: Seeded, index: number): Uint8Array {
  // Ten of them are large: enough to see that they are cut off, few enough for time.
  if (index % 1000 === 999) return new Uint8Array(10 * 1024 * 1024).fill(0x20);
  const bytes = new TextEncoder().encode(textOf(draw));
  if (draw.oneIn(10)) bytes[draw.below(bytes.length + 1)] = 0xff;
  return draw.oneIn(10) ? bytes.slice(0, draw.below(bytes.length + 1)) : bytes;
}

function textOf(draw: Seeded): string {
  const deep = draw.oneIn(50) ? 10_000 : 10 + draw.below(100);
  return draw.pick<() => string>([
    () => '',
    () => 'null',
    () => '[]',
    () => '"text"',
    () => '1e999',
    () => '{"a":1,}',
    () => '{"from_number":"\\ud800","to_number":"\\udfff"}',
    () => '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    () => '['.repeat(deep) + ']'.repeat(deep),
    () => `${'{"agent_config":'.repeat(deep)}1${'}'.repeat(deep)}`,
    () => JSON.stringify(mutate(draw, CALL)),
    () => JSON.stringify(mutate(draw, CALL)),
    () => JSON.stringify(mutate(draw, CALL)),
  ])();
}

const ODD = [
  null,
  true,
  -1,
  0.1,
  1e21,
  '',
  '+',
  '+1',
  'x'.repeat(2000),
  [],
  {},
  [[]],
  { a: null },
  '\u0000',
  '\ud800',
];

/** The same object with one member changed, taken away or added. */
function mutate(draw: Seeded, object: object): object {
  const member = draw.pick([
    ...Object.keys(object),
    'voice',
    'webhooks',
    '__proto__',
    'max_duration_seconds',
  ]);
  return { ...object, [member]: draw.pick(ODD) };
}
