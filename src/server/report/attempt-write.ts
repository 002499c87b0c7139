import { ReportError } from './report-error.ts';

/** Does what writes a part of a report. Throws a ReportError that names the file where the system does not let it. */
export async function attemptWrite(
  file: string,
  task: () => Promise<unknown>,
  remedy = 'Name a folder that can be written with --report',
): Promise<void> {
  try {
    await task();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReportError('RINGBACK_REPORT_WRITE', `Failed to write "${file}": ${reason}. ${remedy}.`);
  }
}
