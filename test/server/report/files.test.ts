import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readReport } from '../../../src/server/report/read-report.ts';
import { appendStepSummary, writeReport } from '../../../src/server/report/write-report.ts';
import { largeReport, sampleReport } from '../../report/support/sample.ts';

const fresh = (): string => mkdtempSync(join(tmpdir(), 'ringback-report-'));

test('a report is written in every format, over an older one, and read back', async () => {
  const folder = join(fresh(), 'deep', 'down');
  await writeReport(folder, largeReport(5, 2));
  const files = await writeReport(folder, sampleReport());
  expect(readdirSync(folder).sort()).toEqual([
    'report.html',
    'report.json',
    'report.md',
    'report.sarif',
    'report.xml',
  ]);
  expect(files).toHaveLength(5);
  expect(readReport(join(folder, 'report.json'))).toEqual(sampleReport());
});

test('two reports that are written at once do not get into each other’s way', async () => {
  const folder = fresh();
  await Promise.all([writeReport(folder, sampleReport()), writeReport(folder, sampleReport())]);
  expect(readReport(join(folder, 'report.json'))).toEqual(sampleReport());
  expect(readdirSync(folder)).toHaveLength(5);
});

test('a folder that cannot be is named', async () => {
  const file = join(fresh(), 'file');
  writeFileSync(file, '');
  await expect(writeReport(join(file, 'below'), sampleReport())).rejects.toMatchObject({
    code: 'RINGBACK_REPORT_WRITE',
    message: expect.stringContaining(`"${file}/below"`),
  });
});

test('a file that is no report is named with the place', () => {
  const file = join(fresh(), 'report.json');
  const read = (text: string) => () => {
    writeFileSync(file, text);
    return readReport(file);
  };
  expect(read('{"ringback": "report/1",')).toThrow(/it is no JSON: .*JSON/);
  expect(read('{"ringback": "report/2"}')).toThrow(`${file}: /ringback: `);
  expect(read('[]')).toThrow('(top)');
  expect(() => readReport(join(file, 'none'))).toThrow(/Failed to read the report/);
});

test('a step’s summary is appended to, and never grows past what GitHub shows', async () => {
  const file = join(fresh(), 'summary.md');
  writeFileSync(file, '# before\n');
  await appendStepSummary(file, sampleReport());
  expect(readFileSync(file, 'utf8')).toMatch(/^# before\n## Ringback/);
  for (let times = 0; times < 4; times += 1) await appendStepSummary(file, largeReport(3_000, 1));
  expect(readFileSync(file).length).toBeLessThan(1_048_576);
});

test('a summary that others have filled is left as it is, and this is said', async () => {
  const file = join(fresh(), 'full.md');
  writeFileSync(file, 'x'.repeat(1_048_576 - 65_536));
  expect(await appendStepSummary(file, sampleReport())).toBe(false);
  expect(readFileSync(file).length).toBe(1_048_576 - 65_536);
  const free = join(fresh(), 'free.md');
  expect(await appendStepSummary(free, sampleReport())).toBe(true);
});
