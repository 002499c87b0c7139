import type { Instant } from '../../src/core/instant.ts';
import type { Plan } from '../../src/core/plan.ts';
import type { Amendment, AmendmentRefusal, Setting } from '../../src/engine/resource.ts';
import { answerCall } from './answer-call.ts';
import type { CallFacts } from './call.ts';
import { endUnanswered, hangUp } from './hang-up.ts';
import { hangUpAtHook } from './hooks.ts';
import { sayInCall } from './say-in-call.ts';
import { stateOf } from './view-call.ts';

/**
 * Changes a call's future; what has happened stays as it was.
 *
 * - `hang-up {by}` ends it now; before the answer, that is a call that nobody answered.
 * - `answer` lets a call that waits or rings be answered now, and live on from there.
 * - `fail {reason}` ends a call that waits or rings now, as failed.
 * - `say {by, text}` adds a message to an answered call now.
 *
 * What its agent is to hang up on ends it afterwards too.
 */
export function amendCall(
  plan: Plan<CallFacts>,
  { action, details }: Amendment,
  at: Instant,
  setting: Setting,
): Plan<CallFacts> | AmendmentRefusal {
  switch (action) {
    case 'hang-up':
      return hangUp(plan, details.by === 'user' ? 'user' : 'agent', at);
    case 'answer':
      return withHooks(answerCall(plan, at, setting), at);
    case 'fail':
      return fail(plan, typeof details.reason === 'string' ? details.reason : null, at);
    case 'say': {
      const role = details.by === 'agent' ? 'agent' : 'user';
      return withHooks(sayInCall(plan, { role, text: String(details.text ?? '') }, at), at);
    }
    default:
      return { refused: `"${action}" is not something that a call does` };
  }
}

function withHooks(
  amended: Plan<CallFacts> | AmendmentRefusal,
  at: Instant,
): Plan<CallFacts> | AmendmentRefusal {
  return 'refused' in amended ? amended : hangUpAtHook(amended, at);
}

function fail(plan: Plan<CallFacts>, reason: string | null, at: Instant): Plan<CallFacts> | AmendmentRefusal {
  switch (stateOf(plan.facts, at)) {
    case 'ended':
    case 'analysed':
      return { refused: 'the call has ended' };
    case 'answered':
      return { refused: 'the call has been answered, so it can only be hung up' };
    default:
      return endUnanswered(plan, at, 'failed', reason);
  }
}
