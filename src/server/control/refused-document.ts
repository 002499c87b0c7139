import { joinPointer } from '../../core/json-pointer.ts';
import { type ScenarioIssue, sentenceOf } from '../../engine/scenario/issue.ts';
import { ControlProblem } from './control-problem.ts';

/** What a document was sent for; `secrets` are those that a scenario asks the environment for. */
export type DocumentUse = keyof typeof USES;

/** A document that was sent and has mistakes, as a problem that tells the first and counts the others. */
export function refusedDocument(use: DocumentUse, issues: readonly ScenarioIssue[]): ControlProblem {
  const { code, failure, remedy } = USES[use];
  const [first, ...more] = issues.map((issue) => ({
    pointer: joinPointer('', ...issue.path),
    message: sentenceOf(issue),
  }));
  const reason = `${first?.message ?? 'it cannot be read'}${more.length > 0 ? `, and ${more.length} more` : ''}`;
  const detail = `Failed to ${failure}: ${reason}. ${remedy}`;
  return new ControlProblem(422, code, detail, first ? [first, ...more] : []);
}

const USES = {
  scenario: { code: 'RINGBACK_SCENARIO_INVALID', failure: 'load the scenario', remedy: 'Mend it.' },
  secrets: { code: 'RINGBACK_SCENARIO_SECRET', failure: 'load the scenario', remedy: 'Mend it.' },
  snapshot: {
    code: 'RINGBACK_SNAPSHOT_INVALID',
    failure: 'restore the snapshot',
    remedy: 'Record it anew, with this version.',
  },
  replies: { code: 'RINGBACK_RULE_INVALID', failure: 'add to the replies', remedy: 'Mend it.' },
  faults: { code: 'RINGBACK_RULE_INVALID', failure: 'add to the faults', remedy: 'Mend it.' },
  match: { code: 'RINGBACK_VERIFY_MATCH', failure: 'read the match', remedy: 'Mend it.' },
} as const;
