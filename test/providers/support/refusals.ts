import { expect, test } from '@jest/globals';
import type { Refusal } from '../../../src/engine/provider.ts';
import { createBench } from './bench.ts';
import { createCall, type ProviderCase } from './provider-case.ts';
import { BUSY_HOUR, FATES, START } from './scenarios.ts';

/** What is refused, and how. */
export function testRefusals(subject: ProviderCase): void {
  const { provider, contract } = subject;

  test('it models only operations of its spec', () => {
    const declared = contract.operations.map(({ id }) => id);
    expect(declared).toEqual(expect.arrayContaining(Object.keys(provider.operations)));
  });

  test('an unknown id, and one of a call that is not made yet, are the provider’s own 404', () => {
    const bench = createBench(subject, 1, { scenario: BUSY_HOUR });
    const [ahead] = bench.plans().filter(({ createdAt }) => createdAt > START);
    if (!ahead) throw new Error('the scenario has no calls ahead');
    const known = bench.idOf(ahead);
    for (const id of [known, changeDigit(known, 1), changeDigit(known, 9)]) {
      for (const target of subject.reads(id)) {
        const { status, body, decision } = bench.send('GET', target);
        expect(status).toBe(404);
        expect(decision).toMatchObject({ kind: 'refuse', refusal: { kind: 'not-found', id } });
        expect(body).toEqual(provider.refuse({ kind: 'not-found', resource: 'call', id }).body);
      }
    }
    bench.now = ahead.createdAt;
    expect(bench.send('GET', subject.reads(known)[0] ?? '').status).toBe(200);
  });

  test('every refusal fits the contract wherever that declares its status', () => {
    for (const refusal of REFUSALS) {
      const { status, body } = provider.refuse(refusal);
      expect(status).toBe(STATUSES[refusal.kind] ?? subject.invalidStatus);
      for (const operation of contract.operations) {
        if (!operation.responses.some((response) => response.status === String(status))) continue;
        expect(contract.checkResponse(operation, status, body)).toEqual([]);
      }
    }
  });

  test('a call made through another provider is not shown', () => {
    const bench = createBench(subject, 1, { scenario: BUSY_HOUR });
    const before = bench.send('GET', subject.list.target).text;
    const other = createBench({ ...subject, provider: { ...provider, name: 'another' } }, 1, {
      scenario: BUSY_HOUR,
    });
    const id = createCall(other, subject, FATES.answered);
    for (const change of other.world.ledger.changes) bench.world.ledger.append(change);
    expect(bench.send('GET', subject.list.target).text).toBe(before);
    expect(bench.send('GET', subject.reads(id)[0] ?? '').status).toBe(404);
    expect(other.send('GET', subject.reads(id)[0] ?? '').status).toBe(200);
  });
}

const REFUSALS: readonly Refusal[] = [
  {
    kind: 'invalid',
    problems: [{ code: 'required', in: 'body', pointer: '/to/0/a~1b', message: 'is missing' }],
  },
  { kind: 'unauthorized' },
  { kind: 'not-found', resource: 'call', id: 'nobody' },
  { kind: 'no-path' },
  { kind: 'no-method', allow: ['GET', 'POST'] },
  { kind: 'too-large', limit: 1000 },
  { kind: 'media-type' },
  { kind: 'too-many', limit: 1000 },
  { kind: 'internal' },
];
const STATUSES: Readonly<Partial<Record<Refusal['kind'], number>>> = {
  unauthorized: 401,
  'not-found': 404,
  'no-path': 404,
  'no-method': 405,
  'too-large': 413,
  'media-type': 415,
  'too-many': 429,
  internal: 500,
};

/** Another id of the same form, which nobody has. */
function changeDigit(id: string, back: number): string {
  const place = id.length - back;
  return `${id.slice(0, place)}${id[place] === '3' ? '4' : '3'}${id.slice(place + 1)}`;
}
