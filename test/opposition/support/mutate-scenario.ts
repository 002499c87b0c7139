import { parse, stringify } from 'yaml';
import type { Seeded } from '../../support/seeded.ts';

/** Spoils the text of a scenario in one of many ways; the same for the same draws. */
export function mutateScenario(draw: Seeded, corpus: readonly string[]): string {
  let text = draw.pick(corpus);
  const times = draw.oneIn(4) ? 2 + draw.below(3) : 1;
  for (let time = 0; time < times; time += 1) text = draw.pick(MUTATIONS)(text, draw, corpus);
  return text;
}

type Mutation = (text: string, draw: Seeded, corpus: readonly string[]) => string;

const NASTY_TEXTS = [
  ...[
    '\t',
    '\u0000',
    '\uFEFF',
    '\r',
    '"',
    "'",
    '[',
    '{',
    ']',
    '}',
    '- ',
    ': ',
    '? ',
    '&a ',
    '*a',
    '<<: ',
    '!x ',
    '# ',
  ],
  ...[
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '|\n',
    '>-\n',
    '\\',
    '__proto__: 1\n',
    'constructor: 1\n',
    '\u2028',
    '\uD800',
  ],
  ...[
    '1e999',
    '-0',
    '0x10',
    '.nan',
    '.inf',
    '9007199254740993',
    '99999999999999999999',
    'null',
    '~',
    'yes',
    '{}',
    '[]',
  ],
  ...[
    '5 s',
    '100y',
    'P1Y',
    '0s',
    '1s..',
    '..1s',
    'bsuy',
    '[[[[[[[[',
    '{a: {a: {a: ',
    'x'.repeat(2000),
    '💥',
    'é',
  ],
];

const NASTY_VALUES: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    1,
    2,
    0.5,
    1.5,
    1e9,
    1e308,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '',
    ' ',
    'x',
  ],
  ...['0s', '1ms', '100ms', '1d', '36500d', '36600d', '1s..3s', 'now', 'today 23:59', '0001-01-01T00:00:00Z'],
  ...[
    '9999-12-31T23:59:59Z',
    'next',
    '*',
    'always',
    'even',
    'frozen',
    'running',
    'stepping',
    'busy',
    'no-answer',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '{sandbox}',
    '+14155550100',
    '\u0000',
    '💥',
    '\uD800',
    'a'.repeat(501),
  ],
  ...[[], [[]], [null], {}, { x: 1 }, { median: '1ms', p95: '36500d' }, { answered: 1e-300 }, { busy: 0 }],
  ...[{ before: '36500d', after: '36500d' }, { every: 1 }, { calls: 0 }, { calls: 19_999 }, { env: 'A' }],
];

const MUTATIONS: readonly Mutation[] = [
  flipByte,
  (text, draw) => {
    const at = draw.below(text.length + 1);
    return text.slice(0, at) + draw.pick(NASTY_TEXTS) + text.slice(at);
  },
  (text, draw) => text.slice(0, draw.below(text.length + 1)),
  (text, draw) => editLines(text, (lines) => lines.splice(draw.below(lines.length), 1 + draw.below(3))),
  (text, draw) =>
    editLines(text, (lines) => {
      const from = draw.below(lines.length);
      lines.splice(draw.below(lines.length), 0, ...lines.slice(from, from + 1 + draw.below(3)));
    }),
  (text, draw) =>
    editLines(text, (lines) => {
      const [a, b] = [draw.below(lines.length), draw.below(lines.length)];
      [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
    }),
  (text, draw, corpus) =>
    editLines(text, (lines) => {
      const others = draw.pick(corpus).split('\n');
      const from = draw.below(others.length);
      lines.splice(draw.below(lines.length), 0, ...others.slice(from, from + 1 + draw.below(5)));
    }),
  renameKey,
  (text) => text.replaceAll('\n', '\r\n'),
  ...Array.from({ length: 6 }, () => editTree),
];

function flipByte(text: string, draw: Seeded): string {
  const bytes = Buffer.from(text);
  if (bytes.length === 0) return text;
  const at = draw.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << draw.below(8));
  return bytes.toString('utf8');
}

function editLines(text: string, edit: (lines: string[]) => void): string {
  const lines = text.split('\n');
  edit(lines);
  return lines.join('\n');
}

function renameKey(text: string, draw: Seeded): string {
  const keys = [...text.matchAll(/\b[A-Za-z][\w.-]*(?=:)/g)];
  if (keys.length === 0) return text;
  const { 0: key, index } = draw.pick(keys);
  const names = [`${key}x`, key.slice(1), key.toUpperCase(), draw.pick(keys)[0], '__proto__', ''];
  return text.slice(0, index) + draw.pick(names) + text.slice(index + key.length);
}

interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly name: string;
}

/** Changes the document rather than its text: the result is YAML or JSON again. */
function editTree(text: string, draw: Seeded, corpus: readonly string[]): string {
  const document = read(text);
  const places = placesOf(document, 0);
  if (places.length === 0) return text;
  const { holder, name } = draw.pick(places);
  const graft = (): unknown => {
    const others = placesOf(read(draw.pick(corpus)), 0);
    if (others.length === 0) return null;
    const from = draw.pick(others);
    return structuredClone(Reflect.get(from.holder, from.name));
  };
  switch (draw.below(5)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(name), 1);
      else delete holder[name];
      break;
    case 1:
      Reflect.set(holder, name, graft());
      break;
    case 2:
      if (Array.isArray(holder)) holder.push(structuredClone(Reflect.get(holder, name)));
      else Reflect.set(holder, draw.pick(places).name, graft());
      break;
    default:
      Reflect.set(holder, name, structuredClone(draw.pick(NASTY_VALUES)));
  }
  return draw.oneIn(3) ? JSON.stringify(document, null, draw.below(3)) : stringify(document);
}

/** A text that is broken by now has no tree. */
function read(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent', maxAliasCount: 10 });
  } catch {
    return undefined;
  }
}

const MAX_DEPTH = 30;

function placesOf(node: unknown, depth: number): readonly Place[] {
  if (typeof node !== 'object' || node === null || depth > MAX_DEPTH) return [];
  // What was parsed is a map or a list, and is the test's own to change.
  const holder = node as Place['holder'];
  return Object.entries(holder).flatMap(([name, member]) => [
    { holder, name },
    ...placesOf(member, depth + 1),
  ]);
}
