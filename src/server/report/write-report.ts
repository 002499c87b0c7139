import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderHtml } from '../../report/render/html.ts';
import { renderJson } from '../../report/render/json.ts';
import { renderJunit } from '../../report/render/junit.ts';
import { MAX_SUMMARY_BYTES, renderMarkdown } from '../../report/render/markdown.ts';
import { renderSarif } from '../../report/render/sarif.ts';
import type { ContractReport } from '../../report/report.ts';
import type { Verdict } from '../../report/verdict.ts';
import { ReportError } from './report-error.ts';

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
  await attempt(folder, () => mkdir(folder, { recursive: true }));
  const written: string[] = [];
  for (const [name, render] of files) {
    const file = join(folder, name);
    const text = render();
    await attempt(file, () => replaceFile(file, text));
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
  await attempt(file, async () => {
    const before = await stat(file).catch(() => undefined);
    text = renderMarkdown(report, { verdict, maxBytes: MAX_SUMMARY_BYTES - (before?.size ?? 0) });
    if (text !== '') await appendFile(file, text);
  });
  return text !== '';
}

async function replaceFile(file: string, text: string): Promise<void> {
  // Reports may be written at the same time, also by processes of one number in containers of their own.
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, text);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function attempt(file: string, task: () => Promise<unknown>): Promise<void> {
  try {
    await task();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReportError(
      'RINGBACK_REPORT_WRITE',
      `Failed to write "${file}": ${reason}. Name a folder that can be written with --report.`,
    );
  }
}
