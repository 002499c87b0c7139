import type * as z from 'zod';
import type { ClockMode } from '../../core/clock.ts';
import type { CallDataset, CallFixture, LifecycleRule, Scenario } from './scenario.ts';
import { scenarioSchema } from './schema.ts';

/** A mistake in a scenario file. */
export interface ScenarioIssue {
  /** Members and indexes from the document's root. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export type ParsedScenario =
  | { readonly scenario: Scenario }
  | { readonly issues: readonly [ScenarioIssue, ...ScenarioIssue[]] };

/** Reads a scenario from the document that its file holds. */
export function parseScenario(document: unknown): ParsedScenario {
  const parsed = scenarioSchema.safeParse(document);
  if (parsed.success) return { scenario: toScenario(parsed.data) };
  const [first, ...rest] = parsed.error.issues.flatMap(toIssues);
  return { issues: [first ?? { path: [], message: 'not a scenario' }, ...rest] };
}

type ScenarioDocument = z.output<typeof scenarioSchema>;

function toScenario(document: ScenarioDocument): Scenario {
  const { name, description, seed, agents, data, lifecycle } = document;
  return {
    name,
    description,
    seed,
    clock: { start: document.clock.start, mode: toClockMode(document.clock) },
    agents,
    datasets: data.flatMap((entry) => ('calls' in entry ? [toDataset(entry)] : [])),
    fixtures: data.flatMap((entry) => ('call' in entry ? [toFixture(entry.call)] : [])),
    lifecycle: lifecycle.map(toRule),
  };
}

function toClockMode({ mode, rate, step }: ScenarioDocument['clock']): ClockMode | undefined {
  switch (mode) {
    case 'frozen':
      return { mode };
    case 'running':
      return { mode, rate: rate ?? 1 };
    case 'stepping':
      return { mode, step: step ?? 1000 };
    default:
      return undefined;
  }
}

type Entry = ScenarioDocument['data'][number];

function toDataset({ calls, over, outcomes, talk }: Extract<Entry, { calls: number }>): CallDataset {
  return { count: calls, before: over.before, after: over.after, outcomes, talk };
}

function toFixture(call: Extract<Entry, { call: unknown }>['call']): CallFixture {
  const { id, from, to, direction, outcome, before, transcript } = call;
  return { id, from, to, agentId: call.agent, direction, outcome, before, transcript };
}

function toRule({
  match,
  queue,
  ring,
  talk,
  analyse,
  outcome,
}: ScenarioDocument['lifecycle'][number]): LifecycleRule {
  const { from, to, agent, provider } = match;
  return {
    match: {
      ...(from && { from }),
      ...(to && { to }),
      ...(agent && { agent }),
      ...(provider && { provider }),
    },
    queue,
    ring,
    talk,
    analyse,
    outcome,
  };
}

/** A union's issue is that of the branch that got furthest: the one whose mistakes lie deepest. */
function toIssues(issue: z.core.$ZodIssue): readonly ScenarioIssue[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: `"${key}" is not known here` }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const branches = issue.errors.map((branch) => branch.flatMap(toIssues));
    const deepest = branches.reduce((best, branch) => (depthOf(branch) > depthOf(best) ? branch : best));
    return deepest.map((nested) => ({ ...nested, path: [...path, ...nested.path] }));
  }
  return [{ path, message: issue.message }];
}

function depthOf(issues: readonly ScenarioIssue[]): number {
  return Math.max(0, ...issues.map(({ path }) => path.length));
}
