import { didYouMean } from '../../core/did-you-mean.ts';
import { isObject } from '../../core/json.ts';
import { choiceOf, suggestion } from './explain-value.ts';
import type { ScenarioIssue } from './issue.ts';
import type { Criterion } from './match.ts';
import type { Scenario } from './scenario.ts';
import { quote } from './words.ts';

/**
 * What is wrong with the names by which a scenario tells its calls apart: providers that there are not, and agents
 * that are one of its own but for a slip. Any other agent may be a client's.
 */
export function checkCallNames(
  { agents, lifecycle, fixtures, document }: Scenario,
  providers: readonly string[],
): readonly ScenarioIssue[] {
  const ids = agents.map(({ id }) => id);
  const ofRules = lifecycle.flatMap(({ match }, index) => [
    ...namesOf(match.provider).flatMap((name) =>
      strangerAt(['lifecycle', index, 'match', 'provider'], name, providers),
    ),
    ...namesOf(match.agent).flatMap((name) => slipAt(['lifecycle', index, 'match', 'agent'], name, ids)),
  ]);
  const places = placesOfCalls(document.data);
  const ofCalls = fixtures.flatMap(({ agentId }, nth) =>
    agentId === undefined ? [] : slipAt(['data', places[nth] ?? nth, 'call', 'agent'], agentId, ids),
  );
  return [...ofCalls, ...ofRules];
}

function namesOf({ oneOf = [], not = [] }: Criterion = {}): readonly string[] {
  return [...oneOf, ...not].filter((name) => typeof name === 'string');
}

function strangerAt(
  path: ScenarioIssue['path'],
  name: string,
  known: readonly string[],
): readonly ScenarioIssue[] {
  if (known.includes(name)) return [];
  const meant = didYouMean(name, known);
  const hint = meant === undefined ? choiceOf(known) : suggestion(quote(meant));
  return [{ path, message: `${quote(name)} is no provider`, hint }];
}

function slipAt(path: ScenarioIssue['path'], id: string, known: readonly string[]): readonly ScenarioIssue[] {
  const meant = known.includes(id) ? undefined : didYouMean(id, known);
  // Agents that are numbered are as near to each other as can be, and meant as they are written.
  if (meant === undefined || withoutNumbers(meant) === withoutNumbers(id)) return [];
  return [{ path, message: `${quote(id)} is none of the agents`, hint: suggestion(quote(meant)) }];
}

function withoutNumbers(id: string): string {
  return id.replace(/\d+/g, '#');
}

/** Where the calls by hand stand among the entries of `data`. */
function placesOfCalls(data: unknown): readonly number[] {
  const entries: readonly unknown[] = Array.isArray(data) ? data : [];
  return entries.flatMap((entry, index) => (isObject(entry) && 'call' in entry ? [index] : []));
}
