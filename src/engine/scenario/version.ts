import { isObject } from '../../core/json.ts';
import type { ScenarioIssue } from './issue.ts';
import { quote } from './words.ts';

/** The version of the format that this Ringback reads. */
export const SCENARIO_FORMAT = 'scenario/1';

const KNOWN = `known here is ${SCENARIO_FORMAT}`;
const OTHER_KINDS: Readonly<Record<string, string>> = {
  snapshot: 'a snapshot',
  mock: 'a mock of an API',
};

/**
 * What is wrong with a document's version: nothing, a mistake among others, or the only one that can be told because
 * the rest of the file follows other rules.
 */
export function checkVersion(
  document: unknown,
): { readonly issue: ScenarioIssue; readonly isOnly: boolean } | undefined {
  if (!isObject(document)) {
    const hint = `begin the file with "ringback: ${SCENARIO_FORMAT}"`;
    return { issue: { path: [], message: 'a scenario is a map of members', hint }, isOnly: true };
  }
  const { ringback } = document;
  if (ringback === SCENARIO_FORMAT) return undefined;
  if (ringback === undefined) {
    const hint = `begin the file with "ringback: ${SCENARIO_FORMAT}"`;
    return { issue: { path: [], message: '"ringback" is missing', hint }, isOnly: false };
  }
  const path = ['ringback'];
  const [, kind = '', version = ''] = /^([a-z]+)\/(\d+)$/.exec(String(ringback)) ?? [];
  const other = Object.hasOwn(OTHER_KINDS, kind) ? OTHER_KINDS[kind] : undefined;
  if (other) {
    const message = `this is ${other}, and no scenario`;
    return { issue: { path, message, hint: KNOWN }, isOnly: true };
  }
  if (kind === 'scenario' && Number(version) > 1) {
    const message = `${quote(String(ringback))} is made for a later Ringback`;
    return { issue: { path, message, hint: `${KNOWN}; bring Ringback up to date` }, isOnly: true };
  }
  const message = `${typeof ringback === 'string' ? quote(ringback) : 'this'} is no version of the scenario format`;
  return { issue: { path, message, hint: `write ${SCENARIO_FORMAT}` }, isOnly: false };
}
