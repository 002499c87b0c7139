import { createPicker, createSampler, shareFrom } from '../../src/core/distribution.ts';
import type { Instant } from '../../src/core/instant.ts';
import { drawRow, type Key } from '../../src/core/random.ts';
import { type CallDataset, OUTCOMES, type Outcome } from '../../src/engine/scenario/scenario.ts';
import type { Agent } from './agent.ts';
import { drawArrivals } from './arrivals.ts';
import type { Direction, Speaker } from './call.ts';
import { LANES } from './draw-lanes.ts';
import { SHORTEST_SUCCESS_MS } from './ending.ts';
import { CUSTOMER_NUMBERS } from './phone-numbers.ts';

/** What is drawn for all rows of a dataset at once, as filters ask for it. */
export interface Columns {
  readonly createdAt: Float64Array;
  /** Milliseconds from answer to hang-up, if it comes to that. */
  readonly talk: Uint32Array;
  /** The number of the customer. */
  readonly customer: Uint32Array;
  /** Index into the agents. */
  readonly agent: Uint16Array;
  /** The outcome's index, and a bit for each of what goes one way or the other. */
  readonly course: Uint8Array;
  /** Milliseconds from the creation to the last event; 0 as long as nobody asked. */
  readonly life: Uint32Array;
}

const OUTCOME_BITS = 0b111;
const OUTBOUND = 0b1000;
const SUCCESS = 0b1_0000;
const AGENT_ENDS = 0b10_0000;

const AGENT_ENDS_SHARE = 0.45;

/** What the columns of a dataset follow from, beside the dataset. */
export interface ColumnSource {
  readonly start: Instant;
  readonly key: Key;
  readonly agents: readonly Agent[];
  /** How many of the calls are an agent's, against the others; and of its answered ones, how many reach their aim. */
  readonly weights: readonly number[];
  readonly successes: readonly number[];
}

/** Draws the columns: a loop over all rows, so that nothing is made in it and every share is ready before it. */
export function fillColumns(dataset: CallDataset, source: ColumnSource): Columns {
  const { count, outcomes, talk } = dataset;
  const { start, key, agents, successes } = source;
  const columns = createColumns(count, drawArrivals(dataset, start, key));
  const talkAt = createSampler(talk);
  const agentAt = createPicker(source.weights);
  const outcomeAt = createPicker(outcomes.map(([, weight]) => weight));
  const outcomeCodes = outcomes.map(([outcome]) => OUTCOMES.indexOf(outcome));
  const longTalks = shareFrom(talk, SHORTEST_SUCCESS_MS - HALF_SECOND_MS);
  const successShares = successes.map((share) => share / longTalks);
  const outboundShares = agents.map(outboundShare);
  const callers = countCallers(count);
  for (let row = 0; row < count; row += 1) {
    const agent = agentAt(drawRow(key, row, LANES.agent));
    const caller = drawRow(key, row, LANES.customer);
    columns.talk[row] = talkAt(drawRow(key, row, LANES.talk));
    columns.customer[row] = Math.floor(caller * Math.sqrt(caller) * callers);
    columns.agent[row] = agent;
    columns.course[row] =
      (outcomeCodes[outcomeAt(drawRow(key, row, LANES.outcome))] ?? 0) |
      (drawRow(key, row, LANES.direction) < (outboundShares[agent] ?? 0) ? OUTBOUND : 0) |
      (drawRow(key, row, LANES.success) < (successShares[agent] ?? 0) ? SUCCESS : 0) |
      (drawRow(key, row, LANES.end) < AGENT_ENDS_SHARE ? AGENT_ENDS : 0);
  }
  return columns;
}

/** Talks last whole seconds: one is long enough from half a second below. */
const HALF_SECOND_MS = 500;
/** Callers for so many calls: a few call often, most of them once or twice. */
const CALLERS_A_CALL = 2 / 3;

/** There are no more callers than numbers that belong to nobody. */
function countCallers(count: number): number {
  return Math.min(CUSTOMER_NUMBERS, Math.ceil(count * CALLERS_A_CALL));
}

/** How a row's call goes. */
export interface Course {
  readonly outcome: Outcome;
  readonly direction: Direction;
  readonly success: boolean;
  readonly endedBy: Speaker;
}

export function courseOf({ course }: Columns, row: number): Course {
  const bits = course[row] ?? 0;
  const outcome = OUTCOMES[bits & OUTCOME_BITS] ?? 'answered';
  // What nobody picks up was not called in: an inbound call reaches the agent or is not known of.
  const isOutbound = (bits & OUTBOUND) !== 0 || outcome !== 'answered';
  return {
    outcome,
    direction: isOutbound ? 'outbound' : 'inbound',
    success: (bits & SUCCESS) !== 0,
    endedBy: outcome === 'voicemail' || (bits & AGENT_ENDS) !== 0 ? 'agent' : 'user',
  };
}

function createColumns(count: number, createdAt: Float64Array): Columns {
  return {
    createdAt,
    talk: new Uint32Array(count),
    customer: new Uint32Array(count),
    agent: new Uint16Array(count),
    course: new Uint8Array(count),
    life: new Uint32Array(count),
  };
}

/** Some agents are there to be called, others to call. */
function outboundShare(agent: Agent | undefined): number {
  switch (agent?.persona) {
    case 'survey':
    case 'collections':
      return 0.95;
    case 'sales':
      return 0.7;
    case 'booking':
      return 0.35;
    case 'dispatch':
      return 0.1;
    default:
      return 0.15;
  }
}
