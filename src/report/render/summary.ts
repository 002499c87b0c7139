import type { ContractReport } from '../report.ts';
import { untouchedOperations, type Verdict } from '../verdict.ts';
import type { Violation } from '../violation.ts';
import { classOf, type ViolationClass } from '../violation-class.ts';
import { headlineOf } from './headline.ts';
import { countOf, formatCount } from './plural.ts';
import { extentRows, totalsRows } from './totals-rows.ts';
import { violationText } from './violation-text.ts';

/** How a summary is written. */
export interface SummaryOptions {
  readonly color?: boolean | undefined;
  /** How many breaches are told in full; the others are counted. */
  readonly limit?: number | undefined;
  readonly verdict?: Verdict | undefined;
}

const LIMIT = 20;
const MAX_UNTOUCHED = 10;
const BAR = 20;

/** What a terminal shows at the end of a run: what was wrong, what was touched, what never was, and whether it passes. */
export function summaryText(report: ContractReport, options: SummaryOptions = {}): string {
  const { color = false, limit = LIMIT, verdict } = options;
  const paint: Paint = color ? (code, text) => `\u001B[${code}m${text}\u001B[0m` : (_code, text) => text;
  const parts = [
    ...violationLines(report, limit, paint),
    ...coverageLines(report, paint),
    ...untouchedLines(report),
    totalsLine(report),
    paint(BOLD, headlineOf(report)),
    ...verdictLines(verdict, paint),
  ];
  return parts.join('\n');
}

/** Sets a text in a colour, or leaves it. */
type Paint = (code: number, text: string) => string;

const BOLD = 1;
const DIM = 2;
const RED = 31;
const GREEN = 32;
const YELLOW = 33;

function violationLines({ violations }: ContractReport, limit: number, paint: Paint): readonly string[] {
  const shown = [...violations].sort((a, b) => weightOf(a) - weightOf(b)).slice(0, limit);
  const left = violations.length - shown.length;
  return [
    ...shown.map((violation) => `${paintLevel(violation, paint)}\n`),
    ...(left > 0 ? [`…and ${formatCount(left)} more: they are in the report that --report writes.\n`] : []),
  ];
}

/** The first word says how bad it is. */
function paintLevel(violation: Violation, paint: Paint): string {
  return violationText(violation).replace(/^\w+/, (word) => paint(COLORS[classOf(violation)], word));
}

/** In the order in which they are told: what is sure first. */
const COLORS: Readonly<Record<ViolationClass, number>> = {
  violations: RED,
  unmatched: RED,
  rules: RED,
  receiver: RED,
  notClient: DIM,
  notes: YELLOW,
};

function weightOf(violation: Violation): number {
  return Object.keys(COLORS).indexOf(classOf(violation));
}

function coverageLines({ coverage }: ContractReport, paint: Paint): readonly string[] {
  const asked = coverage.providers.filter(({ wasAsked }) => wasAsked);
  if (asked.length === 0) return [];
  const width = Math.max(...asked.map(({ provider }) => provider.length));
  return [
    ...asked.map(({ provider, percent, covered, total }) => {
      const full = Math.floor((BAR * covered) / Math.max(1, total));
      const bar = paint(GREEN, '█'.repeat(full)) + paint(DIM, '░'.repeat(BAR - full));
      return `${provider.padEnd(width)}  ${bar} ${String(percent).padStart(5)} %  ${formatCount(covered)} of ${formatCount(total)}`;
    }),
    '',
  ];
}

function untouchedLines(report: ContractReport): readonly string[] {
  const untouched = untouchedOperations(report);
  if (untouched.length === 0) return [];
  const names = untouched
    .slice(0, MAX_UNTOUCHED)
    .map(({ provider, operation }) => `  ${provider} ${operation}`);
  const left = untouched.length - names.length;
  return [
    `${countOf(untouched.length, 'operation')} never asked for:`,
    ...names,
    ...(left > 0 ? [`  and ${left} more`] : []),
    '',
  ];
}

function totalsLine(report: ContractReport): string {
  return [...extentRows(report), ...totalsRows(report)]
    .map(({ name, value, detail }) => `${name} ${value}${detail ? ` (${detail})` : ''}`)
    .join(' · ');
}

function verdictLines(verdict: Verdict | undefined, paint: Paint): readonly string[] {
  if (!verdict) return [];
  if (verdict.ok) return [paint(GREEN, 'passed')];
  return [paint(RED, 'failed:'), ...verdict.failures.map(({ text }) => `  ${text}`)];
}
