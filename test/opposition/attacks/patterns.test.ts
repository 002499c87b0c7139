import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createContract } from '../../../src/contract/create-contract.ts';
import { createPrism } from '../../../src/contract/prism/client.ts';
import { isPlainPattern } from '../../../src/contract/spec/pattern-cost.ts';
import { createPatterns } from '../../../src/contract/spec/patterns.ts';
import { SpecError } from '../../../src/contract/spec/spec-error.ts';

// Named attacks, and what users wrote: each takes a backtracking engine quadratic time at least.
const EVIL = [
  ...[
    '^(a+)+$',
    '^(a|a)*$',
    '^(a|aa)+$',
    '^([a-zA-Z]+)*$',
    '^(.*a){20}$',
    '(x+x+)+y',
    '^(a?){40}a{40}$',
    '^((a*)*)*$',
  ],
  ...[
    'a+$',
    '\\s+$',
    '^a*a*a*b$',
    '^[^@]+@[^@]+\\.[^@]+$',
    '^(\\w+\\s?)*$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '.*.*=.*',
  ],
  ...[
    '^(?:[a-z]{1,50}-?){1,20}$',
    '^(\\d+)(\\d+)(\\d+)$',
    '^(a|b|ab)*c$',
    '(a{0,300}){5}b',
    '^(?:(?:a+)b?)+$',
  ],
];
/** What patterns like these choke on. */
const TEXTS = [
  ...['a', 'x', ' ', '=', '1', 'ab', 'a ', '@.', 'a-'].map((unit) =>
    unit.repeat(Math.floor(1_000_000 / unit.length)),
  ),
  ...['a', 'x', ' ', '=', '1', 'ab', 'a-', 'a@.'].map(
    (unit) => `${unit.repeat(Math.floor(40_000 / unit.length))}!`,
  ),
  ...['a', 'x', ' ', '1'].map((unit) => `${unit.repeat(40)}!`),
];
const PLAIN = [
  ...[
    '^[a-z0-9-]{1,64}$',
    '^\\+[1-9]\\d{1,14}$',
    '^t=\\d+,v0=[0-9a-f]{64}$',
    '^snapshot/',
    '^https?://',
    '^(foo|bar)$',
  ],
  ...['^(?=.*\\d)(?=.*[a-z]).{8,}$', '^(?!.*--)[a-z-]+$', '^.{1,5000}$', '[\\]a]', '^[A-Za-z0-9+/]*={0,2}$'],
];

test.each(EVIL)(
  '%s is not left to an engine that backtracks, and no text holds the loop for a quarter of a second',
  (source) => {
    expect(isPlainPattern(source)).toBe(false);
    // It may be refused instead: then it is found at load, and never run.
    const patterns = createPatterns();
    const pattern = compiled(patterns, source);
    if (!pattern) return;
    for (const text of TEXTS) {
      patterns.begin();
      expect([text.slice(0, 5), quickest(() => pattern.test(text)) < 250]).toEqual([text.slice(0, 5), true]);
    }
  },
);

test.each(PLAIN)('%s is plain: run to the letter, and quick on any text', (source) => {
  expect(isPlainPattern(source)).toBe(true);
  const native = new RegExp(source);
  for (const text of TEXTS) expect(quickest(() => native.test(text)) < 250).toBe(true);
});

test('a pattern that is called plain never takes long, whatever its parts', () => {
  const atom = fc.constantFrom(
    'a',
    '[ab]',
    '.',
    '(?:ab)',
    '(?:a|b)',
    '(a*)',
    '(?=a*)',
    '(?!b)',
    '(?:a{1,9})',
    '^',
    '$',
    '\\w',
  );
  const piece = fc.tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{2,30}', '{3,}', '*?'));
  const source = fc
    .array(piece, { minLength: 1, maxLength: 6 })
    .map((pieces) => pieces.map((one) => one.join('')).join(''));
  fc.assert(
    fc.property(source, (text) => {
      fc.pre(isRegExp(text) && isPlainPattern(text));
      const pattern = new RegExp(text);
      return ['a'.repeat(20_000), `${'ab'.repeat(10_000)}!`, `${'a'.repeat(20_000)}!`].every(
        (sent) => quickest(() => pattern.test(sent)) < 250,
      );
    }),
    { numRuns: 2000 },
  );
});

test('both engines say the same of the same text', () => {
  const letters = fc.string({
    unit: fc.constantFrom('a', 'b', 'x', 'y', '1', '@', '.', '-', ' ', '='),
    maxLength: 12,
  });
  for (const source of EVIL) {
    const patterns = createPatterns();
    const pattern = compiled(patterns, source);
    const native = new RegExp(source);
    fc.assert(
      fc.property(letters, (text) => pattern === undefined || pattern.test(text) === native.test(text)),
      { numRuns: 200 },
    );
  }
});

test('a value has ten million steps for all its texts, and what is beyond is not looked at', () => {
  const patterns = createPatterns();
  const pattern = patterns.engine('^([a-z]{1,45}-?){1,20}$', '');
  const text = `${'a'.repeat(1000)}!`;
  patterns.begin();
  const verdicts = Array.from({ length: 100 }, () => pattern.test(text));
  const refused = verdicts.lastIndexOf(false) + 1;
  expect(refused).toBeGreaterThan(2);
  expect(refused).toBeLessThan(8);
  expect(verdicts.slice(0, refused)).not.toContain(true);
  patterns.begin();
  expect(pattern.test(text)).toBe(false);
});

test('a body begins with all its steps, and ends when they are used up', () => {
  const schema = { type: 'array', items: { type: 'string', pattern: '^([a-z]{1,45}-?){1,20}$' } };
  const content = { 'application/json': { schema } };
  const operation = { post: { requestBody: { content }, responses: {} } };
  const text = JSON.stringify({ openapi: '3.1.0', info: {}, paths: { '/a': operation } });
  const contract = createContract({ provider: 'evil', text, prism: createPrism() });
  const match = contract.match('POST', '/a');
  if (match.kind !== 'operation') throw new Error('no operation');
  const check = (texts: readonly string[]): string => {
    const body = Buffer.from(JSON.stringify(texts));
    const headers = { 'content-type': 'application/json' };
    return contract.check(match.operation, match.path, {
      method: 'POST',
      path: '/a',
      query: '',
      headers,
      body,
    }).kind;
  };
  const fitting = Array.from({ length: 20 }, () => 'a'.repeat(800));
  // Were the steps of one body the next one's too, its mistake would pass.
  for (let turn = 0; turn < 3; turn += 1) {
    expect(check(['!'.repeat(800), ...fitting])).toBe('ask');
    expect(check([...fitting, '!'.repeat(800)])).toBe('valid');
  }
});

test.each([
  '^(a+)+\\1$',
  '^(?=(a+)+$)',
  '(?<=a+a+)b',
  '^(?:a{1,900}){1,900}$',
  '^([a-z]{1,300}-?){1,99}$',
  '^([a-z]{1,50}-?){1,20}$',
])('the pattern %s, which no engine is sure to be done with, stops the start with its pointer', (pattern) => {
  const places = [
    [{ type: 'string', pattern }, '/components/schemas/A'],
    [{ items: { pattern } }, '/components/schemas/A/items'],
    [{ patternProperties: { [pattern]: true } }, '/components/schemas/A'],
  ] as const;
  for (const [schema, pointer] of places) {
    const error = errorOf({
      openapi: '3.1.0',
      info: {},
      paths: {},
      components: { schemas: { A: schema } },
    });
    expect([error.code, error.pointer]).toEqual(['RINGBACK_SPEC_SCHEMA', pointer]);
    expect(error.message).toMatch(/may take a time without bounds/);
  }
});

/** The best of three runs, in milliseconds of processor time: what else the machine does is none of the pattern's. */
function quickest(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 3 && best >= 100; turn += 1) {
    const before = process.cpuUsage();
    run();
    best = Math.min(best, process.cpuUsage(before).user / 1000);
  }
  return best;
}

function compiled(
  patterns: ReturnType<typeof createPatterns>,
  source: string,
): { test(text: string): boolean } | undefined {
  try {
    return patterns.engine(source, '');
  } catch (error) {
    expect(String(error)).toMatch(/may take a time without bounds/);
    return undefined;
  }
}

function isRegExp(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

function errorOf(document: object): SpecError {
  try {
    void createContract({ provider: 'evil', text: JSON.stringify(document), prism: createPrism() });
  } catch (error) {
    if (error instanceof SpecError) return error;
    throw error;
  }
  throw new Error('the spec was taken');
}
