import { parseInstant } from '../../core/instant.ts';
import type { Change } from '../ledger.ts';
import type { ResourceKind } from '../resource.ts';
import { parseRule, type RuleChange } from '../rules/parse-rule.ts';
import type { ScenarioIssue } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { readChange, type WrittenChange } from './write-change.ts';

/** What a log is held to. */
export interface LogReading {
  /** Inputs are their kind's to read. */
  readonly kinds: readonly ResourceKind[];
  /** What is wrong with a scenario beside its form: rules that were added are held to it too. */
  readonly check: (scenario: Scenario) => readonly ScenarioIssue[];
  /** Of the world that the log is of. */
  readonly scenario: Scenario;
}

/** Reads a log, or says what is wrong with its first change that cannot have been; instants must not go back. */
export function readLog(
  written: readonly WrittenChange[],
  reading: LogReading,
): { readonly changes: readonly Change[] } | ScenarioIssue {
  const changes: Change[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (const [index, entry] of written.entries()) {
    const change = readChange(entry, parseInstant);
    if (!change || change.at < latest) {
      return {
        path: ['changes', index],
        message: 'its instant or its serial cannot be read, or it goes back in time',
      };
    }
    const issue = change.type === 'rule' ? checkRule(change, reading) : checkKind(change, reading);
    if (issue) return { ...issue, path: ['changes', index, ...issue.path] };
    latest = change.at;
    changes.push(change);
  }
  return { changes };
}

function checkKind(change: Exclude<Change, RuleChange>, { kinds }: LogReading): ScenarioIssue | undefined {
  const kind = kinds.find(({ name }) => name === change.kind);
  if (!kind) return { path: ['kind'], message: `there is no kind "${change.kind}"` };
  if (change.type === 'create' && !kind.isInput(change.input)) {
    return { path: ['input'], message: `this is not what a ${kind.name} is made from` };
  }
  return undefined;
}

function checkRule(change: RuleChange, { check, scenario }: LogReading): ScenarioIssue | undefined {
  if (change.action !== 'add') return undefined;
  const parsed = parseRule(change.list, change.document);
  if ('issues' in parsed) return { ...parsed.issues[0], path: ['document', ...parsed.issues[0].path] };
  // As if the scenario held it, and nothing else.
  const [issue] = check({
    ...scenario,
    webhooks: [],
    replies: parsed.list === 'replies' ? [parsed.rule] : [],
    faults: parsed.list === 'faults' ? [parsed.rule] : [],
  });
  return issue && { ...issue, path: ['document', ...issue.path.slice(2)] };
}
