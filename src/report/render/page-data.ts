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
  /** How many of all that it saw the client is to blame for; notes are none. */
  readonly breaches: number;
  readonly violations: readonly PageSighting[];
  readonly moreViolations: number;
  readonly deliveries: number;
  readonly failedDeliveries: number;
}

/** A breach as one sandbox saw it: its place in the page's list, how often, and what is told of it differently there. */
export type PageSighting = readonly [index: number, count: number, told: Partial<PageViolation>];

/** What equal breaches may differ in: it is told of the first request, and each sandbox has its own. */
const TOLD = ['message', 'sent', 'allowed', 'reason', 'remedy', 'nearest', 'first'] as const;

const MAX_VIOLATIONS = 10_000;
const MAX_SANDBOXES = 1_000;
const MAX_OF_SANDBOX = 100;
const MAX_CELLS = 5_000;
const MAX_TEXT = 600;
const MAX_ALLOWED = 50;
/** Characters of what sandboxes tell differently, over all of them. */
const MAX_TOLD = 8_000_000;

/** Picks what a page shows. Texts are cut, and what has no room is counted. */
export function toPageData(report: ContractReport): PageData {
  const violations = report.violations.slice(0, MAX_VIOLATIONS);
  const shown = violations.map(toPageViolation);
  const places = new Map(violations.map(({ id }, index) => [id, index]));
  const sandboxes = report.sandboxes.slice(0, MAX_SANDBOXES);
  const room = { left: MAX_TOLD };
  return {
    violations: shown,
    moreViolations: report.violations.length - violations.length,
    providers: report.coverage.providers.map((coverage) => toPageProvider(coverage, report)),
    sandboxes: sandboxes.map(({ name, requests, violations: found, covered, deliveries }) => {
      const seen = toSightings(worstFirst(found).slice(0, MAX_OF_SANDBOX), places, shown, room);
      return {
        ...{ name, requests, touched: covered.length, violations: seen },
        breaches: found.filter((one) => isBreach(classOf(one))).length,
        moreViolations: found.length - seen.length,
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

/** What has no room is left out: the sandbox counts it. */
function toSightings(
  found: readonly Violation[],
  places: ReadonlyMap<string, number>,
  shown: readonly PageViolation[],
  room: { left: number },
): readonly PageSighting[] {
  const sightings: PageSighting[] = [];
  for (const violation of found) {
    const index = places.get(violation.id);
    const known = index === undefined ? undefined : shown[index];
    if (index === undefined || known === undefined) continue;
    const told = toldDifferently(toPageViolation(violation), known);
    room.left -= JSON.stringify(told).length;
    if (room.left < 0) break;
    sightings.push([index, violation.count, told]);
  }
  return sightings;
}

function toldDifferently(own: PageViolation, known: PageViolation): Partial<PageViolation> {
  const differing = TOLD.filter((name) => JSON.stringify(own[name]) !== JSON.stringify(known[name]));
  return Object.fromEntries(differing.map((name) => [name, own[name]]));
}

/** Where there is no room for all, notes go first. */
function worstFirst(found: readonly Violation[]): readonly Violation[] {
  return [...found].sort((a, b) => Number(isBreach(classOf(b))) - Number(isBreach(classOf(a))));
}

function isBreach(of: ViolationClass): boolean {
  return of !== 'notes' && of !== 'notClient';
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
