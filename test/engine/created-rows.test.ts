import { expect, test } from '@jest/globals';
import { callKind } from '../../mocks/voice/kind.ts';
import { type Instant, NEVER } from '../../src/core/instant.ts';
import { nextEventAt, type Plan, settledAt } from '../../src/core/plan.ts';
import type { Amend, Change, Create } from '../../src/engine/change.ts';
import { createLedger, type Ledger, planOfAmend, planOfCreate } from '../../src/engine/ledger.ts';
import type { ResourceRows } from '../../src/engine/resource.ts';
import { createTemplate } from '../../src/engine/template.ts';
import { START, scenarioOf } from '../providers/support/scenarios.ts';
import { createSeeded, type Seeded } from '../support/seeded.ts';

const SCENARIO = scenarioOf({
  ringback: 'scenario/1',
  name: 'busy',
  agents: [{ id: 'agent_support', name: 'Maya', persona: 'support' }],
  data: [{ calls: 5, over: { before: '30m', after: '0s' } }],
});
const TEMPLATE = createTemplate([callKind], {
  ...{ scenario: SCENARIO, defaults: SCENARIO, seed: 5, start: START },
});
const PROVIDERS = ['voiceos', 'elevenlabs'];

/** A world, with all that it should hold: every change, and every plan as an object. */
interface Watched {
  readonly ledger: Ledger;
  readonly changes: Change[];
  readonly plans: Plan[];
}

test('what is made again of a log is what was put into it, plan by plan and number by number', () => {
  for (let round = 0; round < 8; round += 1) {
    const draw = createSeeded(`created ${round}`);
    const watched: Watched = { ledger: createLedger('test', TEMPLATE), changes: [], plans: [] };
    let now = START;
    for (let step = 0; step < 80; step += 1) {
      now += draw.pick([0, 0, 1, 900, 20_000, 400_000]);
      if (draw.oneIn(3)) hangUp(watched, now, draw);
      else create(watched, now, draw);
    }
    expect([...watched.ledger.changes]).toEqual(watched.changes);
    expectSameRows(watched, draw, now);
    // Made anew from its log, as after a rewind, it is the same once more.
    expectSameRows({ ...watched, ledger: createLedger('test', TEMPLATE, watched.ledger.changes) }, draw, now);
  }
});

test('equal creates are counted, and each is a call of its own', () => {
  const draw = createSeeded('equal');
  const watched: Watched = { ledger: createLedger('test', TEMPLATE), changes: [], plans: [] };
  for (let nth = 0; nth < 50; nth += 1) create(watched, START + nth, draw, 'the same');
  expect(watched.ledger.countLike('the same')).toBe(50);
  expect(watched.ledger.countLike('another')).toBe(0);
  expect(new Set(watched.plans.map(({ serial }) => `${serial.hi} ${serial.lo}`)).size).toBe(50);
});

test('a create that cannot be is not in the log', () => {
  const ledger = createLedger('test', TEMPLATE);
  const change: Create = {
    ...{ type: 'create', at: START, kind: 'letter', provider: 'voiceos', likeness: 'one', nth: 0 },
    ...{ input: {}, rule: null },
  };
  expect(() => ledger.append(change)).toThrow('Failed to find kind "letter"');
  expect([ledger.changes.length, ledger.countLike('one')]).toEqual([0, 0]);
});

function create({ ledger, changes, plans }: Watched, at: Instant, draw: Seeded, like?: string): void {
  const likeness = like ?? draw.pick(['one', 'other', `unlike ${plans.length}`]);
  const settings = draw.pick([{}, { greeting: 'Grüß Gott 🎉' }, { maxDurationMs: 9_000, voice: 'nova' }]);
  const change: Create = {
    ...{ type: 'create', at, kind: 'call', provider: draw.pick(PROVIDERS), likeness },
    nth: ledger.countLike(likeness),
    input: {
      direction: 'outbound',
      from: '+14155550100',
      to: '+14155550142',
      agentId: null,
      settings,
      sent: {},
    },
    rule: draw.pick([null, null, 0]),
  };
  const plan = planOfCreate('test', TEMPLATE, change);
  ledger.append(change, draw.oneIn(2) ? plan : undefined);
  changes.push(change);
  plans.push(plan);
}

function hangUp({ ledger, changes, plans }: Watched, at: Instant, draw: Seeded): void {
  if (plans.length === 0) return;
  const { serial } = draw.pick(plans);
  const change: Amend = {
    ...{ type: 'amend', at, kind: 'call', serial },
    amendment: { action: 'hang-up', details: { by: 'agent' } },
  };
  const amended = planOfAmend(ledger, change);
  if ('refused' in amended) return;
  ledger.append(change, amended);
  changes.push(change);
  plans[plans.findIndex((plan) => plan.serial === serial)] = amended;
}

function expectSameRows({ ledger, plans }: Watched, draw: Seeded, now: Instant): void {
  for (const provider of [null, ...PROVIDERS]) {
    const expected = plans.filter((plan) => provider === null || plan.provider === provider);
    const rows = ledger.sources('call', provider).at(-1);
    if (!rows) throw new Error('there is no source of what was created');
    expect(rows.size).toBe(expected.length);
    for (const [row, plan] of expected.entries()) {
      expect(toValues(rows.planAt(row))).toEqual(toValues(plan));
      expect(rows.createdAt(row)).toBe(plan.createdAt);
      expect(rows.settledAt(row)).toBe(settledAt(plan));
    }
    const instants = expected.flatMap((plan) => plan.events().map(({ at }) => at));
    for (const at of [START - 1, now, NEVER, ...instants])
      expectSameAt(rows, expected, at - draw.pick([0, 1]));
  }
  for (const { serial } of plans) {
    const place = ledger.find('call', serial);
    expect(place?.rows.planAt(place.row).serial).toEqual(serial);
  }
}

function expectSameAt(rows: ResourceRows, plans: readonly Plan[], at: Instant): void {
  const unsettled = plans.findIndex((plan) => settledAt(plan) > at);
  expect(rows.countSettled(at)).toBe(unsettled < 0 ? plans.length : unsettled);
  expect(plans.map((_, row) => rows.nextEventAt(row, at))).toEqual(
    plans.map((plan) => nextEventAt(plan, at)),
  );
}

/** A plan with what is found on demand. */
function toValues(plan: Plan): unknown {
  const { words, ...facts } = plan.facts as { words: () => unknown };
  return { ...plan, events: plan.events(), outline: undefined, facts: { ...facts, words: words() } };
}
