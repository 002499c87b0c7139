import {
  appendStepSummary,
  type ContractReport,
  ReportError,
  summaryText,
  type Verdict,
  writeReport,
} from '../index.ts';
import { CommandError, EXIT } from './exit-code.ts';
import type { Output } from './output.ts';

/** Where a report goes, besides the terminal. */
export interface ReportTargets {
  /** Gets the files. */
  readonly folder?: string | undefined;
  /** The file that GitHub shows as the step's summary; empty is absent. */
  readonly stepSummary?: string | undefined;
  readonly verdict?: Verdict | undefined;
}

/**
 * Prints a report's summary on stderr, and writes what was asked for.
 *
 * @throws CommandError when a file cannot be written.
 */
export async function tellReport(
  output: Output,
  report: ContractReport,
  targets: ReportTargets,
): Promise<void> {
  output.progress(summaryText(report, { color: isColored(), verdict: targets.verdict }));
  await saveReport(output, report, targets);
}

/**
 * Writes of a report what was asked for, and says where.
 *
 * @throws CommandError when a file cannot be written.
 */
export async function saveReport(
  output: Output,
  report: ContractReport,
  { folder, stepSummary, verdict }: ReportTargets,
): Promise<void> {
  await attemptReport(async () => {
    if (folder) {
      await writeReport(folder, report, { verdict });
      output.progress(`The report is in ${folder}: report.html, .json, .xml, .sarif and .md.`);
    }
    if (stepSummary && !(await appendStepSummary(stepSummary, report, { verdict }))) {
      output.progress('The report is not in the summary of this step: other summaries leave it no room.');
    }
  });
}

/** Writes a part of a report. Throws a CommandError where it cannot be written. */
export async function attemptReport(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (error instanceof ReportError) throw new CommandError(error.message, EXIT.noPort);
    throw error;
  }
}

/** Whether stderr is a terminal that wants colours. */
function isColored(): boolean {
  return process.stderr.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
}
