import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { countsText } from '../../src/cli/exec/counts-text.ts';
import { hasTerminal, startProgressLine } from '../../src/cli/progress-line.ts';

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

const CLEAR = '\r\u001B[2K';

function lineOn(columns: number) {
  const written: string[] = [];
  const counts = { requests: 0, violations: 0 };
  const write = (text: string) => written.push(text);
  const output = {
    data: (text: string) => write(`${text}\n`),
    progress: (text: string) => write(`${text}\n`),
  };
  return { written, counts, line: startProgressLine({ columns, write }, output, () => countsText(counts)) };
}

test('the line is drawn once a second at most, when something changed, and taken away at the end', () => {
  const { written, counts, line } = lineOn(80);
  jest.advanceTimersByTime(3000);
  counts.requests = 500;
  counts.violations = 1;
  jest.advanceTimersByTime(3000);
  line.stop();
  jest.advanceTimersByTime(3000);
  expect(written).toEqual([
    `${CLEAR}ringback: 0 requests, 0 violations`,
    `${CLEAR}ringback: 500 requests, 1 violation`,
    CLEAR,
  ]);
});

test('what is said meanwhile stands above the line', () => {
  const { written, line } = lineOn(80);
  jest.advanceTimersByTime(1000);
  line.output.progress('ringback: refused example.com:443');
  jest.advanceTimersByTime(1000);
  line.stop();
  expect(written).toEqual([
    `${CLEAR}ringback: 0 requests, 0 violations`,
    CLEAR,
    'ringback: refused example.com:443\n',
    `${CLEAR}ringback: 0 requests, 0 violations`,
    CLEAR,
  ]);
});

test('a narrow terminal gets what fits on one line; a run that ends at once, nothing', () => {
  const narrow = lineOn(12);
  jest.advanceTimersByTime(1000);
  expect(narrow.written).toEqual([`${CLEAR}ringback: 0`]);
  const short = lineOn(80);
  short.line.stop();
  expect(short.written).toEqual([]);
});

test.each([
  ['a terminal', { isTTY: true }, {}, true],
  ['a log', {}, {}, false],
  ['a terminal in CI', { isTTY: true }, { CI: 'true' }, false],
  ['a terminal that cannot draw', { isTTY: true }, { TERM: 'dumb' }, false],
])('%s: is it there to be drawn on', (_name, stream, env, isThere) => {
  expect(hasTerminal(stream, env)).toBe(isThere);
});
