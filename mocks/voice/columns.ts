import { pickWeighted, quantile } from '../../src/core/distribution.ts';
import type { Instant } from '../../src/core/instant.ts';
import { drawRow, type Key } from '../../src/core/random.ts';
import { type CallDataset, OUTCOMES, type Outcome } from '../../src/engine/scenario/scenario.ts';
import type { Agent } from './agent.ts';
import type { Direction, Speaker } from './call.ts';
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
}

const OUTCOME_BITS = 0b111;
const OUTBOUND = 0b1000;
const SUCCESS = 0b1_0000;
const AGENT_ENDS = 0b10_0000;

const SUCCESS_SHARE = 0.78;
const AGENT_ENDS_SHARE = 0.45;
/** One customer for so many calls: people call again. */
const CALLS_A_CUSTOMER = 3;

/** Lanes of `drawRow`: a number each, so that a new one shifts no old value. */
export const LANES = {
  at: 0,
  talk: 1,
  customer: 2,
  agent: 3,
  outcome: 4,
  direction: 5,
  success: 6,
  end: 7,
  queue: 8,
  ring: 9,
  analyse: 10,
} as const;

/** Draws the columns. Rows are spread evenly over the dataset's time, with jitter, and never share an instant. */
export function fillColumns(
  dataset: CallDataset,
  start: Instant,
  key: Key,
  agents: readonly Agent[],
): Columns {
  const { count, before, after, outcomes, talk } = dataset;
  const columns = createColumns(count);
  const step = (before + after) / Math.max(1, count);
  const customers = Math.min(CUSTOMER_NUMBERS, Math.ceil(count / CALLS_A_CUSTOMER));
  let latest = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < count; row += 1) {
    latest = Math.max(latest + 1, Math.ceil(start - before + (row + drawRow(key, row, LANES.at)) * step));
    const agent = Math.floor(drawRow(key, row, LANES.agent) * agents.length);
    columns.createdAt[row] = latest;
    columns.talk[row] = quantile(talk, drawRow(key, row, LANES.talk));
    columns.customer[row] = Math.floor(drawRow(key, row, LANES.customer) * customers);
    columns.agent[row] = agent;
    columns.course[row] =
      OUTCOMES.indexOf(pickWeighted(outcomes, drawRow(key, row, LANES.outcome))) |
      (drawRow(key, row, LANES.direction) < outboundShare(agents[agent]) ? OUTBOUND : 0) |
      (drawRow(key, row, LANES.success) < SUCCESS_SHARE ? SUCCESS : 0) |
      (drawRow(key, row, LANES.end) < AGENT_ENDS_SHARE ? AGENT_ENDS : 0);
  }
  return columns;
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

function createColumns(count: number): Columns {
  return {
    createdAt: new Float64Array(count),
    talk: new Uint32Array(count),
    customer: new Uint32Array(count),
    agent: new Uint16Array(count),
    course: new Uint8Array(count),
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
