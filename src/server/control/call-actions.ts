import type { Amendment } from '../../engine/resource.ts';
import type { MockServer } from '../mock-server.ts';
import type { Sandbox } from '../sandbox.ts';
import { type CallFacts, findCall, toCallFacts } from './calls.ts';
import { amendResource } from './change.ts';
import { ControlProblem, quote } from './control-problem.ts';

/** Who of the two that hold a conversation. */
export type Speaker = 'agent' | 'user';

/** Ends a call now; what happened until then stays. Before the answer, that is a call that nobody answered. */
export function hangUpCall(
  server: MockServer,
  sandbox: Sandbox,
  id: string,
  { by = 'agent' }: { readonly by?: Speaker | undefined } = {},
): CallFacts {
  refuseSpeaker('by', by);
  return act(server, sandbox, id, { action: 'hang-up', details: { by } });
}

/** Lets a call that waits or rings be answered now; its talk is drawn by the scenario's rules. */
export function answerCall(server: MockServer, sandbox: Sandbox, id: string): CallFacts {
  return act(server, sandbox, id, { action: 'answer', details: {} });
}

/** Ends a call that waits or rings now, as one that could not be connected. */
export function failCall(
  server: MockServer,
  sandbox: Sandbox,
  id: string,
  { reason }: { readonly reason?: string | undefined } = {},
): CallFacts {
  if (reason !== undefined) refuseText('reason', reason);
  return act(server, sandbox, id, { action: 'fail', details: reason === undefined ? {} : { reason } });
}

/** Adds a message to an answered call now; what was still to be said is said after it. */
export function sayInCall(
  server: MockServer,
  sandbox: Sandbox,
  id: string,
  { by = 'user', text }: { readonly by?: Speaker | undefined; readonly text: string },
): CallFacts {
  refuseSpeaker('by', by);
  refuseText('text', text);
  return act(server, sandbox, id, { action: 'say', details: { by, text } });
}

/** Characters that a message or a reason may have. */
const MAX_TEXT = 2000;

function act(server: MockServer, sandbox: Sandbox, id: string, amendment: Amendment): CallFacts {
  const amended = amendResource(sandbox, findCall(server, sandbox, id), amendment);
  if (!('refused' in amended)) return toCallFacts(server, sandbox, amended);
  throw new ControlProblem(
    409,
    'RINGBACK_CALL_STATE',
    `Failed to ${amendment.action} call ${quote(id)}: ${amended.refused}. Look at its state first, or move the clock.`,
  );
}

function refuseSpeaker(member: string, value: unknown): void {
  if (value === 'agent' || value === 'user') return;
  throw new ControlProblem(
    422,
    'RINGBACK_CALL_FIELD',
    `Failed to read "${member}" ${quote(value)}: it is nobody in a call. Write agent or user.`,
  );
}

function refuseText(member: string, value: unknown): void {
  if (typeof value === 'string' && value !== '' && value.length <= MAX_TEXT) return;
  throw new ControlProblem(
    422,
    'RINGBACK_CALL_FIELD',
    `Failed to read "${member}": it is not a text of 1 to ${MAX_TEXT} characters. Shorten it, or write one.`,
  );
}
