import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { type ContractReport, mergeReports, ReportError, readReport, renderJson } from '../../index.ts';
import { CommandError, EXIT } from '../exit-code.ts';
import type { Output } from '../output.ts';
import { tellReport } from '../tell-report.ts';
import { addVerdictOptions, type VerdictFlags, verdictFor } from '../verdict-options.ts';

interface MergeFlags extends VerdictFlags {
  readonly out?: string;
  readonly json?: boolean;
}

/** `ringback report merge`: one report from those of many shards. */
export function reportCommand(output: Output): Command {
  const merge = new Command('merge')
    .description('put the reports of shards together, as if there had been one run')
    .argument('<files...>', 'report.json files')
    .option('--out <dir>', 'write the report there: report.html, .json, .xml, .sarif and .md')
    .option('--json', 'print the report as JSON');
  addVerdictOptions(merge).action((files: readonly string[], flags: MergeFlags) =>
    mergeFiles(output, files, flags),
  );
  return new Command('report').description('work on contract reports').addCommand(merge);
}

async function mergeFiles(output: Output, files: readonly string[], flags: MergeFlags): Promise<void> {
  refuseTwins(files);
  const report = mergeReports(files.map(read));
  const { out: folder, json } = flags;
  const verdict = verdictFor(report, flags);
  if (json) output.data(renderJson(report).trimEnd());
  await tellReport(output, report, { folder, stepSummary: process.env.GITHUB_STEP_SUMMARY, verdict });
  if (verdict?.ok === false) process.exitCode = EXIT.failed;
}

/** A shard that is given twice would count twice, under another name too. Files that cannot be read are told of later. */
function refuseTwins(files: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const file of files) {
    const text = attemptRead(file);
    if (text === undefined) continue;
    const digest = createHash('sha256').update(text).digest('hex');
    const twin = seen.get(digest);
    if (twin !== undefined) {
      throw new CommandError(
        `Failed to merge "${file}": it is the same report as "${twin}", and would count twice. Name each shard once.`,
        EXIT.usage,
      );
    }
    seen.set(digest, file);
  }
}

function attemptRead(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function read(file: string): ContractReport {
  try {
    return readReport(file);
  } catch (error) {
    if (error instanceof ReportError) throw new CommandError(error.message, EXIT.badInput);
    throw error;
  }
}
