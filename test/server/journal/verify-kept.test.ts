import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMock, type VerifyRequest } from '../../../src/index.ts';
import { verifyJournal } from '../../../src/server/control/verify.ts';
import { fitsPath } from '../../../src/server/journal/verify/fits-path.ts';
import { mayHaveBeen } from '../../../src/server/journal/verify/hole.ts';
import { createTestMock } from '../control/support/mock.ts';

const mock = createTestMock();
afterAll(() => mock.server.close());

const KEY = 'sk_live_4eC39HqLyjWDarjtT1zdp7dc';
const CREDENTIAL = 'Zq8-credential/of-mine';
const CALL = '/voiceos/conversations/create_phone_call';

/** Texts of every length that matters, some with what is taken out of them. */
const piece = fc.constantFrom('a', 'b', 'note', KEY, CREDENTIAL, 'x'.repeat(480), 'y'.repeat(700));
const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('-'));
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.constantFrom<unknown>(1, null, true),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'password', KEY), tie('value'), { maxKeys: 3 }),
  ),
})).value;
const requests = fc.record({
  segments: fc.array(text, { maxLength: 3 }),
  query: fc.array(fc.tuple(fc.constantFrom('q', 'token', KEY), text), { maxLength: 4 }),
  header: fc.option(text, { nil: undefined }),
  fillers: fc.constantFrom(0, 80),
  body: fc.option(json, { nil: undefined }),
});

interface Sent {
  readonly segments: readonly string[];
  readonly query: readonly (readonly [string, string])[];
  readonly header: string | undefined;
  readonly fillers: number;
  readonly body: unknown;
}

const TEXTS = ['a', 'b', 'a-b', KEY, `a-${KEY}`, CREDENTIAL, 'x'.repeat(480), '[redacted]', 'a-[redacted]'];

/** Questions that a request answers, and others that are near. */
function questionsOf({
  segments,
  query,
  header,
  body,
}: Sent): readonly (readonly [VerifyRequest, boolean])[] {
  const path = `/voiceos/x/${segments.join('/')}`;
  const values = query.filter(([name]) => name === 'q').map(([, value]) => value);
  return [
    [{ path }, true],
    [{ path: `/voiceos/x${'/{any}'.repeat(segments.length)}` }, segments.length > 0],
    ...TEXTS.map((one) => [{ path: `/voiceos/x/${one}` }, segments.join('/') === one] as const),
    ...[...TEXTS, ...values, header ?? 'a'].flatMap(
      (one) =>
        [
          [
            { match: { 'query.q': { prefix: one } } },
            values.length === 1 && values[0]?.startsWith(one) === true,
          ],
          [{ match: { 'query.q': one } }, values.includes(one)],
          [{ match: { 'header.x-note': one } }, header === one],
          [{ match: { 'header.x-note': { suffix: one } } }, header?.endsWith(one) === true],
        ] as const,
    ),
    [{ match: { 'query.q': { exists: true } } }, values.length > 0],
    [{ match: { 'query.q': { exists: false } } }, values.length === 0],
    [{ match: { 'header.x-note': { exists: false } } }, header === undefined],
    ...(body === undefined ? [] : [[{ body: { data: body } }, true] as const]),
    ...TEXTS.map((one) => [{ body: { data: one } }, body === one] as const),
    ...TEXTS.map((one) => [{ body: { data: { [one]: 'a' } } }, memberOf(body, one) === 'a'] as const),
    ...TEXTS.map((one) => [{ match: { 'body.data': one } }, isOne(body, one)] as const),
    ...TEXTS.map(
      (one) => [{ match: { [`body.data.${one}`]: { exists: true } } }, hasOwn(body, one)] as const,
    ),
  ] as const;
}

function isOne(value: unknown, wanted: string): boolean {
  if (Array.isArray(value)) return value.some((item) => isOne(item, wanted));
  return typeof value !== 'object' && String(value) === wanted;
}

function memberOf(value: unknown, name: string): unknown {
  return hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

function hasOwn(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name);
}

test('what was cut or taken out is never answered with a wrong count: it is right, or incomplete', async () => {
  let complete = 0;
  let incomplete = 0;
  await fc.assert(
    fc.asyncProperty(requests, async (sent) => {
      const sandbox = mock.fresh();
      const { segments, query, header, fillers, body } = sent;
      const written = query.map(
        ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
      );
      const many = Array.from({ length: fillers }, (_, index) => [`x-filler-${index}`, 'v'] as const);
      await mock.ask(
        sandbox,
        `/voiceos/x/${segments.join('/')}${written.length > 0 ? '?' : ''}${written.join('&')}`,
        {
          method: 'POST',
          headers: {
            ...Object.fromEntries(many),
            authorization: `Bearer ${CREDENTIAL}`,
            ...(header !== undefined && { 'x-note': header }),
          },
          ...(body !== undefined && { body: { data: body } }),
        },
      );
      for (const [question, isSo] of questionsOf(sent)) {
        const found = verifyJournal(mock.server, sandbox, { ...question, times: isSo ? 1 : 0 });
        const shown = JSON.stringify([question, found]);
        expect([found.complete ? found.ok : !found.ok, shown]).toEqual([true, shown]);
        if (found.complete) complete += 1;
        else incomplete += 1;
      }
    }),
    { numRuns: 150 },
  );
  expect(Math.min(complete, incomplete)).toBeGreaterThan(500);
});

test('what was kept whole is answered beside what was not', async () => {
  const sandbox = mock.fresh();
  const body = { from_number: '+14155550100', to_number: '+14155550123', password: 'p', note: `Say ${KEY}.` };
  await mock.ask(sandbox, `${CALL}?token=abc&limit=2`, {
    method: 'POST',
    body,
    headers: { 'x-long': 'y'.repeat(600) },
  });
  const ask = (question: VerifyRequest): readonly unknown[] => {
    const { count, complete } = verifyJournal(mock.server, sandbox, { ...question, times: 0 });
    return [count, complete];
  };
  expect(ask({ path: CALL, match: { 'query.limit': 2, 'header.x-short': { exists: false } } })).toEqual([
    1,
    true,
  ]);
  expect(ask({ body: { to_number: '+14155550123' } })).toEqual([1, true]);
  expect(ask({ body: { to_number: '+14155550124' } })).toEqual([0, true]);
  expect(ask({ body: { password: 'p' } })).toEqual([0, false]);
  expect(ask({ body: { password: '[redacted]' } })).toEqual([0, false]);
  expect(ask({ body: { password: { a: 1 } } })).toEqual([0, true]);
  expect(ask({ body: { note: `Say ${KEY}.` } })).toEqual([0, false]);
  // No text that begins otherwise can have been it.
  expect(ask({ body: { note: `Tell ${KEY}.` } })).toEqual([0, true]);
  expect(ask({ match: { 'query.token': { exists: true } } })).toEqual([1, true]);
  expect(ask({ match: { 'query.token': 'abc' } })).toEqual([0, false]);
  expect(ask({ match: { 'header.x-long': { prefix: 'y' } } })).toEqual([0, false]);
});

test('a body that was not read may have been any', async () => {
  const fetched = createMock({ providers: ['voiceos'] });
  const headers = { Authorization: 'Bearer any', 'Content-Type': 'application/json' };
  const send = (body: string, more: object = {}) =>
    fetched.fetch(CALL, { method: 'POST', headers: { ...headers, ...more }, body });
  await send(JSON.stringify({ to_number: 'z'.repeat(1024 * 1024) }));
  await send('{}', { 'Content-Encoding': 'zip' });
  expect(fetched.journal.verify({ body: { to_number: 'z' }, times: 0 })).toMatchObject({
    ok: false,
    complete: false,
  });
  expect(fetched.journal.verify({ match: { 'body.a': { exists: false } } })).toMatchObject({
    complete: false,
  });
  await fetched.close();
});

test('a path with holes says no only where nothing that was taken out could make it fit', () => {
  const segment = fc.array(fc.constantFrom('a', 'b', 'S/T', 'HIDDEN'), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), fc.nat(40), (parts, cutAt) => {
      // What goes on past the end of a segment is never kept as a segment of its own.
      const path = `/${parts.map((part) => part.join('').replace(/^S/, 'aS')).join('/')}`;
      const holed = path.replaceAll('S/T', '[redacted]').replaceAll('HIDDEN', '[redacted]');
      const kept = cutAt < holed.length && cutAt > 0 ? `${holed.slice(0, cutAt)}…` : holed;
      const isWhole = kept === path;
      expect(fitsPath(path, kept)).toBe(isWhole ? 'yes' : 'unknown');
    }),
  );
  expect(fitsPath('/a/{id}/b', '/a/[redacted]/b')).toBe('yes');
  expect(fitsPath('/a/x/b', '/a/[redacted]/b')).toBe('unknown');
  expect(fitsPath('/a/x/c', '/a/[redacted]/b')).toBe('no');
  expect(fitsPath('/b/x', '/a/key[redacted]/b')).toBe('no');
  expect(mayHaveBeen('ab[redacted]ba', 'aba')).toBe(false);
});
