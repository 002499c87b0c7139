import type { Cell } from '../../core/cell.ts';
import { cutText } from '../../core/cut-text.ts';
import type { SandboxEvidence } from '../evidence.ts';
import type { ContractReport, ProviderCoverage } from '../report.ts';
import type { Violation } from '../violation.ts';
import { classOf, type ViolationClass } from '../violation-class.ts';

/** What the report's page is made of in the browser: each thing once, and never more than a browser takes. */
export interface PageData {
  readonly violations: readonly PageViolation[];
  /** How many more there are. */
  readonly moreViolations: number;
  readonly providers: readonly PageProvider[];
  readonly sandboxes: readonly PageSandbox[];
  readonly moreSandboxes: number;
}

export interface PageViolation extends Omit<Violation, 'id' | 'requestId' | 'kind'> {
  readonly class: ViolationClass;
}

export interface PageProvider {
  readonly name: string;
  readonly title: string;
  readonly spec: string;
  readonly wasAsked: boolean;
  /** Null where it was not asked. */
  readonly percent: number | null;
  readonly covered: number;
  readonly total: number;
  readonly kinds: readonly PageKind[];
}

export interface PageKind {
  readonly kind: string;
  readonly covered: number;
  readonly total: number;
  /** In the order of the contract. */
  readonly cells: readonly PageCell[];
}

/** Its operation, empty where it is of none; its name; and 1 where it was touched. */
export type PageCell = readonly [operation: string, name: string, isTouched: 0 | 1];

export interface PageSandbox {
  readonly name: string;
  readonly requests: number;
  readonly touched: number;
  /** Breaches by their place in the page's list, with how often. */
  readonly violations: readonly (readonly [index: number, count: number])[];
  readonly moreViolations: number;
  readonly deliveries: number;
  readonly failedDeliveries: number;
}

const MAX_VIOLATIONS = 10_000;
const MAX_SANDBOXES = 1_000;
const MAX_OF_SANDBOX = 100;
const MAX_CELLS = 5_000;
const MAX_TEXT = 600;
const MAX_ALLOWED = 50;

/** Picks what a page shows. Texts are cut, and what has no room is counted. */
export function toPageData(report: ContractReport): PageData {
  const violations = report.violations.slice(0, MAX_VIOLATIONS);
  const places = new Map(violations.map(({ id }, index) => [id, index]));
  const sandboxes = report.sandboxes.slice(0, MAX_SANDBOXES);
  return {
    violations: violations.map(toPageViolation),
    moreViolations: report.violations.length - violations.length,
    providers: report.coverage.providers.map((coverage) => toPageProvider(coverage, report)),
    sandboxes: sandboxes.map(({ name, requests, violations: found, covered, deliveries }) => {
      const shown = found.slice(0, MAX_OF_SANDBOX).flatMap(({ id, count }) => {
        const index = places.get(id);
        return index === undefined ? [] : [[index, count] as const];
      });
      return {
        ...{ name, requests, touched: covered.length, violations: shown },
        moreViolations: found.length - shown.length,
        deliveries: deliveries.acknowledged + deliveries.failed + deliveries.pending,
        failedDeliveries: deliveries.failed,
      };
    }),
    moreSandboxes: report.sandboxes.length - sandboxes.length,
  };
}

function toPageViolation({ id: _id, requestId: _request, kind, ...violation }: Violation): PageViolation {
  const { message, sent, reason, remedy, pointer, first, allowed } = violation;
  const all = allowed.slice(0, MAX_ALLOWED).map(cut);
  return {
    ...violation,
    class: classOf({ ...violation, kind }),
    ...{ message: cut(message), reason: cut(reason), remedy: cut(remedy), pointer: cut(pointer) },
    sent: sent === null ? null : cut(sent),
    allowed: allowed.length > all.length ? [...all, `and ${allowed.length - all.length} more`] : all,
    first: first && { ...first, path: cut(first.path), curl: cut(first.curl, MAX_TEXT * 4) },
  };
}

function toPageProvider(coverage: ProviderCoverage, { providers, sandboxes }: ContractReport): PageProvider {
  const { provider: name, wasAsked, percent, covered, total, kinds, uncovered } = coverage;
  const known = providers.find((one) => one.name === name);
  const untouched = new Set(uncovered.map(({ id }) => id));
  const cells = [...(known?.cells ?? []), ...faultsOf(name, sandboxes)];
  return {
    ...{ name, title: known?.title ?? name, spec: known?.spec ?? '', wasAsked, percent, covered, total },
    kinds: kinds.map((counts) => ({ ...counts, cells: cellsOf(counts.kind, cells, untouched) })),
  };
}

/** Only the faults that requests were met with are to be survived. */
function faultsOf(provider: string, sandboxes: readonly SandboxEvidence[]): readonly Cell[] {
  const met = sandboxes.flatMap(({ faults }) => faults).filter((cell) => cell.provider === provider);
  return [...new Map(met.map((cell) => [cell.id, cell])).values()];
}

function cellsOf(kind: string, cells: readonly Cell[], untouched: ReadonlySet<string>): readonly PageCell[] {
  return cells
    .filter((cell) => cell.kind === kind)
    .slice(0, MAX_CELLS)
    .map(({ id, operation, name }) => [operation ?? '', cut(name), untouched.has(id) ? 0 : 1]);
}

function cut(text: string, most = MAX_TEXT): string {
  return cutText(text, most);
}
