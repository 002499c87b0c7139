import { joinPointer } from '../../core/json-pointer.ts';
import { type ScenarioIssue, sentenceOf } from '../../engine/scenario/issue.ts';
import type { ProblemIssue } from '../problem.ts';
import { ControlProblem } from './control-problem.ts';

/** A document that was sent and has mistakes, as a problem that tells the first and counts the others. */
export function refusedDocument(
  code: string,
  failure: string,
  issues: readonly ProblemIssue[],
  remedy = 'Mend it.',
): ControlProblem {
  const [first, ...more] = issues;
  const reason = `${first?.message ?? 'it cannot be read'}${more.length > 0 ? `, and ${more.length} more` : ''}`;
  return new ControlProblem(422, code, `Failed to ${failure}: ${reason}. ${remedy}`, issues);
}

/** A mistake in a document, with its place as a JSON pointer. */
export function toProblemIssue(issue: ScenarioIssue): ProblemIssue {
  return { pointer: joinPointer('', ...issue.path), message: sentenceOf(issue) };
}
