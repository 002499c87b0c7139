import type { JsonObject } from '../../core/json.ts';
import type { Plan } from '../../core/plan.ts';
import type { Create } from '../../engine/change.ts';
import { kindOf, likenessOf, planOfCreate } from '../../engine/ledger.ts';
import { placesOf } from '../../engine/match.ts';
import type { RowPlace } from '../../engine/template.ts';
import { findByAnyId, truthOf } from '../../engine/truth.ts';
import type { MockServer } from '../mock-server.ts';
import type { Sandbox } from '../sandbox.ts';
import { refuseFullLog } from './change.ts';
import { ControlProblem, quote } from './control-problem.ts';
import type { PageQuery } from './page-query.ts';
import { listPlaces, refuseUnknownProvider } from './resource-list.ts';

/** A call as it truly is, whichever provider shows it. Instants are in ISO 8601; what is not known yet is null. */
export interface CallFacts {
  /** The domain's id; a fixture's is the one that its author gave it. */
  readonly id: string;
  /** The ids by which the clients of those providers that show it know it. */
  readonly ids: Readonly<Record<string, string>>;
  /** The provider it belongs to; null when every provider shows it. */
  readonly provider: string | null;
  readonly state: 'queued' | 'ringing' | 'answered' | 'ended' | 'analysed';
  readonly direction: 'inbound' | 'outbound';
  readonly from: string;
  readonly to: string;
  /** Null for a call that brought its own settings and named no agent. */
  readonly agentId: string | null;
  readonly createdAt: string;
  /** Null for ever where nobody and nothing answers. */
  readonly answeredAt: string | null;
  readonly endedAt: string | null;
  /** Null until the call has ended. */
  readonly outcome: 'answered' | 'voicemail' | 'no-answer' | 'busy' | 'failed' | null;
  /** What has been said so far; `at` is when it had been said. */
  readonly transcript: readonly {
    readonly role: 'agent' | 'user';
    readonly text: string;
    readonly at: string;
  }[];
  /** In US dollars; null until the call is analysed. */
  readonly costs: Readonly<Record<'llm' | 'stt' | 'tts' | 'telephony' | 'platform' | 'total', number>> | null;
}

/** A page of calls. */
export interface CallPage {
  readonly calls: readonly CallFacts[];
  readonly cursor: string | null;
  readonly hasMore: boolean;
}

/** Which calls are asked for. */
export interface CallQuery extends PageQuery {
  /** Those that this provider shows: its own, and those that all show. */
  readonly provider?: string | undefined;
  readonly state?: string | undefined;
}

/** A call to make. */
export interface CallRequest {
  /** The provider it is to belong to. */
  readonly provider: string;
  /** E.164, such as `+14155550100`. */
  readonly from: string;
  readonly to: string;
  /** Without it, the agent whose number is called, or calls; or else the scenario's first. */
  readonly agentId?: string | undefined;
  /** `outbound` unless it is said. */
  readonly direction?: 'inbound' | 'outbound' | undefined;
}

/** The kind of resource that these operations speak of. */
export const CALL = 'call';

/** Lists the calls that there are by now, newest first. */
export function listCalls(server: MockServer, sandbox: Sandbox, query: CallQuery = {}): CallPage {
  const { provider, state, limit, cursor: behind } = query;
  const wanted = { kind: CALL, provider, state, limit, cursor: behind };
  const { places, cursor, hasMore } = listPlaces(server, sandbox, wanted);
  const calls = places.map(({ rows, row }) => toCallFacts(server, sandbox, rows.planAt(row)));
  return { calls, cursor, hasMore };
}

/** The call with that id: the domain's, or any provider's. */
export function getCall(server: MockServer, sandbox: Sandbox, id: string): CallFacts {
  const { rows, row } = findCall(server, sandbox, id);
  return toCallFacts(server, sandbox, rows.planAt(row));
}

/** Makes a call that belongs to a provider; it lives by the scenario's rules. */
export function createCall(server: MockServer, sandbox: Sandbox, request: CallRequest): CallFacts {
  const { provider, from, to, agentId, direction = 'outbound' } = request;
  refuseUnknownProvider(server, provider);
  refuseNumber('from', from);
  refuseNumber('to', to);
  refuseFullLog(sandbox);
  const { ledger } = sandbox.world;
  const body: JsonObject = { from, to, direction, ...(agentId !== undefined && { agentId }) };
  // A call that came by control is never like one that a client of the provider made.
  const likeness = likenessOf('control', body);
  const kind = kindOf(ledger.template, CALL);
  const { setting } = ledger.template;
  const input = kind.truth.toInput(body, setting);
  const lookup = placesOf({ path: {}, query: {}, header: {}, body });
  const change: Create = {
    ...{ type: 'create', at: sandbox.now, kind: CALL, provider, likeness, input },
    nth: ledger.countLike(likeness),
    rule: kind.chooseRule(input, { provider, lookup }, setting),
  };
  const plan = planOfCreate(sandbox.world.sandbox, ledger.template, change);
  sandbox.commit({ change, plan });
  return toCallFacts(server, sandbox, plan);
}

/** Where the call with that id is held. Calls that lie ahead are not there yet. */
export function findCall({ providers }: MockServer, { name, world, now }: Sandbox, id: string): RowPlace {
  const place = findByAnyId(world, providers, CALL, id);
  if (place && place.rows.createdAt(place.row) <= now) return place;
  throw new ControlProblem(
    404,
    'RINGBACK_CALL_UNKNOWN',
    `Failed to find call ${quote(id)}: sandbox "${name}" has none with that id, the domain's or a provider's. List them with GET /calls.`,
  );
}

/** A plan of a call as it truly is now. */
export function toCallFacts({ providers }: MockServer, { world, now }: Sandbox, plan: Plan): CallFacts {
  const truth = truthOf(world, providers, plan, now);
  // The server knows nothing of calls: that the kind's truth has these members is held by specs/control.yaml.
  return truth as unknown as CallFacts;
}

const E164 = /^\+[1-9]\d{1,14}$/;

function refuseNumber(member: string, number: string): void {
  if (typeof number === 'string' && E164.test(number)) return;
  throw new ControlProblem(
    422,
    'RINGBACK_CALL_NUMBER',
    `Failed to read "${member}" ${quote(number)}: it is not a telephone number in E.164. Write +14155550100.`,
  );
}
