import type { Contract } from '../../contract/contract.ts';
import type { Cell } from '../../core/cell.ts';
import { formatInstant, type Instant } from '../../core/instant.ts';
import type { Provider } from '../../engine/provider.ts';
import type { SandboxEvidence } from '../../report/evidence.ts';
import type { ContractReport, ReportProvider, RunFacts, TextPlace } from '../../report/report.ts';
import { toReport } from '../../report/to-report.ts';
import { redactCommand } from './redact-command.ts';

/** What a report can be told, and be narrowed to. */
export interface ReportChoice {
  /** What was run, where something was. */
  readonly command?: readonly string[] | undefined;
  /** How that ended; null where a signal ended it. */
  readonly exitCode?: number | null | undefined;
  /** This sandbox alone; all of them without it. */
  readonly sandbox?: string | undefined;
}

/** What a server knows of its run. */
export interface RunSource {
  readonly version: string;
  /** Real time, both. */
  readonly startedAt: Instant;
  readonly now: Instant;
  readonly providers: readonly ReportProvider[];
  readonly sandboxes: readonly SandboxEvidence[];
}

/** The report of a server's run so far. */
export function collectReport(source: RunSource, choice: ReportChoice = {}): ContractReport {
  const { version, startedAt, now, providers, sandboxes } = source;
  const { command = null, exitCode = null, sandbox } = choice;
  const run: RunFacts = {
    version,
    startedAt: formatInstant(startedAt),
    durationMs: Math.max(0, now - startedAt),
    command: command && redactCommand(command),
    exitCode,
  };
  return toReport({
    ...{ run, providers },
    sandboxes: sandbox === undefined ? sandboxes : sandboxes.filter(({ name }) => name === sandbox),
  });
}

/** A served API as reports know it. */
export function toReportProvider(
  { name, title }: Pick<Provider, 'name' | 'title'>,
  contract: Contract,
  cells: readonly Cell[],
): ReportProvider {
  const operations = contract.operations.map(({ id, method, path, pointer }) => ({
    ...{ id, method, path },
    place: placeOf(contract, pointer),
  }));
  return {
    ...{ name, title, spec: contract.file, place: placeOf(contract, '/paths') },
    operations: operations.sort((a, b) => (a.id < b.id ? -1 : 1)),
    cells,
  };
}

const TOP: TextPlace = { line: 1, column: 1 };

function placeOf(contract: Contract, pointer: string): TextPlace {
  const place = contract.locate(pointer);
  return place ? { line: place.line, column: place.column } : TOP;
}
