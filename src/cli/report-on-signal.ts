import type { RunningServer } from '../index.ts';
import type { Output } from './output.ts';
import { tellReport } from './tell-report.ts';

/**
 * Writes the report on SIGUSR2, one at a time; all signals that come meanwhile are one more. What goes wrong is told,
 * and ends nothing. The signal stays taken until the process ends: with nobody to hear it, it would end it.
 *
 * @returns what resolves when no report is being written.
 */
export function reportOnSignal(
  output: Output,
  server: Pick<RunningServer, 'report'>,
  folder: string,
): () => Promise<void> {
  let writing: Promise<void> | undefined;
  let isAskedAgain = false;
  const write = async (): Promise<void> => {
    do {
      isAskedAgain = false;
      try {
        await tellReport(output, server.report(), { folder });
      } catch (error) {
        output.progress(error instanceof Error ? error.message : String(error));
      }
    } while (isAskedAgain);
    writing = undefined;
  };
  // Windows has no such signal.
  if (process.platform !== 'win32') {
    process.on('SIGUSR2', () => {
      isAskedAgain = writing !== undefined;
      writing ??= write();
    });
  }
  return () => writing ?? Promise.resolve();
}
