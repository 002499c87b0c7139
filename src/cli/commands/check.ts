import { Command } from 'commander';
import { checkFiles, findCheckableFiles } from '../../index.ts';
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
  if (json) output.data(JSON.stringify({ files: checked.map(({ file, kind }) => ({ file, kind })), issues }));
  else
    for (const { file, line, column, message } of issues)
      output.data(`${file}:${line}:${column}: ${message}`);
  if (issues.length > 0) {
    throw new CommandError(
      `Failed the check: ${issues.length} mistake(s) in ${checked.length} file(s).`,
      EXIT.badInput,
    );
  }
  if (!json) output.progress(`${checked.length} file(s) are fine.`);
}

function readAll(files: readonly string[]): ReturnType<typeof checkFiles> {
  try {
    return checkFiles(files);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(`Failed to read the files: ${reason}. Name files that exist.`, EXIT.usage);
  }
}
