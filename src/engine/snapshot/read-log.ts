import { parseInstant } from '../../core/instant.ts';
import type { Amend, Change, Changes, Create, Delete } from '../change.ts';
import { createLedger, type Ledger, planOfAmend, planOfCreate } from '../ledger.ts';
import { parseRule, type RuleChange } from '../rules/parse-rule.ts';
import type { ScenarioIssue } from '../scenario/issue.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Template } from '../template.ts';
import { readChange, type WrittenChange } from './write-change.ts';

/** What a log is held to. */
export interface LogReading {
  /** What the world began with. */
  readonly template: Template;
  /** The name of the world. */
  readonly sandbox: string;
  /** What is wrong with a scenario beside its form: rules that were added are held to it too. */
  readonly check: (scenario: Scenario) => readonly ScenarioIssue[];
}

/**
 * Reads a log by living through it, or says what is wrong with its first change that cannot have been: each is held
 * to the world as those before have left it, and instants must not go back.
 */
export function readLog(
  written: readonly WrittenChange[],
  reading: LogReading,
): { readonly changes: Changes } | ScenarioIssue {
  const ledger = createLedger(reading.sandbox, reading.template);
  let latest = Number.NEGATIVE_INFINITY;
  for (const [index, entry] of written.entries()) {
    const change = readChange(entry, parseInstant);
    if (!change || change.at < latest) {
      return {
        path: ['changes', index],
        message: 'its instant or its serial cannot be read, or it goes back in time',
      };
    }
    const issue = live(ledger, change, reading);
    if (issue) return { ...issue, path: ['changes', index, ...issue.path] };
    latest = change.at;
  }
  return { changes: ledger.changes };
}

/** Lets a change happen, or says why it cannot. */
function live(ledger: Ledger, change: Change, reading: LogReading): ScenarioIssue | undefined {
  if (change.type === 'rule') {
    const issue = change.action === 'add' ? checkAdded(ledger, change, reading) : checkGone(ledger, change);
    if (!issue) ledger.append(change);
    return issue;
  }
  if (!reading.template.kinds.has(change.kind)) {
    return { path: ['kind'], message: `there is no kind "${change.kind}"` };
  }
  switch (change.type) {
    case 'create':
      return create(ledger, change, reading);
    case 'amend':
      return amend(ledger, change);
    case 'delete':
      return remove(ledger, change);
  }
}

function create(
  ledger: Ledger,
  change: Create,
  { sandbox, template }: LogReading,
): ScenarioIssue | undefined {
  const kind = template.kinds.get(change.kind)?.kind;
  if (!kind?.isInput(change.input)) {
    return { path: ['input'], message: `this is not what a ${change.kind} is made from` };
  }
  const plan = planOfCreate(sandbox, template, change);
  if (ledger.find(change.kind, plan.serial)) {
    return { path: ['nth'], message: 'what it makes is there already: an equal one came before' };
  }
  ledger.append(change, plan);
  return undefined;
}

function amend(ledger: Ledger, change: Amend): ScenarioIssue | undefined {
  const plan = planOfAmend(ledger, change);
  if ('refused' in plan) return { path: ['amendment'], message: `it cannot be: ${plan.refused}` };
  ledger.append(change, plan);
  return undefined;
}

function remove(ledger: Ledger, change: Delete): ScenarioIssue | undefined {
  if (!ledger.find(change.kind, change.serial)) return { path: ['serial'], message: 'it is not there' };
  ledger.append(change);
  return undefined;
}

function checkAdded(
  { rules }: Ledger,
  { list, id, document }: Extract<RuleChange, { action: 'add' }>,
  { check, template }: LogReading,
): ScenarioIssue | undefined {
  if (rules[list].some((rule) => rule.id === id)) {
    return { path: ['id'], message: `"${id}" is the id of another of the ${list} already` };
  }
  const parsed = parseRule(list, document);
  if ('issues' in parsed) return { ...parsed.issues[0], path: ['document', ...parsed.issues[0].path] };
  // As if the scenario held it, and nothing else.
  const [issue] = check({
    ...template.setting.scenario,
    webhooks: [],
    replies: parsed.list === 'replies' ? [parsed.rule] : [],
    faults: parsed.list === 'faults' ? [parsed.rule] : [],
  });
  return issue && { ...issue, path: ['document', ...issue.path.slice(2)] };
}

function checkGone(
  { rules }: Ledger,
  change: Exclude<RuleChange, { action: 'add' }>,
): ScenarioIssue | undefined {
  if (change.action === 'clear' || rules[change.list].some(({ id }) => id === change.id)) return undefined;
  return { path: ['id'], message: `none of the ${change.list} has the id "${change.id}"` };
}
