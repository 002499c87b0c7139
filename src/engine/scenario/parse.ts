import type * as z from 'zod';
import type { JsonObject } from '../../core/json.ts';
import { createExplainer } from './explain.ts';
import type { ScenarioIssue } from './issue.ts';
import { checkOutline } from './outline.ts';
import { parseWithin, TOO_MANY } from './parse-within.ts';
import type { Scenario } from './scenario.ts';
import { scenarioSchema } from './schema/schema.ts';
import { checkVersion } from './version.ts';

export type ParsedScenario =
  | { readonly scenario: Scenario }
  | { readonly issues: readonly [ScenarioIssue, ...ScenarioIssue[]] };

/** Reads a scenario from the document that its file holds. */
export function parseScenario(document: unknown): ParsedScenario {
  const outline = checkOutline(document);
  if (outline) return { issues: [outline] };
  const version = checkVersion(document);
  if (version?.isOnly) return { issues: [version.issue] };
  const { notice, explain } = createExplainer();
  const parsed = parseWithin(scenarioSchema, document, notice);
  if (parsed === undefined) return { issues: [TOO_MANY] };
  if (parsed.success) return { scenario: toScenario(parsed.data, document) };
  const rest = explain(parsed.error.issues.filter(({ path }) => path[0] !== 'ringback'));
  const [first, ...more] = version ? [version.issue, ...rest] : rest;
  return { issues: [first ?? { path: [], message: 'this is no scenario' }, ...more] };
}

type ScenarioDocument = z.output<typeof scenarioSchema>;

function toScenario(
  { ringback: _, $schema: __, data, seed, ...rest }: ScenarioDocument,
  document: unknown,
): Scenario {
  return {
    ...rest,
    seed,
    datasets: data.flatMap((entry) => ('dataset' in entry ? [entry.dataset] : [])),
    fixtures: data.flatMap((entry) => ('call' in entry ? [entry.call] : [])),
    // What passed the schema is made of JSON.
    document: document as JsonObject,
  };
}
