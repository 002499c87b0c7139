import { cutText } from '../../core/cut-text.ts';
import { spanOf } from '../merge-reports.ts';
import type { ContractReport } from '../report.ts';
import { untouchedOperations, type Verdict } from '../verdict.ts';
import type { Violation } from '../violation.ts';
import { classOf } from '../violation-class.ts';
import { headlineOf } from './headline.ts';
import { codeBlock, codeSpan, details, escapeMarkdown, table } from './markdown-text.ts';
import { countOf, formatCount } from './plural.ts';
import { extentRows, totalsRows } from './totals-rows.ts';
import { violationText } from './violation-text.ts';

/** How a report is written. */
export interface MarkdownOptions {
  readonly verdict?: Verdict | undefined;
  /** The most bytes in UTF-8; by default what GitHub surely takes. */
  readonly maxBytes?: number | undefined;
}

/** GitHub shows nothing of a step whose summaries are over 1 MiB together. Other tools of the step have summaries too. */
export const MAX_SUMMARY_BYTES = 1_048_576 - 65_536;
/** For what comes behind the violations. */
const ROOM_BEHIND = 2_048;
const MAX_ROWS = 50;
const MAX_NAMED = 200;

/**
 * A report as Markdown, as GitHub shows it: a verdict, totals, the breaches to be opened one by one, what was touched, and
 * what never was. Never more than `maxBytes`: what has no room is counted. Empty where there is no room to say even that.
 */
export function renderMarkdown(report: ContractReport, options: MarkdownOptions = {}): string {
  const { verdict, maxBytes = MAX_SUMMARY_BYTES } = options;
  const head = [
    '## Ringback: the contract, told back',
    `**${escapeMarkdown(headlineOf(report, verdict))}**`,
    ...(verdict && !verdict.ok
      ? [verdict.failures.map(({ text }) => `- ${escapeMarkdown(text)}`).join('\n')]
      : []),
    table(
      ['', ''],
      [...extentRows(report), ...totalsRows(report)].map(({ name, value, detail }) => [
        name,
        detail ? `${value} (${detail})` : value,
      ]),
    ),
  ];
  const tail = [coverageSection(report), untouchedSection(report), sandboxSection(report), runLine(report)];
  const fixed = [...head, ...tail].filter((part) => part !== '').join('\n\n');
  const violations = violationSection(report, maxBytes - bytesOf(fixed) - ROOM_BEHIND);
  const left = leftOut(report);
  const forms = [[...head, violations, ...tail], [...head, left], [left]].map(
    (parts) => `${parts.filter((part) => part !== '').join('\n\n')}\n`,
  );
  return forms.find((text) => bytesOf(text) <= maxBytes) ?? '';
}

/** What stands in the place of all that has no room. */
function leftOut({ violations, sandboxes }: ContractReport): string {
  const counts = [countOf(violations.length, 'finding'), countOf(sandboxes.length, 'sandbox', 'sandboxes')];
  return `There was no room here to tell of ${counts.join(' in ')}: see the other files of the report.`;
}

/** The breaches, as many as there is room for. */
function violationSection({ violations }: ContractReport, room: number): string {
  if (violations.length === 0) return '';
  const parts = ['### What was wrong'];
  let used = 0;
  for (const violation of violations) {
    const part = violationPart(violation);
    used += bytesOf(part) + 2;
    if (used > room) break;
    parts.push(part);
  }
  const left = violations.length - (parts.length - 1);
  if (left > 0) parts.push(`…and ${formatCount(left)} more in the other files of the report.`);
  return parts.join('\n\n');
}

function violationPart(violation: Violation): string {
  const { provider, operation, message, count } = violation;
  const times = count > 1 ? ` (${formatCount(count)} times)` : '';
  const name = operation === null ? provider : `${provider} ${operation}`;
  const label = LABELS[classOf(violation)];
  return details(
    `${label}: ${codeSpan(name)} ${escapeMarkdown(cutText(message, MAX_MESSAGE))}${times}`,
    codeBlock(cutText(violationText(violation), MAX_TEXT)),
  );
}

const LABELS = {
  violations: 'Violation',
  unmatched: 'Unmatched',
  notes: 'Note',
  receiver: 'Receiver',
  rules: 'Rule',
  notClient: 'Not the client',
} as const;

const MAX_MESSAGE = 300;
const MAX_TEXT = 8_000;

function coverageSection({ coverage }: ContractReport): string {
  const asked = coverage.providers.filter(({ wasAsked }) => wasAsked);
  if (asked.length === 0) return '';
  const kinds = [...new Set(asked.flatMap((one) => one.kinds.map(({ kind }) => kind)))];
  const rows = kinds.map((kind) => [
    kind.replace('-', ' '),
    ...asked.map((one) => {
      const found = one.kinds.find((counts) => counts.kind === kind);
      return found ? `${formatCount(found.covered)} of ${formatCount(found.total)}` : '–';
    }),
  ]);
  const whole = ['**all**', ...asked.map(({ percent }) => `**${percent} %**`)];
  return [
    '### What was touched',
    table(['', ...asked.map(({ provider }) => escapeMarkdown(provider))], [...rows, whole]),
  ].join('\n\n');
}

function untouchedSection(report: ContractReport): string {
  const untouched = untouchedOperations(report);
  if (untouched.length === 0) return '';
  const shown = untouched.slice(0, MAX_NAMED);
  const items = shown.map(
    ({ provider, operation }) => `- ${codeSpan(provider)} ${escapeMarkdown(operation)}`,
  );
  const more = untouched.length > shown.length ? [`- and ${untouched.length - shown.length} more`] : [];
  return details(`${countOf(untouched.length, 'operation')} never asked for`, [...items, ...more].join('\n'));
}

function sandboxSection({ sandboxes }: ContractReport): string {
  if (sandboxes.length < 2) return '';
  const rows = sandboxes
    .slice(0, MAX_ROWS)
    .map(({ name, requests, violations, covered }) => [
      codeSpan(name),
      ...[requests, violations.length, covered.length].map(formatCount),
    ]);
  const more = sandboxes.length > MAX_ROWS ? `\n\nand ${formatCount(sandboxes.length - MAX_ROWS)} more` : '';
  const head = ['sandbox', 'requests', 'breaches and notes', 'cells touched'];
  return details(countOf(sandboxes.length, 'sandbox', 'sandboxes'), `${table(head, rows)}${more}`);
}

function runLine({ runs }: ContractReport): string {
  if (runs.length === 0) return '';
  const { startedAt, durationMs } = spanOf(runs);
  const of = runs.length > 1 ? ` in ${runs.length} shards` : '';
  return `<sub>${escapeMarkdown(`${startedAt}, ${(durationMs / 1000).toFixed(1)} s${of}, Ringback ${runs[0]?.version ?? ''}`)}</sub>`;
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
