import type * as z from 'zod';
import type { JsonObject } from '../../core/json.ts';
import type { Scenario } from './scenario.ts';
import { scenarioSchema } from './schema/schema.ts';

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
  if (parsed.success) return { scenario: toScenario(parsed.data, document) };
  const [first, ...rest] = parsed.error.issues.flatMap(toIssues);
  return { issues: [first ?? { path: [], message: 'not a scenario' }, ...rest] };
}

type ScenarioDocument = z.output<typeof scenarioSchema>;

function toScenario({ ringback: _, data, seed, ...rest }: ScenarioDocument, document: unknown): Scenario {
  return {
    ...rest,
    seed,
    datasets: data.flatMap((entry) => ('dataset' in entry ? [entry.dataset] : [])),
    fixtures: data.flatMap((entry) => ('call' in entry ? [entry.call] : [])),
    // What passed the schema is made of JSON.
    document: document as JsonObject,
  };
}

/** The mistakes behind an issue. A union's is that of the branch that got furthest: the one whose mistakes lie deepest. */
export function toIssues(issue: z.core.$ZodIssue): readonly ScenarioIssue[] {
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
