import { appendFile, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { renderHtml } from '../../report/render/html.ts';
import { renderJson } from '../../report/render/json.ts';
import { renderJunit } from '../../report/render/junit.ts';
import { MAX_SUMMARY_BYTES, renderMarkdown } from '../../report/render/markdown.ts';
import { renderSarif } from '../../report/render/sarif.ts';
import type { ContractReport } from '../../report/report.ts';
import type { Verdict } from '../../report/verdict.ts';
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
  await attemptWrite(folder, () => mkdir(folder, { recursive: true }));
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
  await attemptWrite(file, async () => {
    const before = await stat(file).catch(() => undefined);
    text = renderMarkdown(report, { verdict, maxBytes: MAX_SUMMARY_BYTES - (before?.size ?? 0) });
    if (text !== '') await appendFile(file, text);
  });
  return text !== '';
}
