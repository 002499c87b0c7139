import { wholeVersion } from '../merge-reports.ts';
import type { ContractReport } from '../report.ts';
import type { Violation } from '../violation.ts';
import { classOf } from '../violation-class.ts';
import { codeWords } from './code-words.ts';
import { placeInSpec } from './place-in-spec.ts';
import { countOf } from './plural.ts';
import { violationText } from './violation-text.ts';

/** What GitHub takes of one run; the most frequent come first. */
const MAX_RESULTS = 25_000;

/**
 * A report as SARIF 2.1.0, as code scanners are read. Every result has a place in a spec file. Breaches are errors,
 * notes are notes, and what the client is not to blame for is a warning.
 */
export function renderSarif(report: ContractReport): string {
  const shown = report.violations.slice(0, MAX_RESULTS);
  const codes = [...new Set(shown.map(({ code }) => code))].sort();
  const left = report.violations.length - shown.length;
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Ringback', ...wholeVersion(report.runs), rules: codes.map(toRule) } },
        invocations: [{ executionSuccessful: true, ...notifications(left) }],
        columnKind: 'utf16CodeUnits',
        results: shown.map((violation) => toResult(violation, codes.indexOf(violation.code), report)),
      },
    ],
  };
  return `${JSON.stringify(log, wellFormed, 2)}\n`;
}

function notifications(left: number): object {
  if (left === 0) return {};
  const text = `${countOf(left, 'more breach', 'more breaches')} had no room here; they are in report.json.`;
  return { toolExecutionNotifications: [{ level: 'warning', message: { text } }] };
}

function toRule(code: string): object {
  const text = codeWords(code);
  return {
    id: code,
    shortDescription: { text },
    fullDescription: { text },
    help: { text: `${text} Each result says what was sent, what the contract says, and what to change.` },
    defaultConfiguration: { level: 'error' },
  };
}

function toResult(violation: Violation, ruleIndex: number, report: ContractReport): object {
  const { id, code, message, remedy, count, provider, operation, kind, basis, blame } = violation;
  const { file, line, column } = placeInSpec(violation, report);
  const name = operation === null ? provider : `${provider}/${operation}`;
  return {
    ruleId: code,
    ruleIndex,
    level: levelOf(violation),
    message: {
      text: `${[message, remedy].filter((part) => part !== '').join(' ')}\n\n${violationText(violation)}`,
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file.toWellFormed()) },
          region: { startLine: line, startColumn: column },
        },
        logicalLocations: [{ fullyQualifiedName: name, kind: 'member' }],
      },
    ],
    partialFingerprints: { 'ringbackViolation/v1': id },
    occurrenceCount: count,
    properties: { provider, operation, kind, basis, blame },
  };
}

function levelOf(violation: Violation): 'error' | 'warning' | 'note' {
  if (violation.blame !== 'client' || classOf(violation) === 'notClient') return 'warning';
  return violation.level === 'violation' ? 'error' : 'note';
}

/** Lone surrogates are no Unicode, and break strict readers. */
function wellFormed(_member: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
