import { appendFile, type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { renderHtml } from '../../report/render/html.ts';
import { renderJson } from '../../report/render/json.ts';
import { renderJunit } from '../../report/render/junit.ts';
import { MAX_SUMMARY_BYTES, renderMarkdown } from '../../report/render/markdown.ts';
import { renderSarif } from '../../report/render/sarif.ts';
import type { ContractReport } from '../../report/report.ts';
import type { Verdict } from '../../report/verdict.ts';
import { makeFolder } from '../make-folder.ts';
import { replaceFile } from '../replace-file.ts';
import { attemptWrite } from './attempt-write.ts';

/** How a report is written. */
export interface WriteOptions {
  /** Stands on top of what people read. */
  readonly verdict?: Verdict | undefined;
}

/**
 * Writes `report.json`, `.html`, `.xml` (JUnit), `.sarif` and `.md` into a folder, which is made if need be. Each is
 * there whole or as it was before. Throws a ReportError that names the file.
 *
 * @returns the files' paths.
 */
export async function writeReport(
  folder: string,
  report: ContractReport,
  { verdict }: WriteOptions = {},
): Promise<readonly string[]> {
  const files = new Map<string, () => string>([
    ['report.json', () => renderJson(report)],
    ['report.html', () => renderHtml(report, { verdict })],
    ['report.xml', () => renderJunit(report)],
    ['report.sarif', () => renderSarif(report)],
    ['report.md', () => renderMarkdown(report, { verdict })],
  ]);
  await attemptWrite(folder, async () => makeFolder(folder));
  const written: string[] = [];
  for (const [name, render] of files) {
    const file = join(folder, name);
    const text = render();
    await attemptWrite(file, () => replaceFile(file, text));
    written.push(file);
  }
  return written;
}

/**
 * Appends the report as Markdown to the file that `GITHUB_STEP_SUMMARY` names, as much as it has room for. Throws a
 * ReportError where it cannot be written.
 *
 * @returns whether there was room for anything.
 */
export async function appendStepSummary(
  file: string,
  report: ContractReport,
  { verdict }: WriteOptions = {},
): Promise<boolean> {
  let text = '';
  const write = async (): Promise<void> => {
    const { size, isLineOpen } = await readEnd(file);
    // Another step's text may end within its line.
    const start = isLineOpen ? '\n\n' : '';
    text = renderMarkdown(report, { verdict, maxBytes: MAX_SUMMARY_BYTES - size - start.length });
    if (text !== '') await appendFile(file, start + text);
  };
  await attemptWrite(file, write, 'Let GITHUB_STEP_SUMMARY name a file that can be written, or unset it');
  return text !== '';
}

/** How a file ends; one that is not there, or that cannot be read, as an empty one does. */
async function readEnd(file: string): Promise<{ readonly size: number; readonly isLineOpen: boolean }> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file, 'r');
    const { size } = await handle.stat();
    if (size === 0) return { size, isLineOpen: false };
    const { buffer } = await handle.read({ buffer: Buffer.alloc(1), position: size - 1 });
    return { size, isLineOpen: buffer.toString('latin1') !== '\n' };
  } catch {
    return { size: 0, isLineOpen: false };
  } finally {
    await handle?.close();
  }
}
