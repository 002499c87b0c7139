import { quantile } from '../../src/core/distribution.ts';
import { NEVER } from '../../src/core/instant.ts';
import { keepByRow } from '../../src/core/keep-by-row.ts';
import { nextEventAt, type Plan } from '../../src/core/plan.ts';
import { drawRow, extendKey, type Key, keyOf } from '../../src/core/random.ts';
import { countCreated } from '../../src/core/rows.ts';
import { serialOfRow } from '../../src/core/serial.ts';
import type { ResourceRows, Setting } from '../../src/engine/resource.ts';
import type { CallDataset } from '../../src/engine/scenario/scenario.ts';
import { datasetKey } from '../../src/engine/template.ts';
import { type Agent, agentsOf, DEFAULT_SETTINGS, successOf, weightOf } from './agent.ts';
import { settingsOfAgent } from './agent-words.ts';
import type { CallFacts, CallState } from './call.ts';
import { type Columns, type Course, courseOf, fillColumns } from './columns.ts';
import { LANES } from './draw-lanes.ts';
import { concludeCall, endingOf, type Wish } from './ending.ts';
import { findOpenRule, type Lifecycle, lifecycleOf } from './lifecycle.ts';
import { userIdOf } from './people.ts';
import { agentNumber, customerNumber } from './phone-numbers.ts';
import { planCall } from './plan-call.ts';
import { longestLife, nextStateAt, type Timeline, timelineOf } from './timeline.ts';
import { type CallTraits, secondsOf, textOf } from './traits.ts';
import { stateOf } from './view-call.ts';

/** The scenario's generated calls: columns are filled once, plans are made when read. */
export function createCallDataset(
  dataset: CallDataset,
  ordinal: number,
  setting: Setting,
): ResourceRows<CallTraits> {
  const key = keyOf(setting.seed, 'calls', ordinal);
  const agents = agentsOf(setting.scenario);
  const rule = findOpenRule(setting);
  const lifecycle = { ...lifecycleOf(setting, rule), talk: dataset.talk };
  const lifeMs = longestLife(lifecycle, DEFAULT_SETTINGS.maxDurationMs);
  const columns = fillColumns(dataset, {
    ...{ start: setting.start, key, agents },
    weights: agents.map(({ id }) => weightOf(setting.scenario, id)),
    successes: agents.map(({ id }) => successOf(setting, id)),
  });
  const calls: DatasetCalls = {
    columns,
    key,
    agents,
    lifecycle,
    rule,
    serials: datasetKey(setting, 'call'),
    ordinal,
  };
  const planAt = keepByRow((row) => planOfRow(calls, row));
  const liveAt = keepByRow((row): LiveCall => ({ timeline: timelineOfRow(calls, row), traits: undefined }));
  const lifeOf = (row: number): number => {
    const { life } = columns;
    if (life[row] === 0) life[row] = lifeOfRow(calls, row);
    return life[row] ?? 0;
  };

  const rows: ResourceRows<CallTraits> = {
    size: dataset.count,
    revision: 0,
    changedSince: () => [],
    createdAt: (row) => columns.createdAt[row] ?? NEVER,
    planAt,
    ownerOf: () => columns,
    countSettled: (now) => countCreated(rows, now - lifeMs),
    settledAt: (row) => (columns.createdAt[row] ?? NEVER) + lifeOf(row),
    traits(row, now) {
      const live = liveAt(row);
      const state = stateOf(live.timeline, now);
      if (live.traits?.state === state) return live.traits;
      live.traits = traitsOfRow(calls, row, state, live.timeline, planAt);
      return live.traits;
    },
    settledTraits: (row) => traitsOfRow(calls, row, 'analysed', timelineOfRow(calls, row), planAt),
    nextTurnAt: (row, now) => nextStateAt(liveAt(row).timeline, now),
    nextEventAt: (row, now) => nextEventAt(planAt(row), now),
  };
  return rows;
}

/** A row that is looked at while it lives. */
interface LiveCall {
  readonly timeline: Timeline;
  /** As they were when last asked for: they move from state to state, and not in between. */
  traits: CallTraits | undefined;
}

/** What a dataset's plans are made from. */
interface DatasetCalls {
  readonly columns: Columns;
  readonly key: Key;
  readonly agents: readonly Agent[];
  readonly lifecycle: Lifecycle;
  readonly rule: number | null;
  readonly serials: Key;
  readonly ordinal: number;
}

function planOfRow(calls: DatasetCalls, row: number): Plan<CallFacts> {
  const { columns, key, lifecycle, rule, serials, ordinal } = calls;
  const agent = agentOfRow(calls, row);
  const course = courseOf(columns, row);
  const customer = customerNumber(columns.customer[row] ?? 0);
  const own = agentNumber(agent.id);
  return planCall({
    outcome: course.outcome,
    direction: course.direction,
    wish: wishOf(course),
    failureReason: lifecycle.reason,
    hangUpOn: [],
    rule,
    serial: serialOfRow(serials, ordinal, row),
    provider: null,
    from: course.direction === 'inbound' ? customer : own,
    to: course.direction === 'inbound' ? own : customer,
    agent,
    agentId: agent.id,
    userId: undefined,
    settings: settingsOfAgent(agent),
    sent: {},
    timeline: timelineOfRow(calls, row),
    transcript: undefined,
    key: extendKey(key, row),
  });
}

function timelineOfRow({ columns, key, lifecycle }: DatasetCalls, row: number): Timeline {
  const spans = {
    queue: quantile(lifecycle.queue, drawRow(key, row, LANES.queue)),
    ring: quantile(lifecycle.ring, drawRow(key, row, LANES.ring)),
    talk: columns.talk[row] ?? 0,
    analyse: quantile(lifecycle.analyse, drawRow(key, row, LANES.analyse)),
  };
  const { outcome } = courseOf(columns, row);
  return timelineOf(columns.createdAt[row] ?? NEVER, spans, outcome, DEFAULT_SETTINGS.maxDurationMs);
}

function lifeOfRow(calls: DatasetCalls, row: number): number {
  const { createdAt, analysedAt } = timelineOfRow(calls, row);
  return analysedAt - createdAt;
}

/** The same traits as the row's plan has, without composing its words. It is asked of every row of a dataset. */
function traitsOfRow(
  calls: DatasetCalls,
  row: number,
  state: CallState,
  timeline: Timeline,
  planAt: (row: number) => Plan<CallFacts>,
): CallTraits {
  const { endedAt, answeredAt } = timeline;
  const course = courseOf(calls.columns, row);
  const { outcome, direction } = course;
  const isOver = state === 'ended' || state === 'analysed';
  const { maxDurationMs } = DEFAULT_SETTINGS;
  const { success, endedBy } = concludeCall(outcome, wishOf(course), timeline, maxDurationMs);
  return {
    state,
    ending: isOver ? endingOf({ outcome, answeredAt, endedAt, endedBy }, maxDurationMs) : null,
    failureReason: isOver && outcome === 'failed' ? (calls.lifecycle.reason ?? null) : null,
    agentId: agentOfRow(calls, row).id,
    userId: () => userIdOf(customerNumber(calls.columns.customer[row] ?? 0)),
    direction,
    success: state === 'analysed' && success,
    seconds: secondsOf(timeline, isOver ? NEVER : -NEVER),
    text: (now) => textOf(planAt(row).facts, now),
  };
}

/** How a row's call is to end; nobody says more about it than the columns do. */
function wishOf({ success, endedBy }: Course): Wish {
  return { success, endedBy, isEndGiven: false, isScripted: false };
}

function agentOfRow({ agents, columns }: DatasetCalls, row: number): Agent {
  const agent = agents[columns.agent[row] ?? 0];
  if (!agent)
    throw new Error(`Failed to find the agent of row "${row}": the columns are of another scenario.`);
  return agent;
}
