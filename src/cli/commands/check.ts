import { Command } from 'commander';
import { type CheckedFile, checkFiles, findCheckableFiles, formatIssue } from '../../index.ts';
import { CommandError, EXIT } from '../exit-code.ts';
import type { Output } from '../output.ts';

/** `ringback check`: lints specs and scenarios. */
export function checkCommand(output: Output): Command {
  return new Command('check')
    .description('lint specs and scenarios: file, line, column, and what to mend')
    .argument(
      '[files...]',
      'what to check (default: specs/ and scenarios/ of this folder, else the bundled ones)',
    )
    .option('--json', 'print the findings as JSON')
    .action((files: readonly string[], { json }: { json?: boolean }) => check(output, files, json === true));
}

function check(output: Output, files: readonly string[], json: boolean): void {
  const checked = readAll(files.length > 0 ? files : findCheckableFiles(process.cwd()));
  const issues = checked.flatMap((file) => file.issues);
  if (json) {
    const seen = checked.map(({ file, kind, more }) => ({ file, kind, more }));
    output.data(JSON.stringify({ files: seen, issues }));
  } else {
    for (const one of checked) showFile(output, one);
  }
  if (issues.length > 0) {
    const count = checked.reduce((sum, one) => sum + one.issues.length + one.more, 0);
    throw new CommandError(
      `Failed the check: ${count} mistake(s) in ${checked.length} file(s).`,
      EXIT.badInput,
    );
  }
  if (!json) output.progress(`${checked.length} file(s) are fine.`);
}

function showFile(output: Output, { file, issues, more }: CheckedFile): void {
  for (const issue of issues) output.data(formatIssue(issue));
  if (more > 0) output.data(`${file}: and ${more} more`);
}

function readAll(files: readonly string[]): readonly CheckedFile[] {
  try {
    return checkFiles(files);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(`Failed to read the files: ${reason}. Name files that exist.`, EXIT.usage);
  }
}
