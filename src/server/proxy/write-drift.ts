import { join } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import { replaceFile } from '../replace-file.ts';
import { attemptWrite } from '../report/attempt-write.ts';
import type { DriftReport } from './drift-report.ts';

/**
 * Writes `drift.json` into a folder, which is made if need be. It is there whole or as it was before. Throws a
 * ReportError that names the file.
 */
export async function writeDrift(folder: string, report: DriftReport): Promise<void> {
  const file = join(folder, 'drift.json');
  await attemptWrite(folder, async () => makeFolder(folder));
  await attemptWrite(file, () => replaceFile(file, `${JSON.stringify(report, null, 2)}\n`));
}
