import type { SandboxEvidence } from '../evidence.ts';
import { spanOf } from '../merge-reports.ts';
import type { ContractReport, ReportProvider } from '../report.ts';
import { untouchedOperations } from '../verdict.ts';
import type { Violation } from '../violation.ts';
import { classOf } from '../violation-class.ts';
import { violationText } from './violation-text.ts';
import { element, escapeXml } from './xml.ts';

/**
 * A report as JUnit XML, as Jenkins, GitLab and others read it. There is a suite for each provider and sandbox, and in it
 * a case for each operation that was asked for, and each rule that was broken without one. Breaches by the client fail
 * their case; notes and what others are to blame for are its output. Operations that nothing asked for are skipped
 * cases of a suite of their own.
 */
export function renderJunit(report: ContractReport): string {
  const { startedAt, durationMs } = spanOf(report.runs);
  const suites = [
    ...report.sandboxes.flatMap((sandbox) => suitesOf(sandbox, report.providers)),
    ...untouchedSuites(report),
  ];
  const tests = suites.reduce((sum, { cases }) => sum + cases.length, 0);
  const failures = suites.reduce((sum, { failed }) => sum + failed, 0);
  const root = { name: 'ringback', tests, failures, errors: 0, time: (durationMs / 1000).toFixed(3) };
  const written = suites.map(({ name, cases, failed, skipped }) =>
    element(
      'testsuite',
      { name, tests: cases.length, failures: failed, errors: 0, skipped, timestamp: startedAt || undefined },
      cases,
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', root, written)}\n`;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly string[];
  readonly failed: number;
  readonly skipped: number;
}

/** A suite for each provider that was asked or is spoken of, in the order of their names. */
function suitesOf(sandbox: SandboxEvidence, providers: readonly ReportProvider[]): readonly Suite[] {
  const touched = new Set(sandbox.covered);
  const cases = new Map<string, Map<string, Violation[]>>();
  for (const { name, cells } of providers) {
    const covered = cells.filter(({ id }) => touched.has(id));
    if (covered.length === 0) continue;
    const operations = covered.filter(({ kind }) => kind === 'operation');
    cases.set(name, new Map(operations.map(({ operation, name: cell }) => [operation ?? cell, []])));
  }
  for (const violation of sandbox.violations) {
    const byCase = getOrMake(cases, violation.provider, () => new Map<string, Violation[]>());
    getOrMake(byCase, caseOf(violation), () => []).push(violation);
  }
  return [...cases]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([provider, byCase]) => suiteOf(provider, sandbox.name, byCase));
}

function suiteOf(
  provider: string,
  sandbox: string,
  byCase: ReadonlyMap<string, readonly Violation[]>,
): Suite {
  const classname = `${provider}.${sandbox}`;
  const cases = [...byCase].map(([title, found]) => caseElement(title, classname, found));
  const failed = [...byCase.values()].filter((found) => found.some(isFailure)).length;
  return { name: `${provider} · ${sandbox}`, cases, failed, skipped: 0 };
}

function getOrMake<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** What is of no operation goes by its rule. */
function caseOf({ operation, kind, code }: Violation): string {
  if (operation !== null && kind !== 'rule') return operation;
  const rule = kind === 'unmatched' ? 'matches an operation' : `${kind} ${code}`;
  return operation === null ? rule : `${operation}: ${rule}`;
}

function caseElement(name: string, classname: string, violations: readonly Violation[]): string {
  const failures = violations
    .filter(isFailure)
    .map((violation) =>
      element(
        'failure',
        { type: violation.code, message: violation.message },
        escapeXml(violationText(violation)),
      ),
    );
  const rest = violations.filter((violation) => !isFailure(violation)).map(violationText);
  const output = rest.length === 0 ? [] : [element('system-out', {}, escapeXml(rest.join('\n\n')))];
  return element('testcase', { name, classname, time: '0' }, [...failures, ...output]);
}

function isFailure(violation: Violation): boolean {
  return (
    violation.blame === 'client' && classOf(violation) !== 'notClient' && violation.level === 'violation'
  );
}

function untouchedSuites(report: ContractReport): readonly Suite[] {
  const untouched = untouchedOperations(report);
  return report.providers.flatMap(({ name: provider }) => {
    const operations = untouched.filter((one) => one.provider === provider);
    if (operations.length === 0) return [];
    const classname = `${provider}.never-asked-for`;
    const cases = operations.map(({ operation }) =>
      element('testcase', { name: operation, classname, time: '0' }, [
        // Of an attribute here, the older of the published schemas knows nothing.
        element('skipped', {}, 'Nothing asked for it.'),
      ]),
    );
    return [{ name: `${provider} · never asked for`, cases, failed: 0, skipped: cases.length }];
  });
}
