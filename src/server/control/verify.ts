import { didYouMean } from '../../core/did-you-mean.ts';
import { parseMatch } from '../../engine/rules/parse-match.ts';
import type { Match } from '../../engine/scenario/match.ts';
import type { Question, Times } from '../journal/verify/question.ts';
import { type Verification, verify } from '../journal/verify/verify.ts';
import type { MockServer } from '../mock-server.ts';
import type { Sandbox } from '../sandbox.ts';
import { ControlProblem, quote } from './control-problem.ts';
import { refusedDocument } from './refused-document.ts';

/** Which requests there should have been, and how many; without `times`, at least one. */
export interface VerifyRequest extends Omit<Question, 'match'> {
  /** As in scenarios, on `query.x`, `header.x` and `body.x`: `{ 'body.to': { prefix: '+1' } }`. */
  readonly match?: Readonly<Record<string, unknown>> | undefined;
  readonly times?: Times | undefined;
}

/**
 * Says whether the requests since the last reset are as a client should have sent them.
 *
 * @throws ControlProblem 422 where the question cannot be answered as it stands: it names what there is not.
 */
export function verifyJournal(
  server: MockServer,
  sandbox: Sandbox,
  request: VerifyRequest = {},
): Verification {
  const { times, match, ...question } = request;
  refuseUnknownMembers(request);
  refuseUnknownName(question.operation, 'operation', operationsOf(server));
  refuseUnknownName(question.provider, 'provider', [...server.contracts.keys()]);
  return verify(sandbox.journal, { ...question, match: readMatch(match) }, readTimes(times));
}

const MEMBERS = ['provider', 'operation', 'method', 'path', 'status', 'body', 'match', 'times'];

/** What is misspelt would ask for nothing, and be true of everything. */
function refuseUnknownMembers(request: object): void {
  for (const name of Object.keys(request)) refuseUnknownName(name, 'member', MEMBERS);
}

function operationsOf({ contracts }: MockServer): readonly string[] {
  return [...contracts.values()].flatMap(({ operations }) => operations.map(({ id }) => id));
}

function refuseUnknownName(name: string | undefined, what: string, known: readonly string[]): void {
  if (name === undefined || known.includes(name)) return;
  const meant = didYouMean(name, known);
  throw new ControlProblem(
    422,
    'RINGBACK_VERIFY_UNKNOWN',
    `Failed to verify ${quote(name)}: there is no such ${what}. ${meant ? `Did you mean "${meant}"?` : 'See docs/verify.md, and the specs for names.'}`,
  );
}

function readMatch(document: unknown): Match {
  if (document === undefined) return {};
  const parsed = parseMatch(document);
  if ('issues' in parsed) {
    throw refusedDocument('match', parsed.issues);
  }
  const { match } = parsed;
  const place = Object.keys(match).find((name) => name.startsWith('path.'));
  if (place === undefined) return match;
  throw new ControlProblem(
    422,
    'RINGBACK_VERIFY_MATCH',
    `Failed to verify ${quote(place)}: the journal keeps paths as they were sent. Write it out in "path", with {name} for what may be anything.`,
  );
}

function readTimes(times: Times | undefined): Times | undefined {
  const bounds = typeof times === 'object' ? [times.atLeast, times.atMost] : [times];
  const [least = 0, most = Number.POSITIVE_INFINITY] = bounds;
  const isCount = bounds.every((bound) => bound === undefined || (Number.isSafeInteger(bound) && bound >= 0));
  if (isCount && (bounds.length === 1 || least <= most)) return times;
  throw new ControlProblem(
    422,
    'RINGBACK_VERIFY_TIMES',
    `Failed to count to ${quote(times)}: times are a whole number, or { atLeast, atMost } of them, the least first. Write one.`,
  );
}
