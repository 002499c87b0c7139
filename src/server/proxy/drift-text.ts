import { toOneLine } from '../../report/render/one-line.ts';
import { violationText } from '../../report/render/violation-text.ts';
import type { DriftFacts, DriftReport } from './drift-report.ts';

/** What is told in full; what is left is counted. */
const MAX_TOLD = 50;

/** A drift report for a terminal. Control characters of what was sent are written out. */
export function driftText(report: DriftReport): string {
  const { drift, violations, droppedDrift, droppedViolations, failures, unchecked, requests } = report;
  const blocks = [
    ...drift.slice(0, MAX_TOLD).map(oneDrift),
    ...moreOf(drift.length - MAX_TOLD, 'kinds of drift'),
    ...violations.slice(0, MAX_TOLD).map(violationText),
    ...moreOf(violations.length - MAX_TOLD, 'violations and notes'),
  ];
  const lines = [
    ...failures.map(
      ({ operation, code, count }) => `no answer: ${operation ?? 'no operation'} ${code}, ${times(count)}`,
    ),
    ...unchecked.map(({ side, why, count }) => `not checked: ${side} bodies, ${why}, ${times(count)}`),
    ...(droppedDrift + droppedViolations > 0
      ? [`not kept: ${droppedDrift} further sightings of drift, ${droppedViolations} of violations`]
      : []),
    `${requests} requests to ${report.upstream}: ${drift.length} kinds of drift, ${violations.length} violations and notes.`,
  ];
  return [...blocks, lines.join('\n')].join('\n\n');
}

function oneDrift({
  operation,
  pointer,
  code,
  message,
  count,
  responses,
  first,
  rule,
  ...drift
}: DriftFacts): string {
  const { method, path, status, sent, requestId } = first;
  const rows: readonly (readonly [name: string, text: string | null])[] = [
    [
      'seen',
      `in ${count} of ${responses} responses, first in request ${requestId}: ${method} ${path} → ${status}`,
    ],
    ['sent', sent],
    ['contract', `${rule.file}:${rule.line}:${rule.column}  ${rule.constraint}`],
    ['basis', drift.basis],
    ['remedy', drift.remedy],
  ];
  const told = rows.flatMap(([name, text]) =>
    text === null ? [] : [`    ${name.padEnd(10)}${toOneLine(text)}`],
  );
  const head = [operation ?? 'no operation', pointer || 'the answer'].join(' · ');
  return [`drift: ${toOneLine(head)} (${code})`, `    ${toOneLine(message)}`, ...told].join('\n');
}

function moreOf(count: number, what: string): readonly string[] {
  return count > 0 ? [`and ${count} more ${what}: see them all with --json`] : [];
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
