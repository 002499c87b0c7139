import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Cell, type CellKind, createCell } from '../../src/core/cell.ts';
import { coverageOf } from '../../src/report/coverage.ts';
import type { ReportProvider } from '../../src/report/report.ts';

function cell(provider: string, name: string, kind: CellKind = 'status'): Cell {
  return createCell({ provider, kind, operation: 'get', name });
}

function provider(name: string, count: number): ReportProvider {
  const cells = Array.from({ length: count }, (_, index) => cell(name, String(index)));
  const place = { line: 1, column: 1 };
  return { name, title: name, spec: `specs/${name}.yaml`, place, operations: [], cells };
}

const A = provider('a', 3);
const B = provider('b', 5);

test('a provider that nobody asked is listed, and left out of the figures', () => {
  const report = coverageOf([A, B], [{ covered: [cell('a', '1').id], faults: [] }]);
  expect(report).toMatchObject({ percent: 33.3, covered: 1, total: 3 });
  expect(report.providers[1]).toEqual({
    ...{ provider: 'b', wasAsked: false, percent: null, covered: 0, total: 5 },
    ...{ kinds: [], uncovered: [] },
  });
  expect(report.providers[0]?.uncovered).toEqual([cell('a', '0'), cell('a', '2')]);
  expect(coverageOf([A, B], [])).toMatchObject({ percent: null, covered: 0, total: 0 });
});

test('only what is whole is 100 percent', () => {
  const most = provider('c', 3000);
  const ids = most.cells.map(({ id }) => id);
  expect(coverageOf([most], [{ covered: ids.slice(1), faults: [] }]).percent).toBe(99.9);
  expect(coverageOf([most], [{ covered: ids, faults: [] }]).percent).toBe(100);
});

test('faults that were met are cells of their provider, and count once for all sandboxes', () => {
  const [slow, lost] = [cell('a', 'slow', 'fault'), cell('a', 'reset', 'fault')];
  const one = { covered: [cell('a', '0').id, slow.id], faults: [slow] };
  const other = { covered: [], faults: [slow, lost, cell('gone', 'reset', 'fault')] };
  const report = coverageOf([A], [one, other]);
  expect(report).toMatchObject({ covered: 2, total: 5 });
  expect(report.providers[0]?.kinds).toEqual([
    { kind: 'status', covered: 1, total: 3 },
    { kind: 'fault', covered: 1, total: 2 },
  ]);
  expect(report.providers[0]?.uncovered.at(-1)).toEqual(lost);
});

test('ids that are no cells of what is served change nothing', () => {
  const report = coverageOf([A], [{ covered: ['old status get 1', cell('a', '0').id], faults: [] }]);
  expect(report).toMatchObject({ covered: 1, total: 3 });
});

test('more that was seen never lowers what is covered, and its order does not matter', () => {
  const ids = [...A.cells, ...B.cells].map(({ id }) => id);
  const seen = fc.record({ covered: fc.subarray(ids), faults: fc.constant([]) });
  fc.assert(
    fc.property(fc.array(seen, { maxLength: 4 }), seen, (sandboxes, one) => {
      const before = coverageOf([A, B], sandboxes);
      const after = coverageOf([A, B], [...sandboxes, one]);
      expect(after.covered).toBeGreaterThanOrEqual(before.covered);
      expect(coverageOf([A, B], [one, ...sandboxes.toReversed()])).toEqual(after);
      const union = new Set([...sandboxes, one].flatMap(({ covered }) => covered));
      expect(after.covered).toBe(union.size);
    }),
  );
});
